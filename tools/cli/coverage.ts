/** `assay coverage`. */
import { measureReach } from '../coverage/measure.ts';
import type { Coverage } from '../coverage/schema.ts';
import { asCoverage, save } from '../coverage/store.ts';
import { coverageText } from '../coverage/words.ts';
import { forge } from '../engines/forge/index.ts';
import { sanitise } from '../errors.ts';
import { limitsOf } from '../run/profiles.ts';
import type { Answer, OnNode } from './genesis.ts';
import { profileOf } from './options.ts';

export interface EffortFlags {
  readonly runs?: number;
  readonly depth?: number;
}

/** As the quick profile's campaigns unless told. */
function effortOf(flags: EffortFlags) {
  const { runs, depth, seed } = limitsOf(profileOf('quick'), flags)(forge);
  return { runs, depth, seed };
}

/** @throws UserError when a campaign does not run in full. */
export async function measureCoverage(place: OnNode, flags: EffortFlags): Promise<Answer<Coverage>> {
  const effort = effortOf(flags);
  const found = asCoverage(place.root, effort, await measureReach({ ...place, effort }));
  save(place.root, found, effortOf({}));
  return { found, text: sanitise(coverageText(found)), exitCode: 0 };
}
