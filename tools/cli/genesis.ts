/** `assay genesis`. */
import { errors } from '../errors.ts';
import { type Genesis, genesis, genesisText } from '../genesis/genesis.ts';
import { scenarios } from '../genesis/launch.ts';

export interface GenesisRequest {
  readonly root: string;
  readonly home: string;
  /** As typed; all of them when there is none. */
  readonly scenario: string | undefined;
  readonly say: (text: string) => void;
}

/** @throws UserError for a scenario that there is not, and when the suite cannot be launched. */
export async function launchAndCompare(
  request: GenesisRequest,
): Promise<{ readonly figures: readonly Genesis[]; readonly text: string }> {
  const { scenario, ...place } = request;
  const chosen = scenarios.filter((name) => scenario === undefined || name === scenario);
  if (chosen.length === 0) throw errors.badOption('--scenario', `${scenario} is neither ${scenarios.join(' nor ')}`);
  const figures = await genesis({ ...place, scenarios: chosen });
  return { figures, text: genesisText(figures) };
}
