/**
 * Folders as one digest, by what the file system says of each file, like git's index. A file that was changed after an
 * instant is named by its content besides: a change that came right after it was looked at could leave no other trace.
 */
import { createHash, type Hash, randomUUID } from 'node:crypto';
import { type BigIntStats, lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Area {
  /** Absolute. A file stands for itself; what is not there is part of the digest, too. */
  readonly path: string;
  /** Absolute paths, left out with all below them. */
  readonly without?: ReadonlySet<string>;
}

/** Python writes and checks them by itself. */
const skipped = new Set(['__pycache__']);

/** Clocks of file systems are coarse, and not always ours. Nanoseconds. */
const grain = 2_000_000_000n;

/** The instant that an observation that begins now has to be given. */
export function instant(): bigint {
  return BigInt(Date.now()) * 1_000_000n - grain;
}

/** `since` is nanoseconds of the epoch; the same folders have the same digest with the same `since` only. */
export function digestOf(areas: readonly Area[], since: bigint): string {
  const hash = createHash('sha256');
  const visited = new Set<string>();
  for (const { path, without = new Set<string>() } of areas) visit(path, { without, since, hash, visited });
  return hash.digest('hex');
}

interface Visit {
  readonly without: ReadonlySet<string>;
  readonly since: bigint;
  readonly hash: Hash;
  /** Folders: each is looked through once, so that links in a circle come to an end. */
  readonly visited: Set<string>;
}

function visit(path: string, way: Visit): void {
  const { without, since, hash, visited } = way;
  const found = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (found?.isDirectory()) {
    visited.add(path);
    hash.update(`${path}\0folder\n`);
    for (const name of readdirSync(path).sort()) {
      const inside = join(path, name);
      if (!skipped.has(name) && !without.has(inside)) visit(inside, way);
    }
    return;
  }
  hash.update(found === undefined ? `${path}\0none\n` : lineOf(path, found, since));
  if (!found?.isSymbolicLink() || !statOf(path)?.isDirectory()) return;
  // What lies behind is read like what lies here: folders of packages are often shared that way.
  const target = realpathSync(path);
  if (visited.has(target)) return;
  // A folder above could be the whole disk. It is not looked through, and never the same.
  if (`${path}/`.startsWith(target === '/' ? target : `${target}/`)) hash.update(randomUUID());
  else visit(target, way);
}

function lineOf(path: string, found: BigIntStats, since: bigint): string {
  const target = found.isSymbolicLink() ? [readlinkSync(path), identity(statOf(path))] : [];
  const isRecent = found.mtimeNs >= since || found.ctimeNs >= since;
  const content = isRecent && found.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : '';
  return `${[path, identity(found), ...target, content].join('\0')}\n`;
}

function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

/** A file's change time cannot be set back by whoever writes to it. */
function identity(found: BigIntStats | undefined): string {
  if (found === undefined) return 'none';
  const { mode, size, mtimeNs, ctimeNs, ino } = found;
  return [mode, size, mtimeNs, ctimeNs, ino].join(' ');
}

/** Only whether something was put into a folder or taken out of it. */
export function folderLine(path: string): string {
  const found = statOf(path);
  return `${path}\0${found === undefined ? 'none' : [found.mtimeNs, found.ctimeNs, found.ino].join(' ')}`;
}
