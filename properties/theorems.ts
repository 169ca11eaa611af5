/** Which `model` property proves each function of `specs/worlds/symbolic/Theorems.sol`. A test holds the two together. */
import type { PropertyId } from './schema.ts';

export const theorems: Readonly<Record<string, PropertyId>> = {
  commutes: 'MATH-RING-001',
  distributes: 'MATH-RING-002',
  divides: 'MATH-DIV-001',
  divMonotone: 'MATH-DIV-002',
  cancels: 'MATH-DIV-003',
  scalesUp: 'MATH-DIV-004',
  within: 'MATH-DIV-005',
  wadMonotone: 'MATH-WAD-001',
  wadExact: 'MATH-WAD-002',
  splits: 'MATH-DESK-002',
  fits: 'MATH-MUL-001',
  monotone: 'MATH-MUL-002',
  gap: 'MATH-MUL-003',
};

/** Theorems that a world instantiates itself, for every claim read in it. A test holds it to the worlds' sources. */
export const worldTheorems: Readonly<Record<string, readonly string[]>> = {
  desk: ['wadExact'],
  'desk-limit': ['wadExact'],
  supply: ['wadExact'],
  token: ['wadExact'],
  anchor: ['wadExact', 'divMonotone', 'cancels', 'fits', 'commutes'],
  feeds: ['wadExact', 'divMonotone', 'cancels', 'fits', 'commutes'],
};

/** Properties that the stand-ins of a world's market and vault take for granted. A test holds it to the worlds' sources. */
export const worldLemmas: Readonly<Record<string, readonly PropertyId[]>> = {
  desk: ['FLAT-STATE-002', 'FLAT-UNIT-008'],
  'desk-limit': ['FLAT-STATE-002', 'FLAT-UNIT-008'],
  supply: ['FLAT-UNIT-008'],
  token: ['FLAT-STATE-002', 'FLAT-UNIT-008'],
  anchor: ['FLAT-STATE-002', 'FLAT-UNIT-008'],
  feeds: ['FLAT-STATE-002'],
  sale: ['VAULT-STATE-002', 'VAULT-UNIT-001', 'RISE-STATE-001'],
  defense: ['VAULT-STATE-003', 'NAVD-UNIT-003'],
  spend: ['NAVD-UNIT-003', 'RISE-STATE-001', 'VAULT-STATE-002', 'VAULT-UNIT-001'],
  'spend-limit': ['NAVD-UNIT-003', 'RISE-STATE-001', 'VAULT-STATE-002', 'VAULT-UNIT-001'],
  pulse: ['RISE-STATE-002', 'PULSE-UNIT-004'],
  treasury: ['RISE-STATE-001', 'RISE-STATE-002', 'PULSE-UNIT-004', 'VAULT-STATE-002', 'VAULT-UNIT-001'],
  'treasury-limit': ['RISE-STATE-001', 'RISE-STATE-002', 'PULSE-UNIT-004', 'VAULT-STATE-002', 'VAULT-UNIT-001'],
  charge: ['RISE-STATE-001', 'RISE-STATE-002', 'PULSE-UNIT-004', 'VAULT-STATE-002', 'VAULT-UNIT-001'],
};

/** Assumptions that a world makes for every claim read in it. `assay trace` holds them to what the harnesses can run. */
export const worldAssumptions: Readonly<Record<string, readonly string[]>> = {
  desk: ['A-ETH-SUPPLY', 'A-FEED-COLLAPSE', 'A-TOKEN-ORDER'],
  'desk-limit': ['A-ETH-SUPPLY', 'A-FEED-COLLAPSE', 'A-TOKEN-ORDER'],
  supply: ['A-FEED-COLLAPSE', 'A-TOKEN-ORDER'],
  token: ['A-ETH-SUPPLY', 'A-FEED-COLLAPSE', 'A-TOKEN-ORDER'],
  anchor: ['A-ETH-SUPPLY', 'A-FEED-COLLAPSE', 'A-TOKEN-ORDER'],
  feeds: ['A-ETH-SUPPLY', 'A-TOKEN-ORDER'],
  ocean: ['A-TOKEN-ORDER'],
  position: ['A-TOKEN-ORDER'],
  defense: ['A-ETH-SUPPLY', 'A-TOKEN-ORDER'],
  spend: ['A-ETH-SUPPLY', 'A-TOKEN-ORDER'],
  'spend-limit': ['A-ETH-SUPPLY', 'A-TOKEN-ORDER'],
  pulse: ['A-ETH-SUPPLY', 'A-TOKEN-ORDER'],
  treasury: ['A-ETH-SUPPLY', 'A-TOKEN-ORDER'],
  'treasury-limit': ['A-ETH-SUPPLY', 'A-TOKEN-ORDER'],
  charge: ['A-ETH-SUPPLY', 'A-TOKEN-ORDER'],
};

/** Properties that a claim rests on by the world that it is read in. */
export function theoremsOfWorld(world: string): PropertyId[] {
  return [...(worldTheorems[world] ?? []).flatMap((name) => theorems[name] ?? []), ...(worldLemmas[world] ?? [])];
}

/** Properties that the hints rest on. */
export function theoremsOf(hints: readonly string[]): PropertyId[] {
  return Object.entries(theorems)
    .filter(([name]) => hints.some((h) => new RegExp(`\\b${name}\\(`).test(h)))
    .map(([, id]) => id);
}
