/** How much is spent on one mutant: one counterexample is wanted, and most are found at once. */
import type { Engine, Limits } from '../engines/types.ts';
import type { LimitOptions } from '../run/profiles.ts';

const seed = '20250701';

/** Time in seconds, memory in MB; runs of a campaign and calls of each. */
const budgets: Readonly<Record<string, Omit<Limits, 'seed' | 'hunts'>>> = {
  forge: { seconds: 120, querySeconds: 1, memoryMb: 4000, runs: 60, depth: 60 },
  halmos: { seconds: 180, querySeconds: 30, memoryMb: 6000, runs: 1, depth: 1 },
};

/** Engines that can kill, besides rules that need no process. */
export const killing: readonly string[] = ['static', ...Object.keys(budgets)];

export function limitsFor(given: LimitOptions): (engine: Engine) => Limits {
  return ({ id }) => {
    const own = budgets[id] ?? { seconds: 90, querySeconds: 10, memoryMb: 4000, runs: 1, depth: 1 };
    return {
      seconds: given.seconds ?? own.seconds,
      querySeconds: given.querySeconds ?? own.querySeconds,
      memoryMb: given.memoryMb ?? own.memoryMb,
      runs: given.runs ?? own.runs,
      depth: given.depth ?? own.depth,
      seed: given.seed ?? seed,
      hunts: true,
    };
  };
}
