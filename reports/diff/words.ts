/** What a change reads like: the same words in every format. */
import { never } from '../never.ts';
import { type Change, type ChangeKind, otherKinds, worseKinds } from './schema.ts';

export function changeTitle(kind: ChangeKind): string {
  switch (kind) {
    case 'broken':
      return 'Broken';
    case 'weakened':
      return 'Weakened';
    case 'gone':
      return 'Gone';
    case 'assumptions':
      return 'Newly assumed';
    case 'waivers':
      return 'Newly waived';
    case 'lost':
      return 'Evidence lost';
    case 'changed':
      return 'Other statement';
    case 'fixed':
      return 'Fixed';
    case 'strengthened':
      return 'Strengthened';
    case 'added':
      return 'New';
    case 'discharged':
      return 'No longer assumed';
    case 'gained':
      return 'Evidence gained';
    default:
      return never(kind);
  }
}

/** The answer in one sentence: what is worse, or that nothing is, and what else is not as it was. */
export function changeAnswer(change: Change): string {
  const counts = (kinds: readonly ChangeKind[]): string =>
    kinds
      .filter((kind) => change[kind].length > 0)
      .map((kind) => `${change[kind].length} ${changeTitle(kind).toLowerCase()}`)
      .join(', ');
  const [worse, other] = [counts(worseKinds), counts(otherKinds)];
  if (worse !== '') return `Worse than before: ${worse}${other === '' ? '' : `; also ${other}`}.`;
  return other === '' ? 'Nothing is other than before.' : `Nothing is worse than before: ${other}.`;
}

/** `was → is`, or the one of them that there is. */
export function changeText({ before, after }: Change['broken'][number]): string {
  if (before === '') return after;
  return `${before} → ${after === '' ? 'no longer there' : after}`;
}
