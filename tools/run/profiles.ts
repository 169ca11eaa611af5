/** How much is spent on an answer. Time in seconds, memory in MB. */
import type { Engine, Limits } from '../engines/types.ts';

/** Campaigns: how many, and how many calls each. Engines that do not fuzz ignore them. */
interface Budget {
  readonly seconds: number;
  readonly querySeconds: number;
  readonly memoryMb: number;
  readonly runs: number;
  readonly depth: number;
}

export interface Profile {
  readonly id: string;
  readonly title: string;
  /** Present when one counterexample is all that is wanted. */
  readonly hunts?: true;
  /** By engine. */
  readonly budgets: Readonly<Record<string, Budget>>;
}

const seed = '20250701';

function budget(seconds: number, querySeconds: number, memoryMb: number, runs = 1, depth = 1): Budget {
  return { seconds, querySeconds, memoryMb, runs, depth };
}

const statics = budget(60, 60, 2000);
const detectors = budget(180, 60, 3000);

export const profiles: readonly Profile[] = [
  {
    id: 'quick',
    title: 'every proof, and campaigns of seconds: for each change',
    budgets: {
      certora: budget(300, 60, 6000),
      echidna: budget(300, 1, 4000, 2, 50),
      forge: budget(120, 1, 4000, 40, 60),
      'forge-symbolic': budget(180, 30, 4000),
      halmos: budget(300, 60, 6000),
      slither: detectors,
      smt: budget(240, 30, 3000),
      smtchecker: budget(90, 90, 3000),
      static: statics,
    },
  },
  {
    id: 'deep',
    title: 'long solver limits and long campaigns: before a release',
    budgets: {
      certora: budget(3600, 600, 12_000),
      echidna: budget(3600, 1, 6000, 40, 50),
      forge: budget(3600, 1, 6000, 2000, 200),
      'forge-symbolic': budget(1800, 300, 6000),
      halmos: budget(3600, 600, 12_000),
      slither: detectors,
      smt: budget(1800, 300, 6000),
      smtchecker: budget(1800, 1800, 4000),
      static: statics,
    },
  },
  {
    id: 'fault',
    title: 'one counterexample is enough: for seeded bugs',
    hunts: true,
    budgets: {
      echidna: budget(180, 1, 4000, 10, 50),
      forge: budget(90, 1, 4000, 200, 60),
      'forge-symbolic': budget(120, 30, 4000),
      // Hard queries are many and one easy one is enough, so none has long.
      halmos: budget(600, 15, 6000),
      slither: detectors,
      smt: budget(120, 30, 3000),
      smtchecker: budget(90, 90, 3000),
      static: statics,
    },
  },
];

/** What a person sets on the command line. */
export interface LimitOptions {
  readonly seconds?: number | undefined;
  readonly querySeconds?: number | undefined;
  readonly memoryMb?: number | undefined;
  readonly runs?: number | undefined;
  readonly depth?: number | undefined;
  readonly seed?: string | undefined;
}

const otherwise = budget(300, 60, 6000, 40, 60);

export function limitsOf(profile: Profile, given: LimitOptions = {}): (engine: Engine) => Limits {
  return (engine) => {
    const budget = profile.budgets[engine.id] ?? otherwise;
    return {
      seconds: given.seconds ?? budget.seconds,
      querySeconds: given.querySeconds ?? Math.min(budget.querySeconds, given.seconds ?? budget.querySeconds),
      memoryMb: given.memoryMb ?? budget.memoryMb,
      runs: given.runs ?? budget.runs,
      depth: given.depth ?? budget.depth,
      seed: given.seed ?? seed,
      ...(profile.hunts ? { hunts: true as const } : {}),
    };
  };
}
