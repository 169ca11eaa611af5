/** Every property there is. A test holds this equal to the folder listing. */

import { desk } from './flat/desk.ts';
import { model } from './flat/model.ts';
import { ocean } from './flat/ocean.ts';
import { permit } from './flat/permit.ts';
import { rise } from './flat/rise.ts';
import { tier1 } from './flat/tier1.ts';
import { vault } from './flat/vault.ts';
import type { Property } from './schema.ts';

export const properties: readonly Property[] = [...rise, ...vault, ...desk, ...permit, ...ocean, ...tier1, ...model];

export const byId: ReadonlyMap<string, Property> = new Map(properties.map((p) => [p.id, p]));
