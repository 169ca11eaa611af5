/** A copy of the project that a benchmark may edit, with what is compiled already. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyProject } from '../tools/faults/copy.ts';
import { scratch } from './timed.ts';

export function copyOf(root: string, name: string): string {
  const folder = scratch(root, name);
  copyProject(root, folder);
  for (const made of ['out', 'cache', 'docs'])
    if (existsSync(join(root, made)))
      cpSync(join(root, made), join(folder, made), { recursive: true, preserveTimestamps: true });
  return folder;
}

/** @throws when that changes nothing. */
export function edit(folder: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${path} has no ${JSON.stringify(from)}`);
  writeFileSync(join(folder, path), edited);
}

/** Obligations of the answers in the journal, in the order in which they were written into it. */
export function journalled(folder: string): readonly string[] {
  const path = join(folder, '.assay', 'journal.ndjson');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line) => (line === '' ? [] : answerOf(JSON.parse(line))));
}

function answerOf(entry: { readonly verdict?: { readonly obligation: string; readonly claim: string } }): string[] {
  const { verdict } = entry;
  return verdict?.claim === 'holds' || verdict?.claim === 'violated' ? [verdict.obligation] : [];
}
