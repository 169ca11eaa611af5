/** Text of the generated tests that a report points to, read from its own folder and from nowhere else. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, resolve, sep } from 'node:path';
import { sortedUnique } from './order.ts';
import type { Report } from './schema.ts';

/** Larger files are named and not shown. */
const mostBytes = 256 * 1024;

export async function loadAttachments(report: Report, directory: string): Promise<Record<string, string>> {
  const cells = report.properties.flatMap((result) => result.engines);
  const paths = sortedUnique(cells.flatMap((cell) => (cell.replay?.test ? [cell.replay.test] : [])));
  const found: [string, string][] = [];
  for (const path of paths) {
    const source = await readInside(directory, path);
    if (source !== null) found.push([path, source]);
  }
  return Object.fromEntries(found);
}

/** Null when the file is absent, too large, or anywhere but below the folder. */
async function readInside(directory: string, path: string): Promise<string | null> {
  if (isAbsolute(path) || path.includes('\0')) return null;
  try {
    const root = await realpath(directory);
    const file = await realpath(resolve(root, path));
    if (!file.startsWith(root + sep)) return null;
    const facts = await stat(file);
    return facts.isFile() && facts.size <= mostBytes ? await readFile(file, 'utf8') : null;
  } catch {
    return null;
  }
}
