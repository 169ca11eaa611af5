/** Every property there is. A test holds this equal to the folder listing. */

import { callbacks } from './flat/callbacks.ts';
import { caps } from './flat/caps.ts';
import { claims, documents } from './flat/claims.ts';
import { defense } from './flat/defense.ts';
import { deployer } from './flat/deployer.ts';
import { desk } from './flat/desk.ts';
import { deskPeg } from './flat/desk-peg.ts';
import { deskPrices } from './flat/desk-prices.ts';
import { deskTrades } from './flat/desk-trades.ts';
import { detectors } from './flat/detectors.ts';
import { economics } from './flat/economics.ts';
import { ghost } from './flat/ghost.ts';
import { guardian } from './flat/guardian.ts';
import { logs } from './flat/logs.ts';
import { markets } from './flat/markets.ts';
import { model } from './flat/model.ts';
import { ocean } from './flat/ocean.ts';
import { permit } from './flat/permit.ts';
import { pulseCore } from './flat/pulse.ts';
import { pulses } from './flat/pulses.ts';
import { reentrancy } from './flat/reentrancy.ts';
import { rise } from './flat/rise.ts';
import { rows } from './flat/rows.ts';
import { suiteTogether } from './flat/suite.ts';
import { tier1 } from './flat/tier1.ts';
import { vault } from './flat/vault.ts';
import type { Property } from './schema.ts';

export const properties: readonly Property[] = [
  ...rise,
  ...vault,
  ...desk,
  ...deskPrices,
  ...deskPeg,
  ...deskTrades,
  ...permit,
  ...ocean,
  ...guardian,
  ...ghost,
  ...defense,
  ...pulseCore,
  ...callbacks,
  ...caps,
  ...reentrancy,
  ...markets,
  ...pulses,
  ...logs,
  ...suiteTogether,
  ...tier1,
  ...deployer,
  ...detectors,
  ...model,
  ...economics,
];

export const byId: ReadonlyMap<string, Property> = new Map(properties.map((p) => [p.id, p]));

/** What their numbers mean. */
export { quantities } from './flat/quantities.ts';
/** What the specification demands of them, and what the protocol's documents claim. */
export { claims, documents, rows };
