/** Which `model` property proves each function of `specs/worlds/symbolic/Theorems.sol`. A test holds the two together. */
import type { PropertyId } from './schema.ts';

export const theorems: Readonly<Record<string, PropertyId>> = {
  commutes: 'MATH-RING-001',
  distributes: 'MATH-RING-002',
  divides: 'MATH-DIV-001',
  divMonotone: 'MATH-DIV-002',
  cancels: 'MATH-DIV-003',
  scalesUp: 'MATH-DIV-004',
  wadMonotone: 'MATH-WAD-001',
  wadExact: 'MATH-WAD-002',
  splits: 'MATH-DESK-002',
  fits: 'MATH-MUL-001',
  monotone: 'MATH-MUL-002',
  gap: 'MATH-MUL-003',
};

/** Properties that the hints rest on. */
export function theoremsOf(hints: readonly string[]): PropertyId[] {
  return Object.entries(theorems)
    .filter(([name]) => hints.some((h) => new RegExp(`\\b${name}\\(`).test(h)))
    .map(([, id]) => id);
}
