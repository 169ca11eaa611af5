/** One campaign over all claims of a harness file; its sequence must break a claim on a concrete EVM, and only there. */
import type { Obligation } from '../../../harness/schema.ts';
import type { Judged } from '../../engines/types.ts';
import { askUntilShown } from '../../faults/judge.ts';
import type { Replayed } from '../../run/verdict.ts';
import type { Verdict } from '../../schema.ts';
import { CampaignReplay } from '../campaign-replay.ts';
import type { Replacement } from '../harnesses.ts';
import { asObligations, claimsOf, type Hunt } from '../hunt.ts';
import { type Clock, type Court, nothing, type Stage } from '../kill.ts';
import type { Killer } from '../schema.ts';
import { artifactOf } from '../workshop.ts';

export async function byCampaign(mutant: Replacement, hunt: Hunt, court: Court, clock: Clock): Promise<Stage> {
  const engine = court.engines.find(({ id }) => id === 'forge');
  if (engine === undefined) return nothing;
  const asked = [...new Set(hunt.claims.map(({ property }) => property))].sort();
  const troubles: string[] = [];
  let searched = false;
  for (const obligation of asObligations(hunt)) {
    if (obligation.entry.in !== 'solidity') continue;
    const { file, contract } = obligation.entry;
    const made = await clock.time('compile', () => court.harnesses.compose(file, contract, mutant, court.compiler));
    if (made.is === 'unreached') continue;
    if (made.is === 'failed') return { ...nothing, trouble: `${file} does not compile: ${made.why}` };
    court.workshop.lay(file, { [contract]: made.code });
    court.workshop.narrow(file);
    searched = true;
    const killers: Killer[] = [];
    const replay = async (_: Obligation, judged: Judged): Promise<Replayed> => {
      killers.push(...(await clock.time('replay', () => brokenBy(judged, hunt, contract, file, court))));
      const result = killers.length > 0 ? 'confirmed' : 'mismatch';
      return { witness: null, replay: { result, detail: killers[0]?.detail ?? 'no claim fails', test: null } };
    };
    const [verdict] = await clock.time('forge', () =>
      askUntilShown({
        engine,
        obligations: [obligation],
        folder: court.workshop.root,
        bin: court.bin,
        limits: court.limits(engine),
        replay,
        signal: court.signal,
      }),
    );
    if (killers.length > 0) return { killers, asked, trouble: null, searched: true };
    const trouble = troubleOf(verdict);
    if (trouble !== null) troubles.push(`${obligation.id}: ${trouble}`);
    if (trouble !== null && (await clock.time('replay', () => cannotLaunch(file, contract, court))))
      return { ...nothing, trouble: troubles.join('; '), unlaunchable: true };
  }
  if (!searched) return nothing;
  return { killers: [], asked, trouble: troubles.length === 0 ? null : troubles.join('; '), searched };
}

function troubleOf(verdict: Verdict | undefined): string | null {
  if (verdict === undefined) return 'no answer';
  if (verdict.claim === 'violated') return 'a sequence that breaks no claim when it is run again';
  return verdict.claim === 'holds' ? null : `${verdict.cause?.code}: ${verdict.cause?.detail}`;
}

async function cannotLaunch(file: string, contract: string, court: Court): Promise<boolean> {
  const mutant = await CampaignReplay.open(artifactOf(court.workshop.root, file, contract), contract);
  return mutant === null && (await originalOf(file, contract, court)) !== null;
}

/** The same for every mutant, and returned to its start by each sequence. */
function originalOf(file: string, contract: string, { shelf, originals }: Court): Promise<CampaignReplay | null> {
  const path = artifactOf(shelf.root, file, contract);
  const known = originals.get(path) ?? CampaignReplay.open(path, contract);
  originals.set(path, known);
  return known;
}

/** Claims that the sequence breaks in the mutant and keeps in the original. */
async function brokenBy(
  { counterexample }: Judged,
  hunt: Hunt,
  contract: string,
  file: string,
  court: Court,
): Promise<readonly Killer[]> {
  const { workshop, shelf } = court;
  if (counterexample?.kind !== 'sequence') return [];
  const claims = claimsOf(hunt, contract);
  const functions = claims.flatMap(({ entry }) => (entry.in === 'solidity' ? [entry.function] : []));
  const mutant = await CampaignReplay.open(artifactOf(workshop.root, file, contract), contract);
  const broken = (await mutant?.broken(counterexample.calls, functions)) ?? new Map<string, string>();
  if (broken.size === 0) return [];
  const original = await originalOf(file, contract, court);
  const before = await original?.broken(counterexample.calls, functions);
  if (before === undefined || before.size > 0) return [];
  const harness = shelf.digest(file, contract);
  return claims.flatMap(({ id, property, entry }) => {
    const detail = entry.in === 'solidity' ? broken.get(entry.function) : undefined;
    return detail === undefined ? [] : [{ property, engine: 'forge', obligation: id, detail, harness }];
  });
}
