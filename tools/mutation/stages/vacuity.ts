/**
 * A mutant after which nothing that a claim speaks of happens any more: its twin, which must be refuted, no longer is.
 * The claim holds of nothing then, and a run of the mutant would say so.
 */
import type { Obligation } from '../../../harness/schema.ts';
import type { Judged } from '../../engines/types.ts';
import { askUntilShown, isShown } from '../../faults/judge.ts';
import { asReplay, confirming } from '../../replay/confirm.ts';
import type { Verdict } from '../../schema.ts';
import type { Replacement } from '../harnesses.ts';
import { type Clock, type Court, nothing, type Stage } from '../kill.ts';
import type { Proof } from '../reach.ts';
import type { Killer } from '../schema.ts';

export async function byVacuity(mutant: Replacement, proof: Proof, court: Court, clock: Clock): Promise<Stage> {
  const { file, contract, claims } = proof;
  const twins = claims.flatMap(({ id }) => court.twins.get(id) ?? []);
  if (twins.length === 0 || !court.engines.some(({ id }) => id === 'halmos')) return nothing;
  // The workshop is the original until the mutant is laid.
  for (const twin of twins) await witnessOf(twin, court, clock);
  const shown = twins.filter(({ id }) => (court.witnesses.get(id) ?? null) !== null);
  if (shown.length === 0) return nothing;
  const made = await clock.time('compile', () => court.harnesses.compose(file, contract, mutant, court.compiler));
  if (made.is !== 'made') return nothing;
  court.workshop.lay(file, { [contract]: made.code });
  court.workshop.lay(mutant.file, { [mutant.contract]: mutant.code });
  const replay = await replaying(court);
  const verdicts = await clock.time('halmos', () => ask(shown, court, replay, true));
  const killers: Killer[] = [];
  for (const twin of shown) {
    const said = verdicts.find(({ obligation }) => obligation === twin.id);
    const witness = court.witnesses.get(twin.id) ?? null;
    if (witness === null || !isEmpty(said)) continue;
    // What an engine does not find says little alone: the execution that there was must be gone on a concrete EVM as well.
    const after = await clock.time('replay', () => replay(twin, witness));
    if (after.replay?.result !== 'mismatch') continue;
    const detail = `vacuous: the execution that shows otherwise in the original is none here: ${after.replay.detail}`;
    const harness = court.shelf.digest(file, contract);
    killers.push({ property: twin.property, engine: 'halmos', obligation: twin.id, detail, harness });
  }
  return { killers, asked: [...new Set(shown.map(({ property }) => property))].sort(), trouble: null, searched: false };
}

/** All paths were followed to their end, and none of them is one that the claim speaks of. */
export function isEmpty(verdict: Pick<Verdict, 'claim' | 'strength' | 'bounds' | 'cause'> | undefined): boolean {
  if (verdict === undefined) return false;
  const { claim, strength, bounds, cause } = verdict;
  return claim === 'holds' ? strength === 'proved' && bounds.length === 0 : cause?.code === 'revert-all';
}

/** The original's, found once. */
async function witnessOf(twin: Obligation, court: Court, clock: Clock): Promise<void> {
  if (court.witnesses.has(twin.id)) return;
  let found: Judged | null = null;
  const replay = await replaying(court);
  const keeping: typeof replay = async (obligation, judged) => {
    const replayed = await replay(obligation, judged);
    if (replayed.replay?.result === 'confirmed') found = judged;
    return replayed;
  };
  const verdicts = await clock.time('halmos', () => ask([twin], court, keeping, false));
  court.witnesses.set(twin.id, verdicts.some(isShown) ? found : null);
}

async function replaying({ workshop, properties, artifacts }: Court): Promise<ReturnType<typeof asReplay>> {
  return asReplay(await confirming({ root: workshop.root, properties, artifacts }));
}

function ask(
  obligations: readonly Obligation[],
  court: Court,
  replay: ReturnType<typeof asReplay>,
  all: boolean,
): Promise<readonly Verdict[]> {
  const engine = court.engines.find(({ id }) => id === 'halmos');
  if (engine === undefined) return Promise.resolve([]);
  return askUntilShown({
    ...{ engine, obligations, folder: court.workshop.root, bin: court.bin, replay, all },
    ...{ limits: court.limits(engine), signal: court.signal },
  });
}
