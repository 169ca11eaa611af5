/** `assay economics`. */
import { economics } from '../economics/economics.ts';
import type { Economics } from '../economics/schema.ts';
import { asEconomics, save } from '../economics/store.ts';
import { economicsText } from '../economics/words.ts';
import { type Answer, type OnNode, scenariosOf } from './genesis.ts';

/** @throws UserError for a scenario that there is not, and when the suite cannot be launched. */
export async function measureEconomics(place: OnNode, scenario: string | undefined): Promise<Answer<Economics>> {
  const found = asEconomics(place.root, await economics({ ...place, scenarios: scenariosOf(scenario) }));
  save(place.root, found);
  const beyond = found.measures.some(({ standing }) => standing === 'beyond');
  return { found, text: economicsText(found.measures), exitCode: beyond ? 1 : 0 };
}
