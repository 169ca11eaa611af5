/** A kept benchmark: a ratio of two measured times, and what it should come to. */
export interface Measured {
  readonly name: string;
  /** How many times as quick as what it is compared with. */
  readonly ratio: number;
  /** The least ratio. */
  readonly goal: number;
  readonly met: boolean;
  /** Seconds of each run, in the order in which they were made. */
  readonly runs: readonly { readonly what: string; readonly seconds: number; readonly exitCode: number | null }[];
}

export interface Benchmark {
  readonly name: string;
  readonly title: string;
  readonly goal: number;
  /** `root` is the project. Rejects when what it measures cannot be run: it then has no ratio. */
  measure(root: string): Promise<Omit<Measured, 'name' | 'goal' | 'met'>>;
}
