/** The folder of a run, and what runs that were killed left behind. */
import { lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearScratch, clearTemporaries, discard } from '../ledger/temporary.ts';
import { isAlive } from '../setup/mutex.mjs';
import { endOrphans } from './family.ts';
import { ownerFile } from './job-folder.ts';

const runsKept = 5;

/** The last few are kept, for reading logs. */
export function newRunFolder(root: string): string {
  const all = join(root, '.assay', 'runs');
  mkdirSync(all, { recursive: true });
  const earlier = readdirSync(all).sort();
  for (const name of earlier.slice(0, Math.max(0, earlier.length - runsKept + 1))) discard(join(all, name));
  const folder = join(all, new Date().toISOString().replace(/[:.]/gu, '-'));
  mkdirSync(folder, { recursive: true });
  return folder;
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** None behind a link, which could lead to anyone's. */
function foldersIn(folder: string): readonly string[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? [join(folder, one.name)] : [],
  );
}

/** Whether the Assay that ran this job was killed over it. */
function isAbandoned(job: string): boolean {
  try {
    const [pid = '', start = ''] = readFileSync(ownerFile(job), 'utf8').split(':');
    // Empty when it was killed before it could fill it.
    return !(Number(pid) > 0 && isAlive({ pid: Number(pid), start }));
  } catch {
    return false;
  }
}

/**
 * Ends and removes what an Assay that was killed left in this project and on this machine; logs stay. What runs now is
 * left alone. Gives the number of processes that were ended.
 */
export function clearLeftovers(root: string, out: string): number {
  const ended = endOrphans();
  const own = join(root, '.assay');
  for (const job of foldersIn(join(own, 'compile', 'jobs'))) if (isAbandoned(job)) discard(job);
  const runs = foldersIn(join(own, 'runs'));
  for (const job of runs.flatMap((run) => foldersIn(join(run, 'jobs')))) {
    if (!isAbandoned(job)) continue;
    for (const name of ['tmp', 'work', 'room']) discard(join(job, name));
    discard(ownerFile(job));
  }
  for (const folder of [own, out, ...runs]) clearTemporaries(folder);
  if (isFolder(join(out, 'tests'))) clearTemporaries(join(out, 'tests'));
  clearScratch();
  return ended;
}
