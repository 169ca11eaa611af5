/** A proof's harness, asked for one counterexample; it must fail on a concrete EVM in the mutant, and only there. */

import type { Obligation } from '../../../harness/schema.ts';
import type { Judged } from '../../engines/types.ts';
import { askUntilShown, huntFor, isShown } from '../../faults/judge.ts';
import { asReplay, confirming } from '../../replay/confirm.ts';
import type { Replayed } from '../../run/verdict.ts';
import type { Verdict } from '../../schema.ts';
import type { Replacement } from '../harnesses.ts';
import { type Clock, type Court, nothing, type Stage } from '../kill.ts';
import type { Proof } from '../reach.ts';

export interface Asking {
  /** The claim itself, where what breaks it may lie outside of the ground on which a hunt looks. */
  readonly whole?: true;
  /** Instead of the whole limit of one job. */
  readonly seconds?: number;
}

export async function byProof(
  mutant: Replacement,
  proof: Proof,
  court: Court,
  clock: Clock,
  { whole, seconds }: Asking = {},
): Promise<Stage> {
  const engine = court.engines.find(({ id }) => id === 'halmos');
  if (engine === undefined) return nothing;
  const { file, contract, claims } = proof;
  const made = await clock.time('compile', () => court.harnesses.compose(file, contract, mutant, court.compiler));
  if (made.is === 'unreached') return nothing;
  if (made.is === 'failed') return { ...nothing, trouble: `${file} does not compile: ${made.why}` };
  court.workshop.lay(file, { [contract]: made.code });
  // Halmos looks for the artifact of each contract that is deployed, and doubts a run in which it finds none.
  court.workshop.lay(mutant.file, { [mutant.contract]: mutant.code });
  const replay = await differing(court);
  const verdicts = await clock.time('halmos', () =>
    askUntilShown({
      engine,
      obligations: whole === true ? claims : claims.flatMap(huntFor),
      folder: court.workshop.root,
      bin: court.bin,
      limits: { ...court.limits(engine), ...(seconds === undefined ? {} : { seconds }) },
      replay,
      all: court.full,
      signal: court.signal,
    }),
  );
  const killers = verdicts.filter(isShown).map(({ property, obligation, replay: shown }) => ({
    property,
    engine: 'halmos',
    obligation,
    detail: shown?.detail ?? '',
    harness: court.shelf.digest(file, contract),
  }));
  return {
    killers,
    asked: [...new Set(claims.map(({ property }) => property))].sort(),
    trouble: killers.length > 0 ? null : troubleOf(verdicts),
    searched: true,
  };
}

/** Confirmed in the mutant, and not in the original: what the original fails as well shows nothing. */
export async function differing({ workshop, shelf, properties, artifacts }: Court) {
  const inMutant = asReplay(await confirming({ root: workshop.root, properties, artifacts }));
  const inOriginal = asReplay(await confirming({ root: shelf.root, properties, artifacts }));
  return async (obligation: Obligation, judged: Judged): Promise<Replayed> => {
    const found = await inMutant(obligation, judged);
    if (found.replay?.result !== 'confirmed') return found;
    const before = await inOriginal(obligation, judged);
    if (before.replay?.result === 'mismatch') return found;
    return { witness: null, replay: { result: 'mismatch', detail: 'the original fails it as well', test: null } };
  };
}

function troubleOf(verdicts: readonly Verdict[]): string | null {
  const open = verdicts.filter(({ claim }) => claim !== 'holds');
  if (open.length === 0) return null;
  return open
    .map(({ obligation, claim, cause, replay }) =>
      claim === 'violated'
        ? `${obligation}: ${replay?.detail ?? 'not replayed'}`
        : `${obligation}: ${cause?.code}, ${cause?.detail.slice(0, 160)}`,
    )
    .join('; ');
}
