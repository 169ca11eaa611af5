/** Runs jobs side by side, the longest first, so that the last one to end does not keep everybody waiting. */
import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';

export interface Job<T> {
  /** Null when it was never measured; such a job starts before all others, since it may be the longest. */
  readonly expectedSeconds: number | null;
  run(): Promise<T>;
}

export function defaultCores(): number {
  return Math.max(1, availableParallelism());
}

/**
 * A job that throws ends the pool: jobs answer for their own failures. `onSpare` is told how many cores no job uses, each
 * time that changes: it does near the end, when there are fewer jobs than cores.
 */
export async function runPool<T>(
  jobs: readonly Job<T>[],
  cores: number,
  onSpare: (cores: number) => void = () => {},
): Promise<void> {
  const concurrency = Math.max(1, Math.floor(cores));
  const queue = new PQueue({ concurrency });
  let left = jobs.length;
  const tell = (): void => onSpare(Math.max(0, concurrency - left));
  tell();
  const length = (job: Job<T>): number => job.expectedSeconds ?? Number.POSITIVE_INFINITY;
  // Sorted here and not by the queue's priorities: it starts the first that it is given at once.
  const longestFirst = jobs.toSorted((a, b) => (length(a) === length(b) ? 0 : length(b) - length(a)));
  await queue.addAll(
    longestFirst.map((job) => async () => {
      const result = await job.run();
      left -= 1;
      if (left < concurrency) tell();
      return result;
    }),
  );
}
