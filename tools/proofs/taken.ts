/**
 * Recorded verdicts in place of a run. The lines are those of a commit and never of the folder, so that an edit cannot
 * vouch for itself; what is taken says where it is from, has no counterexample and no figures, and nothing that was not
 * recorded. Pure.
 */
import type { Engine } from '../engines/types.ts';
import type { PartsOf } from '../run/keyer.ts';
import type { Asked } from '../run/options.ts';
import type { Verdict } from '../schema.ts';
import { unfitting } from '../store/shared.ts';
import { keyed } from './keys.ts';
import type { Proof } from './schema.ts';
import { standings } from './standing.ts';

export interface TakenOptions {
  readonly proofs: ReadonlyMap<string, Proof>;
  readonly partsOf: PartsOf;
  readonly engines: readonly Engine[];
  /** Shown with each: which file of which commit. */
  readonly from: string;
}

/** By obligation. A claim that was violated is asked again: a reader wants its counterexample. */
export function takenFrom({ proofs, partsOf, engines, from }: TakenOptions) {
  const keyOf = keyed(partsOf);
  return (all: readonly Asked[]): ReadonlyMap<string, Verdict> => {
    const now = all.filter(({ obligation: { id } }) => proofs.has(id)).flatMap((one) => keyOf(one) ?? []);
    const found = standings(
      proofs,
      now.map(({ obligation }) => obligation),
      now,
    );
    const verdicts = [...found.values()].flatMap((one) => {
      if (one.is !== 'stands' || (one.past.claim === 'violated' && one.past.role === 'claim')) return [];
      const verdict = verdictOf(one.past, one.asked, from);
      return isFitting(verdict, one.asked, engines) ? [verdict] : [];
    });
    return new Map(verdicts.map((one) => [one.obligation, one]));
  };
}

function verdictOf(proof: Proof, { obligation, version }: Asked, from: string): Verdict {
  const { id, property, rev, engine, role } = obligation;
  const { claim, strength, bounds } = proof;
  const detail = 'recorded as confirmed, and not replayed here';
  return {
    ...{ obligation: id, property, rev, engine, role, claim, strength, bounds, cause: null, witness: null },
    replay: claim === 'violated' ? { result: 'skipped', detail, test: null } : null,
    effort: {},
    run: { version, command: '', seed: null, seconds: 0, exitCode: null, log: null, from },
  };
}

/** By the rules for answers of others. That a twin's counterexample was not kept is no reason against it. */
function isFitting(verdict: Verdict, asked: Asked, engines: readonly Engine[]): boolean {
  if (verdict.claim === 'holds') return unfitting(verdict, asked, engines) === null;
  const { obligation, version } = asked;
  return verdict.role !== 'claim' && obligation.role !== 'claim' && verdict.run.version === version;
}
