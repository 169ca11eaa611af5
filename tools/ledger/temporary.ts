/** Names of what is only there for a while. They say whose it is, so that what somebody was killed over can be cleared. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isAlive, startOf } from '../setup/mutex.mjs';

const owner = (): string => `${process.pid}-${startOf(process.pid)}`;

function isDead(pid: string | undefined, start: string | undefined): boolean {
  return pid !== undefined && start !== undefined && !isAlive({ pid: Number(pid), start });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Never throws: what cannot be removed is in nobody's way. */
export function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // Another person's, or held by the file system.
  }
}

/** Beside the file that it becomes. Two at once in one process need a `mark` each. */
export function temporaryFor(path: string, mark = ''): string {
  return `${path}.${owner()}${mark === '' ? '' : `.${mark}`}.tmp`;
}

const temporaryShape = /\.(\d+)-(\d*)(?:\.[0-9a-f-]+)?\.tmp$/u;

/** Removes what processes that are gone left beside a file; every file of a folder when only the folder is given. */
export function clearTemporaries(folder: string, path?: string): void {
  for (const name of namesIn(folder)) {
    const [whole, pid, start] = temporaryShape.exec(name) ?? [];
    if (whole === undefined || (path !== undefined && name.slice(0, -whole.length) !== basename(path))) continue;
    if (isDead(pid, start)) discard(join(folder, name));
  }
}

export function clearTemporariesOf(path: string): void {
  clearTemporaries(dirname(path), path);
}

/** A fresh folder, absolute. `kind` is a word of small letters. */
export function makeScratch(kind: string, parent = tmpdir()): string {
  return mkdtempSync(join(parent, `assay-${kind}.${owner()}.`));
}

const scratchShape = /^assay-[a-z]+\.(\d+)-(\d*)\.\w{6}$/u;

/** Removes such folders of processes that are gone. What somebody else owns stays. */
export function clearScratch(parent = tmpdir()): void {
  for (const name of namesIn(parent)) {
    const [, pid, start] = scratchShape.exec(name) ?? [];
    if (isDead(pid, start)) discard(join(parent, name));
  }
}
