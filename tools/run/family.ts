/**
 * All processes of one job: its group, its session, children that left both, and, by a marker in the environment,
 * whatever else it started. Killing only the direct child leaves solvers running.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  hasProc,
  highestMb,
  kill,
  listProcesses,
  markers,
  type Proc,
  proportionalMb,
  readProcess,
  withMarker,
} from './processes.mjs';
import { keepWatch, unwatch, watch } from './watchdog.ts';

export const jobMarker = 'ASSAY_JOB';
export const ownerMarker = 'ASSAY_OWNER';

const living = new Set<Family>();

/** Names this process for good, so that a later run can tell that it died. */
export function ownerName(): string {
  return `${process.pid}:${readProcess(process.pid)?.start ?? ''}`;
}

/** To be given to whatever is started, and from then on it ends with this process, however that ends. */
export function marksFor(marker: string): Readonly<Record<string, string>> {
  const owner = ownerName();
  keepWatch(ownerMarker, owner);
  return { [jobMarker]: marker, [ownerMarker]: owner };
}

export class Family {
  readonly root: number;
  readonly marker: string;
  readonly #known = new Map<number, string>();
  #peakMb = 0;

  constructor(root: number, marker: string) {
    this.root = root;
    this.marker = marker;
    const start = readProcess(root)?.start ?? '';
    this.#known.set(root, start);
    living.add(this);
    watch(root, start);
  }

  /** Members now. Remembers those seen, so that one who leaves the group is still known by its parent. */
  members(): readonly Proc[] {
    const all = listProcesses();
    const mine = new Map<number, Proc>();
    for (let grown = true; grown; ) {
      grown = false;
      for (const proc of all) {
        if (mine.has(proc.pid) || !this.#owns(proc, mine)) continue;
        mine.set(proc.pid, proc);
        grown = true;
      }
    }
    for (const proc of mine.values()) this.#known.set(proc.pid, proc.start);
    return [...mine.values()];
  }

  #owns(proc: Proc, mine: ReadonlyMap<number, Proc>): boolean {
    if (proc.group === this.root || proc.session === this.root || mine.has(proc.parent)) return true;
    return this.#known.get(proc.pid) === proc.start;
  }

  /** Memory of all members. Proportional only when the cheap figure is above the limit. */
  memoryMb(limit: number): number {
    const members = this.members();
    const resident = members.reduce((sum, proc) => sum + proc.rssMb, 0);
    const used =
      resident <= limit ? resident : members.reduce((sum, proc) => sum + (proportionalMb(proc.pid) ?? proc.rssMb), 0);
    this.#peakMb = Math.max(this.#peakMb, used, ...members.map(({ pid }) => highestMb(pid)));
    return used;
  }

  /** The most of all members together that a look saw, and at least what any of them ever held; 0 when never looked at. */
  get peakMb(): number {
    return this.#peakMb;
  }

  signalAll(signal: NodeJS.Signals): number {
    const members = this.members();
    if (!hasProc || members.some((proc) => proc.group === this.root)) kill(-this.root, signal);
    for (const proc of members) if (proc.group !== this.root) kill(proc.pid, signal);
    return members.length;
  }

  /** Kills until nothing is left, and gives the number of processes that had to be killed. */
  async sweep(): Promise<number> {
    const killed = new Set<number>();
    for (let round = 0; round < 50; round++) {
      const found = [...this.members().map((proc) => proc.pid), ...withMarker(jobMarker, this.marker)];
      if (found.length === 0) break;
      for (const pid of found) killed.add(pid);
      this.#killNow(found);
      await sleep(10);
    }
    if (!hasProc) kill(-this.root, 'SIGKILL');
    living.delete(this);
    unwatch(this.root);
    return killed.size;
  }

  #killNow(pids: readonly number[]): void {
    for (const pid of pids) kill(pid, 'SIGKILL');
  }

  /** For the end of our own process, when nothing can be awaited any more. */
  killAtExit(): void {
    kill(-this.root, 'SIGKILL');
    this.#killNow(this.members().map((proc) => proc.pid));
    this.#killNow(withMarker(jobMarker, this.marker));
  }
}

process.on('exit', () => {
  for (const family of living) family.killAtExit();
});

/** Whether a process is the one that was named, and runs. */
function lives(pid: number, start: string): boolean {
  const present = readProcess(pid);
  return present !== null && !present.zombie && present.start === start;
}

/** Kills what an Assay left running that was itself killed outright. Gives the number of processes ended. */
export function endOrphans(): number {
  const ended = new Set<number>();
  // What is killed may have started another one just before.
  for (let round = 0; round < 50; round++) {
    const found = markers(ownerMarker).filter(({ value }) => {
      const [owner, start = ''] = value.split(':');
      return start !== '' && !lives(Number(owner), start);
    });
    const killed = found.filter(({ pid }) => kill(pid, 'SIGKILL'));
    if (killed.length === 0) break;
    for (const { pid } of killed) ended.add(pid);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  }
  return ended.size;
}
