/**
 * Reads the process table, to know what belongs to a job. Without /proc (not Linux) every list is empty. Plain JavaScript,
 * because `watchdog.mjs` has to be there before anything could be translated.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export const hasProc = existsSync('/proc/self/stat');

function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

let pageMbKnown = null;

/** The size of a page is not in /proc; our own figures, in pages and in bytes, tell it. */
function pageMb() {
  if (pageMbKnown === null) {
    const pages = Number(readStat('self')?.[21] ?? 0);
    const bytes = pages > 0 ? process.memoryUsage.rss() / pages : 4096;
    pageMbKnown = 2 ** Math.round(Math.log2(bytes)) / 1_048_576;
  }
  return pageMbKnown;
}

export function readProcess(pid) {
  const stat = readStat(String(pid));
  if (stat === null) return null;
  return {
    pid: Number(pid),
    parent: Number(stat[1]),
    group: Number(stat[2]),
    session: Number(stat[3]),
    start: stat[19] ?? '',
    rssMb: Number(stat[21]) * pageMb(),
    zombie: stat[0] === 'Z' || stat[0] === 'X',
  };
}

function allPids() {
  if (!hasProc) return [];
  return readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
}

export function listProcesses() {
  const found = [];
  for (const pid of allPids()) {
    const proc = readProcess(pid);
    if (proc !== null && !proc.zombie) found.push(proc);
  }
  return found;
}

/** Shared pages counted once. Dearer than RSS, so only asked for when RSS looks too high. */
export function proportionalMb(pid) {
  try {
    const kb = /^Pss:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return kb === undefined ? null : Number(kb) / 1024;
  } catch {
    return null;
  }
}

/** The most that a process has held at once, as the kernel counts it: also between two looks. */
export function highestMb(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Processes whose environment holds `NAME=value`, wherever they have moved to. */
export function withMarker(name, value) {
  return markers(name)
    .filter((entry) => entry.value === value)
    .map((entry) => entry.pid);
}

export function markers(name) {
  const found = [];
  for (const pid of allPids()) {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
      const entry = environment.find((line) => line.startsWith(`${name}=`));
      if (entry !== undefined) found.push({ pid: Number(pid), value: entry.slice(name.length + 1) });
    } catch {
      // Someone else's process, or gone.
    }
  }
  return found.filter(({ pid }) => pid !== process.pid && readProcess(pid)?.zombie === false);
}

export function kill(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
