/** What jobs are expected to take, and so in which order they start. It decides when something is asked, never what is answered. */
import type { First, Measured, RunOptions, Store } from './options.ts';
import type { PlannedJob } from './plan.ts';

/** Memory is not the same each time. */
const marginOfOwn = 1.25;
const marginOfKin = 1.5;

export interface ScheduleOptions extends Pick<RunOptions, 'first' | 'obligations'> {
  readonly journal?: Pick<Store, 'measured'> | undefined;
}

export class Schedule {
  readonly #journal: ScheduleOptions['journal'];
  readonly #first: First;
  /** Seconds by engine and role, and by engine. */
  readonly #seconds = new Map<string, number[]>();
  /** Highest by engine, in MB. */
  readonly #peakMb = new Map<string, number>();

  constructor({ journal, first = 'longest', obligations }: ScheduleOptions) {
    this.#journal = journal;
    this.#first = first;
    for (const { id, engine, role } of obligations) {
      const found = journal?.measured(id) ?? null;
      if (found === null) continue;
      for (const kin of [`${engine} ${role}`, engine])
        this.#seconds.set(kin, [...(this.#seconds.get(kin) ?? []), found.seconds]);
      if (found.peakMb !== null) this.learn(engine, found.peakMb);
    }
  }

  /** Null when none of its obligations ever ran. */
  measured({ obligations }: Pick<PlannedJob, 'obligations'>): Measured | null {
    const found = obligations.flatMap(({ id }) => this.#journal?.measured(id) ?? []);
    if (found.length === 0) return null;
    const peaks = found.flatMap(({ peakMb }) => peakMb ?? []);
    return {
      seconds: Math.max(...found.map(({ seconds }) => seconds)),
      answered: found.every(({ answered }) => answered),
      peakMb: peaks.length === 0 ? null : Math.max(...peaks),
    };
  }

  learn(engine: string, peakMb: number): void {
    this.#peakMb.set(engine, Math.max(this.#peakMb.get(engine) ?? 0, peakMb));
  }

  /** Of what was never measured, as its like; of what has none, its limit, which it will rather not exceed. */
  memoryMb(job: PlannedJob): number {
    const own = this.measured(job)?.peakMb ?? null;
    const kin = this.#peakMb.get(job.engine.id);
    const limit = job.limits.memoryMb;
    if (own !== null) return Math.min(limit, own * marginOfOwn);
    return kin === undefined ? limit : Math.min(limit, kin * marginOfKin);
  }

  /** The stage is how many slices were tried before; what comes earlier in the plan goes first of equals. */
  orderOf(job: PlannedJob, stage: number, index: number): readonly number[] {
    const measured = this.measured(job);
    const guess = measured?.seconds ?? this.#likelySeconds(job);
    if (this.#first === 'quickest') return [stage, guess, index];
    // What was never measured may be the longest.
    return [stage, measured === null ? 0 : 1, -guess, index];
  }

  #likelySeconds({ engine: { id }, obligations, limits }: PlannedJob): number {
    const kin = this.#seconds.get(`${id} ${obligations[0]?.role}`) ?? this.#seconds.get(id);
    return kin === undefined ? limits.seconds : median(kin);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Cores that a job of this engine keeps busy by itself. */
export function coresOf({ engine }: PlannedJob): number {
  return engine.cores ?? 1;
}
