/** Files that are whole or not there, and text that is the same for the same data. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { clearTemporariesOf, temporaryFor } from './temporary.ts';

export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = temporaryFor(path);
  try {
    const fd = openSync(temporary, 'w');
    try {
      writeAll(fd, text);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    // What is written to a descriptor fails without a name.
    throw Object.assign(error as Error, { path });
  }
  clearTemporariesOf(path);
  syncFolder(dirname(path));
}

/** A disk that is nearly full takes a part of what it is given. */
export function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
}

/** A new name is on the disk only when its folder is. */
export function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } catch {
    // Some file systems cannot; the file itself is safe.
  } finally {
    closeSync(fd);
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

/** Keys sorted, so that equal data is equal text. */
export function stableJson(value: unknown, indent = 0): string {
  return JSON.stringify(sorted(value), null, indent);
}
