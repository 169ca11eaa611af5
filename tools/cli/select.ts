/** Which properties a person means. */
import type { Property } from '../../properties/schema.ts';
import { errors } from '../errors.ts';

/** `VAULT-*` and the like; a name without a star must be there. Every pattern must match something. */
export function selectProperties(all: readonly Property[], patterns: readonly string[]): readonly Property[] {
  const ids = all.map(({ id }) => id);
  const wanted = new Set<string>();
  for (const pattern of patterns) {
    const matching = ids.filter((id) => globOf(pattern).test(id));
    if (matching.length === 0) throw errors.nothingSelected(pattern, nearest(pattern, ids));
    for (const id of matching) wanted.add(id);
  }
  return all.filter(({ id }) => wanted.has(id));
}

function globOf(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'iu');
}

/** A proof is worth no more than what it rests on, so that is judged with it. */
export function withLemmas(all: readonly Property[], chosen: readonly Property[]): readonly Property[] {
  const byId = new Map(all.map((property) => [property.id, property]));
  const reached = new Set(chosen.map(({ id }) => id));
  for (const id of reached) for (const lemma of byId.get(id)?.lemmas ?? []) reached.add(lemma);
  return all.filter(({ id }) => reached.has(id));
}

export function selectNames<T extends { readonly id: string }>(
  what: string,
  all: readonly T[],
  names: readonly string[],
): readonly T[] {
  for (const name of names) {
    if (!all.some(({ id }) => id === name))
      throw errors.unknownName(
        what,
        name,
        all.map(({ id }) => id),
      );
  }
  return all.filter(({ id }) => names.includes(id));
}

/** At most three names that a slip of the hand away. */
export function nearest(name: string, known: readonly string[]): readonly string[] {
  const wanted = name.toUpperCase();
  return known
    .map((one) => ({ one, distance: editDistance(wanted, one.toUpperCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, Math.floor(wanted.length / 3)))
    .sort((a, b) => a.distance - b.distance || (a.one < b.one ? -1 : 1))
    .slice(0, 3)
    .map(({ one }) => one);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (char === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
