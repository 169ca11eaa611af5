import type { Benchmark } from './benchmark.ts';
import { comment } from './comment.ts';
import { survival } from './survival.ts';
import { warm } from './warm.ts';

/** In the order in which they are run. `tools/mutation/selective.bench.ts` is run by itself: it takes an hour. */
export const benchmarks: readonly Benchmark[] = [warm, comment, survival];
