import type { Witness } from '../../tools/schema.ts';
import { byText } from '../order.ts';

/** Halmos' name of a free value: what it is, a digest that every run draws anew, and its number on the path. */
const drawn = /^((?:halmos|p)_.+)_[0-9a-f]{7}(_\d+)$/u;

/** The values under names that are the same in every run. Names that would then be one stay as they are. */
export function stableWitness(witness: Witness | null): Witness | null {
  if (witness === null) return null;
  const entries = Object.entries(witness.model).map(([name, value]) => [name.replace(drawn, '$1$2'), value] as const);
  if (new Set(entries.map(([name]) => name)).size < entries.length) return witness;
  return { ...witness, model: Object.fromEntries(entries.sort(([a], [b]) => byText(a, b))) };
}
