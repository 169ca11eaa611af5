/** One set-up at a time in a checkout. A lock whose owner has died is taken over. */
import { closeSync, openSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { setupProblems } from './problems.mjs';

/** Start time of a process, so that a reused number is not taken for its old owner. Empty where /proc is not there. */
export function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // One that has ended and that nobody waited for does nothing any more.
    return state === 'Z' || state === 'X' ? 'ended' : (rest[18] ?? '');
  } catch {
    return '';
  }
}

export function isAlive({ pid, start }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  const now = startOf(pid);
  return now === '' || start === '' || now === start;
}

/** A lock is a link that leads nowhere, since a link is there with its text or not at all; a file where links cannot be. */
function textOf(path) {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (error.code !== 'EINVAL') throw error;
    return readFileSync(path, 'utf8').trim();
  }
}

function readOwner(path) {
  try {
    const [pid, start] = textOf(path).split(' ');
    const number = Number(pid);
    if (Number.isInteger(number) && number > 0) return { pid: number, start: start ?? '' };
    // A file is created and filled in two steps; empty for long means that its owner died between them.
    return Date.now() - statSync(path).mtimeMs > 5000 ? 'dead' : 'unknown';
  } catch (error) {
    return error.code === 'ENOENT' ? 'gone' : 'unknown';
  }
}

const unlinkable = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL']);

function make(path, text) {
  try {
    symlinkSync(text, path);
  } catch (error) {
    if (!unlinkable.has(error.code)) throw error;
    const fd = openSync(path, 'wx');
    writeSync(fd, `${text}\n`);
    closeSync(fd);
  }
}

function tryTake(path) {
  try {
    make(path, `${process.pid} ${startOf(process.pid)}`);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw setupProblems.noWrite(path, error.message);
  }
}

function isDead(path) {
  const owner = readOwner(path);
  return owner === 'dead' || (typeof owner === 'object' && !isAlive(owner));
}

/** Only the holder of the guard may remove a dead lock, so two who saw it dead cannot remove each other's new one. */
function removeDead(path) {
  const guard = `${path}.guard`;
  if (!tryTake(guard)) {
    if (isDead(guard)) rmSync(guard, { force: true });
    return;
  }
  try {
    if (isDead(path)) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/** Takes the lock now, or gives the process that holds it (0 when it does not say). */
export function takeLock(path) {
  for (let attempt = 0; attempt < 50; attempt++) {
    if (tryTake(path)) {
      // Of one who was killed while it removed a dead lock.
      if (isDead(`${path}.guard`)) rmSync(`${path}.guard`, { force: true });
      return null;
    }
    const owner = readOwner(path);
    if (owner === 'dead' || (typeof owner === 'object' && !isAlive(owner))) removeDead(path);
    else if (owner !== 'gone') return typeof owner === 'object' ? owner.pid : 0;
  }
  return 0;
}

export function releaseLock(path) {
  rmSync(path, { force: true });
}

/** Runs `work` while holding the lock at `path`. */
export async function withLock(path, { say, minutes = 30 }, work) {
  const end = performance.now() + minutes * 60_000;
  let told = false;
  for (;;) {
    const owner = takeLock(path);
    if (owner === null) break;
    if (!told && owner !== 0) say(`another set-up is running (process ${owner}); waiting for it`);
    told ||= owner !== 0;
    if (performance.now() > end) throw setupProblems.busy(String(owner), String(minutes), path);
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    releaseLock(path);
  }
}
