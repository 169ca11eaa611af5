/** Orders used by the judge and by every format. */
import { type Strength, strengths } from '../properties/schema.ts';
import { byText } from './order-text.ts';
import { type CellStanding, CellStanding as cellStandings, type Sanity } from './schema.ts';

export { byText };

export function sortedUnique(texts: Iterable<string>): string[] {
  return [...new Set(texts)].sort(byText);
}

export function weaker(a: Strength, b: Strength): Strength {
  return strengths.indexOf(a) <= strengths.indexOf(b) ? a : b;
}

export function reaches(strength: Strength, wanted: Strength): boolean {
  return strengths.indexOf(strength) >= strengths.indexOf(wanted);
}

/** 0 is the worst. */
export function badness(standing: CellStanding): number {
  return cellStandings.options.indexOf(standing);
}

export function worst<T extends CellStanding>(standings: Iterable<T>): T | null {
  let found: T | null = null;
  for (const standing of standings) if (found === null || badness(standing) < badness(found)) found = standing;
  return found;
}

const sanities: readonly Sanity[] = ['vacuous', 'never-reached', 'not-checked', 'ok', 'not-needed'];

export function worstSanity(all: Iterable<Sanity>): Sanity | null {
  let found: Sanity | null = null;
  for (const sanity of all) if (found === null || sanities.indexOf(sanity) < sanities.indexOf(found)) found = sanity;
  return found;
}
