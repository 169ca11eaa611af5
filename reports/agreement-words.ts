/** The words for how engines lie to each other: one place, so that every format says the same. */
import { strengths } from '../properties/schema.ts';
import { never } from './never.ts';
import type { AgreementRow, Axis, NotRun, Stance } from './schema.ts';
import { standingWord } from './words.ts';

export function stanceWord(stance: Stance): string {
  return stance === 'not-run' ? 'not run' : standingWord(stance);
}

export function axisWord(axis: Axis): string {
  switch (axis) {
    case 'conflict':
    case 'agree':
    case 'single':
      return axis;
    case 'differ':
      return 'differ';
    case 'none':
      return 'no answer';
    default:
      return never(axis);
  }
}

/** How many engines say the same, and how they lie to each other: `2 agree`. */
export function agreementWord({ axis, confirmedBy, refutedBy }: AgreementRow): string {
  return axis === 'agree' ? `${Math.max(confirmedBy.length, refutedBy.length)} agree` : axisWord(axis);
}

/** `halmos proved, forge sampled`. */
export function confirmedText({ confirmedBy }: AgreementRow): string {
  return confirmedBy.map(({ engine, strength }) => `${engine} ${strength}`).join(', ');
}

/** `1 proved, 2 sampled`. */
export function confirmedCounts({ confirmedBy }: AgreementRow): string {
  return strengths
    .toReversed()
    .map((strength) => ({ strength, count: confirmedBy.filter((one) => one.strength === strength).length }))
    .filter(({ count }) => count > 0)
    .map(({ strength, count }) => `${count} ${strength}`)
    .join(', ');
}

/** `38 agree · 90 single`. */
export function axesText(axes: Readonly<Record<Axis, number>>): string {
  const order: readonly Axis[] = ['conflict', 'differ', 'agree', 'single', 'none'];
  return order
    .filter((axis) => axes[axis] > 0)
    .map((axis) => `${axes[axis]} ${axisWord(axis)}`)
    .join(' · ');
}

/** `not run (pip install x); 12 properties without its answer`. */
export function notRunText({ why, properties }: NotRun): string {
  const count = properties.length;
  const without =
    count === 0 ? 'no property asks it' : `${count} ${count === 1 ? 'property' : 'properties'} without its answer`;
  return `not run (${why}); ${without}`;
}
