/** The key of an obligation's verdict in a project: two with the same key have the same answer. */

import type { Obligation } from '../../harness/schema.ts';
import type { Limits } from '../engines/types.ts';
import { type KeyParts, verdictKey } from '../ledger/key.ts';
import { subjectsOf } from './subject.ts';

export type KeyOf = (obligation: Obligation, engineVersion: string, limits: Limits) => string;

export type PartsOf = (obligation: Obligation, engineVersion: string, limits: Limits) => KeyParts;

/** `identities`: by engine ID, as `engineIdentities` has them. */
export function keyer(root: string, identities: ReadonlyMap<string, string>): KeyOf {
  return keyOfParts(partsOf(root, identities));
}

export function keyOfParts(parts: PartsOf): KeyOf {
  return (...asked) => verdictKey(parts(...asked));
}

export function partsOf(root: string, identities: ReadonlyMap<string, string>, subjectOf = subjectsOf(root)): PartsOf {
  return (obligation, engineVersion, limits) => ({
    obligation,
    ...subjectOf(obligation),
    engineVersion,
    adapter: identities.get(obligation.engine) ?? '',
    limits,
  });
}
