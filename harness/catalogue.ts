/** What each property says, as a digest: a harness that was made from another text shows nothing of the present one. */
import { createHash } from 'node:crypto';
import type { Property } from '../properties/schema.ts';

/** sha-256, hexadecimal. The order in which a property was written down counts for nothing. */
export function digestOfProperty(property: Property): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered(property)))
    .digest('hex');
}

export function catalogueOf(properties: readonly Property[]): Readonly<Record<string, string>> {
  const sorted = properties.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return Object.fromEntries(sorted.map((one) => [one.id, digestOfProperty(one)]));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inside]) => [name, ordered(inside)]));
}
