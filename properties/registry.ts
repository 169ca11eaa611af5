/** Every property, assumption and fault there is. A test holds this equal to the folder listing. */
import type { Property } from './schema.ts';
import { rise } from './flat/rise.ts';
import { vault } from './flat/vault.ts';

export const properties: readonly Property[] = [...rise, ...vault];

export const byId: ReadonlyMap<string, Property> = new Map(properties.map((p) => [p.id, p]));
