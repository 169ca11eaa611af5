/** A kept benchmark: a ratio of two measured times, and what it should come to. */
import type { Run } from './timed.ts';

export interface Measured {
  readonly name: string;
  /** Null when it could not be measured. */
  readonly ratio: number | null;
  readonly goal: number;
  readonly met: boolean;
  /** What was timed, in the order in which it was. */
  readonly runs: readonly Run[];
}

export interface Found {
  readonly ratio: number;
  readonly runs: readonly Run[];
}

export interface Benchmark {
  readonly name: string;
  readonly title: string;
  readonly goal: number;
  /** Whether the goal is the least ratio that will do, or the most. */
  readonly wanted: 'at least' | 'at most';
  /** Present when it takes longer than all others: it is measured with `--all`, or by its name. */
  readonly slow?: true;
  /**
   * `root` is the project; `all` asks for everything instead of the selection that is quick. Rejects when what it
   * measures cannot be run, or came to other answers than it must: it then has no ratio.
   */
  measure(root: string, all: boolean): Promise<Found>;
}

export function isMet({ goal, wanted }: Pick<Benchmark, 'goal' | 'wanted'>, ratio: number): boolean {
  return wanted === 'at least' ? ratio >= goal : ratio <= goal;
}

/** Of a list that is not empty; of an even number of them, the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError('no numbers');
  return (low + high) / 2;
}
