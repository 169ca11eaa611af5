/** Runs jobs side by side, in their order, as far as cores and memory go. */
import { availableParallelism, totalmem } from 'node:os';

export interface Job {
  /** What starts first has the smaller numbers; the first that differs decides. */
  readonly order: readonly number[];
  /** Cores that it keeps busy. */
  readonly cores: number;
  /** What it is expected to need. Asked whenever it could start: what is known of its like may have grown. */
  memoryMb(): number;
  /**
   * Resolves to what is left to do after it. `release` may be called when its process has ended: others may have its cores
   * and its memory while its answer is looked at.
   */
  run(release: () => void): Promise<readonly Job[]>;
}

export interface Room {
  readonly cores: number;
  readonly memoryMb: number;
}

/** How often others may start before the first in line, for which there is no room, while it waits. */
const patience = 8;

export function defaultCores(): number {
  return Math.max(1, availableParallelism());
}

/** What a machine or its container has, less what the rest of it needs. */
export function defaultMemoryMb(total: number = totalmem(), allowed: number = process.constrainedMemory()): number {
  const bytes = allowed > 0 ? Math.min(total, allowed) : total;
  return Math.floor((bytes * 0.9) / 1_048_576);
}

export function inOrder({ order: a }: Pick<Job, 'order'>, { order: b }: Pick<Job, 'order'>): number {
  for (const [index, mine] of a.entries()) {
    const other = b[index] ?? 0;
    if (mine !== other) return mine < other ? -1 : 1;
  }
  return 0;
}

/**
 * A job that needs more than there is runs alone. A job that throws ends the pool: jobs answer for their own failures.
 * `onSpare` is told how many cores no job uses, before jobs start and each time that changes: it does near the end,
 * when nothing waits any more.
 */
export async function runPool(
  jobs: readonly Job[],
  room: Room,
  onSpare: (cores: number) => void = () => {},
): Promise<void> {
  const cores = Math.max(1, Math.floor(room.cores));
  const line = new Line(jobs, { ...room, cores });
  const running = new Set<Promise<void>>();
  let told = -1;
  let wake = (): void => {};
  let thrown: { readonly error: unknown } | undefined;
  const start = async (job: Started): Promise<void> => {
    let held = true;
    const release = (): void => {
      if (held) line.released(job);
      held = false;
      wake();
    };
    try {
      line.add(await job.run(release));
    } catch (error) {
      thrown ??= { error };
    } finally {
      release();
      line.ended();
    }
  };
  do {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const next = line.startable();
    const spare = line.isEmpty ? Math.max(0, cores - line.busy) : 0;
    if (spare !== told) onSpare(spare);
    told = spare;
    for (const job of next) {
      const done: Promise<void> = start(job).finally(() => running.delete(done));
      running.add(done);
    }
    if (running.size > 0) await Promise.race([...running, woken]);
    if (thrown !== undefined) throw thrown.error;
  } while (running.size > 0 || !line.isEmpty);
}

interface Started {
  readonly cores: number;
  readonly memoryMb: number;
  run(release: () => void): Promise<readonly Job[]>;
}

/** Those that wait, and what those that run have taken. */
class Line {
  readonly #room: Room;
  #waiting: Job[];
  #running = 0;
  /** Answers that are looked at while others run. */
  #released = 0;
  #cores = 0;
  #memoryMb = 0;
  #overtaken = 0;

  constructor(jobs: readonly Job[], room: Room) {
    this.#room = room;
    this.#waiting = jobs.toSorted(inOrder);
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  get busy(): number {
    return this.#cores;
  }

  add(jobs: readonly Job[]): void {
    if (jobs.length > 0) this.#waiting = [...this.#waiting, ...jobs].sort(inOrder);
  }

  released({ cores, memoryMb }: Started): void {
    this.#running -= 1;
    this.#released += 1;
    this.#cores -= cores;
    this.#memoryMb -= memoryMb;
  }

  /** After it was released. */
  ended(): void {
    this.#released -= 1;
  }

  /** Taken out of the line. */
  startable(): readonly Started[] {
    const found: Started[] = [];
    for (let next = this.#next(); next !== null; next = this.#next()) found.push(next);
    return found;
  }

  #next(): Started | null {
    // What engines say is kept until it was looked at: it must not pile up.
    if (this.#released > this.#room.cores) return null;
    const last = this.#overtaken < patience ? this.#waiting.length : Math.min(1, this.#waiting.length);
    for (let index = 0; index < last; index++) {
      const job = this.#waiting[index];
      if (job === undefined) break;
      const cores = Math.min(job.cores, this.#room.cores);
      const memoryMb = job.memoryMb();
      if (!this.#fits(cores, memoryMb)) {
        // Without a core left there is room for nobody.
        if (this.#cores >= this.#room.cores) break;
        continue;
      }
      this.#waiting.splice(index, 1);
      this.#overtaken = index === 0 ? 0 : this.#overtaken + 1;
      this.#running += 1;
      this.#cores += cores;
      this.#memoryMb += memoryMb;
      return { cores, memoryMb, run: (release) => job.run(release) };
    }
    return null;
  }

  #fits(cores: number, memoryMb: number): boolean {
    if (this.#running === 0) return true;
    return this.#cores + cores <= this.#room.cores && this.#memoryMb + memoryMb <= this.#room.memoryMb;
  }
}
