/** How long a run still takes: by what its jobs are known to take, at the pace of those that ended. */

/** What a job is known to take, in seconds; null when nobody measured it. */
type Expected = number | null;

export interface RunningJob {
  readonly expectedSeconds: Expected;
  /** So far. */
  readonly seconds: number;
}

/** Jobs of one sort, and the seconds of all of them. */
class Sum {
  jobs = 0;
  seconds = 0;

  add(seconds: number): void {
    this.jobs++;
    this.seconds += seconds;
  }

  /** A job that is asked again in parts starts more than once. */
  take(seconds: number): void {
    this.jobs = Math.max(0, this.jobs - 1);
    this.seconds = this.jobs === 0 ? 0 : Math.max(0, this.seconds - seconds);
  }

  mean(): number | null {
    return this.jobs === 0 ? null : this.seconds / this.jobs;
  }
}

export class Estimate {
  /** Waiting jobs, by what they are known to take, and those of which nothing is known. */
  readonly #waiting = { known: new Sum(), unknown: new Sum() };
  /** Of all known jobs. */
  readonly #known = new Sum();
  /** Known jobs that ended: what was expected of them, and what they took. */
  readonly #expected = new Sum();
  readonly #took = new Sum();
  /** Other jobs that ended. */
  readonly #others = new Sum();

  planned(jobs: readonly Expected[]): void {
    for (const expected of jobs) {
      this.#waits(expected);
      if (expected !== null) this.#known.add(expected);
    }
  }

  started(expected: Expected): void {
    if (expected === null) this.#waiting.unknown.take(0);
    else this.#waiting.known.take(expected);
  }

  ended(expected: Expected, seconds: number): void {
    if (expected === null) {
      this.#others.add(seconds);
    } else {
      this.#expected.add(expected);
      this.#took.add(seconds);
    }
  }

  /** It was ended to be started again. */
  cut(expected: Expected): void {
    this.#waits(expected);
  }

  #waits(expected: Expected): void {
    if (expected === null) this.#waiting.unknown.add(0);
    else this.#waiting.known.add(expected);
  }

  /** Seconds. Null while nothing is known. */
  left(running: readonly RunningJob[], cores: number): number | null {
    const pace = this.#expected.seconds > 0 ? this.#took.seconds / this.#expected.seconds : 1;
    const known = this.#known.mean();
    const mean = this.#others.mean() ?? (known === null ? null : known * pace);
    if (mean === null) return null;
    const ofRunning = running.map(({ expectedSeconds, seconds }) =>
      Math.max(0, (expectedSeconds === null ? mean : expectedSeconds * pace) - seconds),
    );
    const { known: ours, unknown } = this.#waiting;
    const all = ofRunning.reduce((sum, one) => sum + one, 0) + ours.seconds * pace + unknown.jobs * mean;
    return all / Math.max(1, Math.min(cores, running.length + ours.jobs + unknown.jobs));
  }
}
