/** Recorded verdicts beside those of a run that knew nothing of them. Pure. */
import { strengths } from '../../properties/schema.ts';
import type { Verdict } from '../schema.ts';
import type { Proof } from './schema.ts';

/** `other`: as strong, within other limits, of which nobody can say which are wider. */
export type DifferenceKind = 'contradicted' | 'weaker' | 'other' | 'no-answer' | 'not-run';

export interface Difference {
  readonly obligation: string;
  readonly kind: DifferenceKind;
  readonly was: string;
  readonly is: string;
}

/** What is stronger now is no difference. One for each line at most, in their order. */
export function differencesOf(proofs: readonly Proof[], verdicts: readonly Verdict[]): readonly Difference[] {
  const now = new Map(verdicts.map((one) => [one.obligation, one]));
  return proofs.flatMap((proof) => {
    const verdict = now.get(proof.obligation);
    const kind = kindOf(proof, verdict);
    return kind === null ? [] : [{ obligation: proof.obligation, kind, was: wordOf(proof), is: wordOf(verdict) }];
  });
}

function kindOf(proof: Proof, verdict: Verdict | undefined): DifferenceKind | null {
  if (verdict === undefined || verdict.claim === 'not-run') return 'not-run';
  if (verdict.claim === 'unknown') return 'no-answer';
  if (verdict.claim !== proof.claim) return 'contradicted';
  if (verdict.claim === 'violated') return verdict.replay?.result === 'confirmed' ? null : 'weaker';
  const rank = (strength: Proof['strength']): number => (strength === null ? -1 : strengths.indexOf(strength));
  const [was, is] = [rank(proof.strength), rank(verdict.strength)];
  if (is !== was) return is < was ? 'weaker' : null;
  return sameBounds(proof.bounds, verdict.bounds) ? null : 'other';
}

function sameBounds(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}

function wordOf(one: Proof | Verdict | undefined): string {
  if (one === undefined) return 'nothing';
  const cause = 'cause' in one ? one.cause : null;
  const said = one.strength ?? cause?.code ?? one.claim;
  return one.bounds.length === 0 ? said : `${said} (${one.bounds.join(', ')})`;
}
