/** What a proof takes for granted, read from everything the property says. */
import type { Property, PropertyId, Reason } from '../../properties/schema.ts';
import { sortedUnique } from '../order.ts';

/**
 * The lemmas named and the properties cited by what is given: either is assumed in the proof, so either limits it.
 * A property citing itself in a given is its own induction hypothesis and rests on nothing more.
 */
export function lemmasOf(property: Property): PropertyId[] {
  const cited = reasonsOf(property).flatMap((reason) => ('provedIn' in reason ? [reason.provedIn] : []));
  return sortedUnique([...property.lemmas, ...cited.filter((id) => id !== property.id)]);
}

export function assumptionsOf(property: Property): string[] {
  const cited = reasonsOf(property).flatMap((reason) => ('assumes' in reason ? [reason.assumes] : []));
  return sortedUnique([...property.assumptions, ...cited]);
}

function reasonsOf(property: Property): Reason[] {
  return 'given' in property.check ? (property.check.given ?? []).map((given) => given.reason) : [];
}
