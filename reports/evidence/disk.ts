/** Files of a project as they lie on the disk: found in one order, read from inside of it alone, named by their digest. */
import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve, sep } from 'node:path';
import { byText } from '../order.ts';

/** Paths from `root`, below `folder`, of plain files; links, hidden files, tests and their fixtures are passed over. */
export function filesBelow(root: string, folder: string): readonly string[] {
  let entries: ReturnType<typeof readFolder>;
  try {
    entries = readFolder(join(root, folder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .filter(({ name }) => !/^(?:\.|__|node_modules$)|\.test\.tsx?$/u.test(name))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(root, path);
      return entry.isFile() ? [path] : [];
    })
    .sort(byText);
}

const readFolder = (path: string) => readdirSync(path, { withFileTypes: true });

/** Absolute path of a plain file below `folder`; null for what is absent, or anywhere else by dots or by a link. */
export function plainFile(folder: string, path: string): string | null {
  if (isAbsolute(path) || path.includes('\0')) return null;
  try {
    const root = realpathSync(folder);
    const file = realpathSync(resolve(root, path));
    return file.startsWith(root + sep) && statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

export const isPlain = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

export interface Fingerprint {
  readonly bytes: number;
  readonly sha256: string;
}

/** Read in pieces: a log may be larger than memory should be. */
export function fingerprint(path: string): Fingerprint {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1 << 20);
  const fd = openSync(path, 'r');
  try {
    let bytes = 0;
    for (let read = readSync(fd, piece); read > 0; read = readSync(fd, piece)) {
      hash.update(piece.subarray(0, read));
      bytes += read;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(fd);
  }
}

/** The last `most` bytes. */
export function endOf(path: string, most: number): Buffer {
  const fd = openSync(path, 'r');
  try {
    const size = statSync(path).size;
    const end = Buffer.alloc(Math.min(size, most));
    const read = readSync(fd, end, 0, end.length, Math.max(0, size - end.length));
    return end.subarray(0, read);
  } finally {
    closeSync(fd);
  }
}
