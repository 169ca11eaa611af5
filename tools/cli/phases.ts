/** In which order a run compiles and asks when somebody waits for its first answer: campaigns compile longest by far. */
import type { Obligation } from '../../harness/schema.ts';
import type { Engine } from '../engines/types.ts';
import type { RunOutcome } from '../run/options.ts';
import { sourceFolder } from './prepare.ts';

export interface Phase {
  readonly engines: readonly Engine[];
  /** Whether what its engines are asked needs more compiled than the suite and its harnesses. */
  readonly isLast: boolean;
}

/** Each engine is in one of them. What has no harness to be compiled comes first, and what samples last. */
export function phasesOf(engines: readonly Engine[], asked: readonly Obligation[]): readonly Phase[] {
  const phases = [0, 1, 2].map((number) => ({
    engines: engines.filter((engine) => phaseOf(engine, asked) === number),
    isLast: number === 2,
  }));
  return phases.filter(({ engines, isLast }) => isLast || engines.length > 0);
}

function phaseOf({ id, ceiling }: Engine, asked: readonly Obligation[]): 0 | 1 | 2 {
  const mine = asked.filter(({ engine }) => engine === id);
  if (mine.length === 0 || ceiling === 'sampled' || mine.some(readsElsewhere)) return 2;
  return mine.some(({ entry }) => entry.in === 'solidity') ? 1 : 0;
}

/** Only the suite itself is compiled before the last phase. */
function readsElsewhere({ entry }: Obligation): boolean {
  if (entry.in === 'bytecode') return !entry.contract.startsWith(`${sourceFolder}/`);
  return entry.in === 'cvl' || entry.in === 'source';
}

/** Of engines that are in one of them each. */
export function together(outcomes: readonly RunOutcome[]): RunOutcome {
  const sum = (of: (one: RunOutcome) => number): number => outcomes.reduce((all, one) => all + of(one), 0);
  return {
    verdicts: outcomes.flatMap(({ verdicts }) => verdicts),
    engines: outcomes.flatMap((one) => one.engines),
    reused: sum(({ reused }) => reused),
    recorded: sum(({ recorded }) => recorded),
    taken: sum(({ taken }) => taken),
    remembered: sum(({ remembered }) => remembered),
    jobs: sum(({ jobs }) => jobs),
    interrupted: outcomes.some(({ interrupted }) => interrupted),
  };
}
