/** Every claim of a harness file by a campaign of its own, whatever another one found: a row of the whole matrix. */
import { askUntilShown, isShown } from '../../faults/judge.ts';
import type { Replacement } from '../harnesses.ts';
import type { Hunt } from '../hunt.ts';
import { type Clock, type Court, nothing, type Stage } from '../kill.ts';
import { differing } from './proof.ts';

export async function byEveryClaim(mutant: Replacement, hunt: Hunt, court: Court, clock: Clock): Promise<Stage> {
  const engine = court.engines.find(({ id }) => id === 'forge');
  if (engine === undefined) return nothing;
  const { shelf, workshop, harnesses, compiler } = court;
  const places = hunt.claims.flatMap(({ entry }) => (entry.in === 'solidity' ? [entry] : []));
  const file = places[0]?.file ?? '';
  for (const contract of new Set(places.map((one) => one.contract))) {
    const made = await clock.time('compile', () => harnesses.compose(file, contract, mutant, compiler));
    if (made.is === 'unreached') return nothing;
    if (made.is === 'failed') return { ...nothing, trouble: `${file} does not compile: ${made.why}` };
    workshop.lay(file, { [contract]: made.code });
  }
  workshop.narrow(file);
  const replay = await differing(court);
  const verdicts = await clock.time('forge', () =>
    askUntilShown({
      ...{ engine, obligations: hunt.claims, folder: workshop.root, bin: court.bin, replay, all: true },
      ...{ limits: court.limits(engine), signal: court.signal },
    }),
  );
  const killers = verdicts.filter(isShown).map(({ property, obligation, replay: shown }) => {
    const place = hunt.claims.find(({ id }) => id === obligation)?.entry;
    const contract = place?.in === 'solidity' ? place.contract.replace('_Forge_', '_Hunt_') : '';
    const harness = shelf.digest(hunt.path, contract);
    return { property, engine: 'forge', obligation, detail: shown?.detail ?? '', harness };
  });
  const asked = [...new Set(hunt.claims.map(({ property }) => property))].sort();
  const open = verdicts.filter((one) => one.claim !== 'holds' && !isShown(one));
  const trouble = open.map(({ obligation, cause }) => `${obligation}: ${cause?.code ?? 'not repeated'}`).join('; ');
  return { killers, asked, trouble: killers.length > 0 || trouble === '' ? null : trouble, searched: true };
}
