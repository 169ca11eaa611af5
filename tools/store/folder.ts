/**
 * A store in a folder: `ac/<2>/<64 hex>` and `cas/<2>/<64 hex>`. A file is whole or not there, whoever writes beside us, and
 * what is used is kept longest. What has another name, or lies behind a link, is not of the store.
 */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  fsyncSync,
  futimesSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { syncFolder } from '../ledger/files.ts';
import { sha256 } from '../ledger/key.ts';
import type { Backend, Got } from './backend.ts';
import { largest, nameShape, readEntry, type Shelf } from './schema.ts';

const shelves: readonly Shelf[] = ['ac', 'cas'];
/** A temporary file that is older than this has lost its writer. Milliseconds. */
const abandoned = 3_600_000;

function placeOf(folder: string, shelf: Shelf, name: string): string {
  if (!nameShape.test(name)) throw new RangeError(`${name} is no name of a store`);
  return join(folder, shelf, name.slice(0, 2), name);
}

/** @throws when what is there is no folder of the store's own. */
function refuseLinks(folder: string, path: string): void {
  for (const part of [dirname(dirname(path)), dirname(path)])
    if (lstatSync(part, { throwIfNoEntry: false })?.isDirectory() === false)
      throw new RangeError(`${relative(folder, part)} is no folder`);
}

/** Null when it is not there. @throws when it cannot be read or is too large. */
export function readOne(folder: string, shelf: Shelf, name: string): Uint8Array | null {
  const path = placeOf(folder, shelf, name);
  refuseLinks(folder, path);
  let fd: number;
  try {
    // A link could lead to a file that nobody meant to hand out, and a pipe would be waited for.
    fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const found = fstatSync(fd);
    if (!found.isFile()) throw new RangeError('it is no file');
    if (found.size > largest[shelf]) throw new RangeError(`it has ${found.size} bytes`);
    const bytes = readFileSync(fd);
    touch(fd);
    return bytes;
  } finally {
    closeSync(fd);
  }
}

function touch(fd: number): void {
  try {
    const now = new Date();
    futimesSync(fd, now, now);
  } catch {
    // Read-only: it is only used for what is thrown away first.
  }
}

/** Why these bytes may not have that name, or null. */
export function refusal(shelf: Shelf, name: string, bytes: Uint8Array): string | null {
  if (!nameShape.test(name)) return 'its name is no sha-256';
  if (bytes.length > largest[shelf]) return `more than ${largest[shelf]} bytes`;
  if (shelf === 'cas') return sha256(bytes) === name ? null : 'its name is not its sha-256';
  const read = readEntry(bytes, name);
  return read.ok ? null : read.why;
}

/** @throws RangeError for what may not be kept under that name, and file-system errors. */
export function writeOne(folder: string, shelf: Shelf, name: string, bytes: Uint8Array): void {
  const wrong = refusal(shelf, name, bytes);
  if (wrong !== null) throw new RangeError(wrong);
  const path = placeOf(folder, shelf, name);
  refuseLinks(folder, path);
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const fd = openSync(temporary, 'wx');
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

interface Kept {
  readonly path: string;
  readonly bytes: number;
  readonly usedMs: number;
}

const ownName = /^([0-9a-f]{2})[0-9a-f]{62}(?:\.[0-9a-f-]{36}\.tmp)?$/u;

function namesIn(folder: string, is: (entry: Dirent) => boolean): readonly string[] {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (is(entry) ? [entry.name] : []));
}

function keptIn(folder: string): readonly Kept[] {
  return shelves.flatMap((shelf) =>
    namesIn(join(folder, shelf), (entry) => entry.isDirectory()).flatMap((start) =>
      namesIn(join(folder, shelf, start), (entry) => entry.isFile() && ownName.exec(entry.name)?.[1] === start).flatMap(
        (name) => {
          const path = join(folder, shelf, start, name);
          const found = lstatSync(path, { throwIfNoEntry: false });
          return found === undefined ? [] : [{ path, bytes: found.size, usedMs: found.mtimeMs }];
        },
      ),
    ),
  );
}

export function sizeOf(folder: string): number {
  return keptIn(folder).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Removes what was used least lately until no more than so many bytes are left. Bytes that are left. */
export function prune(folder: string, most: number): number {
  const all = keptIn(folder);
  const isLost = ({ path, usedMs }: Kept): boolean => path.endsWith('.tmp') && Date.now() - usedMs > abandoned;
  let left = all.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const one of all.toSorted((a, b) => a.usedMs - b.usedMs || (a.path < b.path ? -1 : 1))) {
    if (left <= most && !isLost(one)) continue;
    if (one.path.endsWith('.tmp') && !isLost(one)) continue;
    rmSync(one.path, { force: true });
    left -= one.bytes;
  }
  return left;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export function folderBackend(folder: string): Backend {
  return {
    shown: 'a folder of this machine',
    async get(shelf, name): Promise<Got> {
      try {
        const bytes = readOne(folder, shelf, name);
        return bytes === null ? { is: 'missing' } : { is: 'found', bytes };
      } catch (error) {
        return { is: 'failed', why: messageOf(error) };
      }
    },
    async put(shelf, name, bytes) {
      try {
        writeOne(folder, shelf, name, bytes);
        return null;
      } catch (error) {
        return messageOf(error);
      }
    },
  };
}
