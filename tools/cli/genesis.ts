/** `assay genesis`, and what it has in common with other commands on a local node. */
import { errors } from '../errors.ts';
import { type Genesis, genesis, genesisText } from '../genesis/genesis.ts';
import { type Scenario, scenarios } from '../genesis/launch.ts';

export interface OnNode {
  readonly root: string;
  readonly home: string;
  readonly say: (text: string) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer<T> {
  readonly found: T;
  readonly text: string;
  /** 1 when something is not as it was said to be, 2 when nothing could be judged. */
  readonly exitCode: 0 | 1 | 2;
}

/** As typed; all of them when none was. */
export function scenariosOf(typed: string | undefined): readonly Scenario[] {
  const chosen = scenarios.filter((name) => typed === undefined || name === typed);
  if (chosen.length === 0) throw errors.badOption('--scenario', `${typed} is neither ${scenarios.join(' nor ')}`);
  return chosen;
}

/** @throws UserError for a scenario that there is not, and when the suite cannot be launched. */
export async function launchAndCompare(
  place: OnNode,
  scenario: string | undefined,
): Promise<Answer<readonly Genesis[]>> {
  const found = await genesis({ ...place, scenarios: scenariosOf(scenario) });
  const off = found.some(({ figures }) => figures.some(({ standing }) => standing === 'off'));
  return { found, text: genesisText(found), exitCode: off ? 1 : 0 };
}
