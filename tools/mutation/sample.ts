/** Some of many, fixed by the seed and spread over functions and operators. Pure. */
import { createHash } from 'node:crypto';
import type { Mutant } from './schema.ts';

/** All, ordered so that any beginning has as many kinds as it can: first one of each, then a second one. */
export function spread<T extends { readonly mutant: Mutant }>(candidates: readonly T[], seed: string): readonly T[] {
  const lot = (text: string): string => createHash('sha256').update(`${seed}\0${text}`).digest('hex');
  const kinds = new Map<string, T[]>();
  for (const one of candidates) {
    const kind = `${one.mutant.file}\0${one.mutant.function}\0${one.mutant.operator}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  const turns = [...kinds.values()].flatMap((members) =>
    members
      .toSorted((a, b) => (lot(a.mutant.id) < lot(b.mutant.id) ? -1 : 1))
      .map((one, turn) => ({ one, turn, lot: lot(one.mutant.id) })),
  );
  return turns.toSorted((a, b) => a.turn - b.turn || (a.lot < b.lot ? -1 : 1)).map(({ one }) => one);
}
