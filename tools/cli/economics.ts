/** `assay economics`, and the search as part of a run. */
import { economics } from '../economics/economics.ts';
import type { Economics } from '../economics/schema.ts';
import { asEconomics, save, saved } from '../economics/store.ts';
import { economicsText } from '../economics/words.ts';
import { UserError } from '../errors.ts';
import { type Answer, type OnNode, scenariosOf } from './genesis.ts';

/** @throws UserError for a scenario that there is not, and when the suite cannot be launched. */
export async function measureEconomics(place: OnNode, scenario: string | undefined): Promise<Answer<Economics>> {
  const found = asEconomics(place.root, await economics({ ...place, scenarios: scenariosOf(scenario) }));
  save(place.root, found);
  const beyond = found.measures.some(({ standing }) => standing === 'beyond');
  return { found, text: economicsText(found.measures), exitCode: beyond ? 1 : 0 };
}

/** For a run of everything: searched unless it is known. A run is no worse for a node that does not start. */
export async function knowEconomics(
  place: OnNode,
  asked: { readonly properties: readonly string[]; readonly engines: readonly string[] },
): Promise<void> {
  if (asked.properties.length + asked.engines.length > 0 || saved(place.root) !== null) return;
  try {
    await measureEconomics(place, undefined);
  } catch (error) {
    if (place.signal?.aborted || !(error instanceof UserError)) throw error;
    place.say(`economics not measured: ${error.message}`);
  }
}
