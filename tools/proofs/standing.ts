/** Whether recorded verdicts are about what is asked today. Computed each time and stored nowhere. Pure. */
import type { Obligation } from '../../harness/schema.ts';
import type { Keyed } from './keys.ts';
import { type PartName, type Proof, partNames } from './schema.ts';

/** What was asked then: of a line, or of a commit that was compiled. */
export type Then = Pick<Proof, 'engine' | 'role' | 'version' | 'key' | 'parts'>;

export type Standing<T extends Then = Proof> =
  | { readonly is: 'stands'; readonly past: T; readonly asked: Keyed }
  /** `changed`: what of it is another now, never empty. */
  | { readonly is: 'obsolete'; readonly past: T; readonly changed: readonly PartName[] }
  | { readonly is: 'missing' }
  /** Its engine is not here, or what it is about cannot be read. */
  | { readonly is: 'untold'; readonly past: T }
  /** Nobody asks it any more. */
  | { readonly is: 'gone'; readonly past: T };

/** By obligation, sorted: of all that is asked and of all that was asked then. */
export function standings<T extends Then>(
  past: ReadonlyMap<string, T>,
  obligations: readonly Obligation[],
  asked: readonly Keyed[],
): ReadonlyMap<string, Standing<T>> {
  const now = new Map(asked.map((one) => [one.obligation.id, one]));
  const known = new Set(obligations.map(({ id }) => id));
  const ids = [...new Set([...known, ...past.keys()])].sort();
  return new Map(ids.map((id) => [id, standingOf(past.get(id), known.has(id), now.get(id))]));
}

function standingOf<T extends Then>(past: T | undefined, known: boolean, asked: Keyed | undefined): Standing<T> {
  if (past === undefined) return { is: 'missing' };
  if (!known) return { is: 'gone', past };
  if (asked === undefined) return { is: 'untold', past };
  const { obligation, version } = asked;
  const same = past.engine === obligation.engine && past.role === obligation.role && past.version === version;
  if (same && past.key === asked.key) return { is: 'stands', past, asked };
  const changed = partNames.filter((name) => past.parts[name] !== asked.parts[name]);
  // Parts say why and are not believed: what does not stand is about another question, whatever they say.
  return { is: 'obsolete', past, changed: changed.length === 0 ? ['asked'] : changed };
}
