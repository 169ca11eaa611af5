/** Whether recorded verdicts are about what is asked today. Computed each time and stored nowhere. Pure. */
import type { Obligation } from '../../harness/schema.ts';
import type { Keyed } from './keys.ts';
import { type PartName, type Proof, partNames } from './schema.ts';

export type Standing =
  | { readonly is: 'stands'; readonly proof: Proof; readonly asked: Keyed }
  /** `changed`: what of it is another now, never empty. */
  | { readonly is: 'obsolete'; readonly proof: Proof; readonly changed: readonly PartName[] }
  | { readonly is: 'missing' }
  /** Its engine is not here, or what it is about cannot be read. */
  | { readonly is: 'untold'; readonly proof: Proof }
  /** Nobody asks it any more. */
  | { readonly is: 'gone'; readonly proof: Proof };

/** By obligation, sorted: of all that is asked and of all that was recorded. */
export function standings(
  proofs: ReadonlyMap<string, Proof>,
  obligations: readonly Obligation[],
  asked: readonly Keyed[],
): ReadonlyMap<string, Standing> {
  const now = new Map(asked.map((one) => [one.obligation.id, one]));
  const known = new Set(obligations.map(({ id }) => id));
  const ids = [...new Set([...known, ...proofs.keys()])].sort();
  return new Map(ids.map((id) => [id, standingOf(proofs.get(id), known.has(id), now.get(id))]));
}

function standingOf(proof: Proof | undefined, known: boolean, asked: Keyed | undefined): Standing {
  if (proof === undefined) return { is: 'missing' };
  if (!known) return { is: 'gone', proof };
  if (asked === undefined) return { is: 'untold', proof };
  const { obligation, version } = asked;
  const same = proof.engine === obligation.engine && proof.role === obligation.role && proof.version === version;
  if (same && proof.key === asked.key) return { is: 'stands', proof, asked };
  const changed = partNames.filter((name) => proof.parts[name] !== asked.parts[name]);
  // Parts say why and are not believed: a line that does not stand is about another question, whatever they say.
  return { is: 'obsolete', proof, changed: changed.length === 0 ? ['asked'] : changed };
}
