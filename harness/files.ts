/** Generated files on the disk: which are not as they should be, and making them so. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type GeneratedFile, generatedFolders } from './generate.ts';

export interface Stale {
  readonly path: string;
  /** `leftover`: nothing generates it any more. */
  readonly why: 'missing' | 'changed' | 'leftover';
}

export function staleFiles(root: string, files: readonly GeneratedFile[]): readonly Stale[] {
  const wanted = new Set(files.map(({ path }) => path));
  const stale: Stale[] = [];
  for (const { path, content } of files) {
    const present = textOf(join(root, path));
    if (present === null) stale.push({ path, why: 'missing' });
    else if (present !== content) stale.push({ path, why: 'changed' });
  }
  for (const folder of generatedFolders) {
    for (const path of filesBelow(root, join(root, folder)))
      if (!wanted.has(path)) stale.push({ path, why: 'leftover' });
  }
  return stale;
}

/** Writes what is not as it should be, and nothing else: a compiler looks at what changed. */
export function writeGenerated(root: string, files: readonly GeneratedFile[]): readonly Stale[] {
  const stale = staleFiles(root, files);
  const byPath = new Map(files.map(({ path, content }) => [path, content]));
  for (const { path } of stale) {
    const content = byPath.get(path);
    if (content === undefined) rmSync(join(root, path));
    else writeOne(join(root, path), content);
  }
  return stale;
}

function writeOne(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function filesBelow(root: string, folder: string): readonly string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((entry) => join(folder, entry))
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(root, path).replaceAll('\\', '/'))
    .sort();
}
