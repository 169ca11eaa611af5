/** The files that claims are written in, as they were when they were judged. */
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';

/** The file that an obligation's claim is written in; null where it is no text. */
export function fileOf({ entry }: Obligation): string | null {
  switch (entry.in) {
    case 'solidity':
    case 'smt':
      return entry.file;
    case 'cvl':
      return entry.spec;
    default:
      return null;
  }
}

/** sha-256 of each, by its path from the root. What cannot be read has none. */
export function harnessDigests(root: string, obligations: readonly Obligation[]): Record<string, string> {
  const files = [...new Set(obligations.flatMap((one) => fileOf(one) ?? []))].sort();
  return Object.fromEntries(
    files.flatMap((file) => {
      const text = harnessText(root, file);
      return text === null ? [] : [[file, digestOf(text)]];
    }),
  );
}

/** Null where there is no such file below the root, or where it has another digest than the one given. */
export function harnessText(root: string, file: string, digest?: string): string | null {
  try {
    const path = realpathSync(join(root, file));
    if (!path.startsWith(realpathSync(root) + sep)) return null;
    const text = readFileSync(path, 'utf8');
    return digest === undefined || digest === digestOf(text) ? text : null;
  } catch {
    return null;
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
