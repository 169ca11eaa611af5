/**
 * Halmos obeys `@custom:halmos` in the sources it is given, `--ffi` and `--solver-command` among it: judging somebody's
 * contract would run their commands. Such sources are refused before any engine sees them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { errors } from '../errors.ts';

const tag = '@custom:halmos';
/** Test data is no source of the project; what a compiler made is looked at besides. */
const skippedFolders = new Set(['node_modules', 'out', 'cache', 'artifacts', '__fixtures__']);

/** Halmos splits the text like a shell and accepts shortened options, so both are undone first. */
const dangerous = [
  { option: '--ffi', shortest: '--ff' },
  { option: '--solver-command', shortest: '--solver-c' },
];

function optionIn(words: string): string | null {
  const plain = words.replace(/["'\\]/gu, '').replace(/\*|\/{2,}/gu, ' ');
  for (const word of plain.split(/\s+/u)) {
    const name = word.split('=')[0] ?? '';
    const found = dangerous.find(({ option, shortest }) => name.startsWith(shortest) && option.startsWith(name));
    if (found !== undefined) return found.option;
  }
  return null;
}

/** The dangerous option that a source or a compiled document asks for, or null. */
export function dangerousOption(text: string): string | null {
  const pieces = text.split(tag).slice(1);
  for (const piece of pieces) {
    // Up to the next tag. An end of comment is no end: what lies behind it is then only looked at needlessly.
    const option = optionIn(piece.split(/@[a-z]/u)[0] ?? '');
    if (option !== null) return option;
  }
  return null;
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && !skippedFolders.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sourceFiles(path);
      return entry.isFile() && entry.name.endsWith('.sol') ? [path] : [];
    });
}

export function refuseCommands(root: string): void {
  for (const path of sourceFiles(root)) {
    const option = dangerousOption(readFileSync(path, 'utf8'));
    if (option !== null) throw errors.runsCommands(relative(root, path), option);
  }
}

/** All that a compiled document says with the tag, whether as a key or in the text of a comment. */
function taggedTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.includes(tag) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) =>
    `@${key}` === tag && typeof item === 'string' ? [`${tag} ${item}`] : taggedTexts(item),
  );
}

/** Once more on what the compiler made of the sources: documents inherited from a dependency arrive only here. */
export function refuseCommandsIn(path: string, artifactText: string): void {
  if (!artifactText.includes('custom:halmos')) return;
  for (const text of taggedTexts(JSON.parse(artifactText))) {
    const option = dangerousOption(text);
    if (option !== null) throw errors.runsCommands(path, option);
  }
}
