/**
 * Budgets in slices: everything gets a short go first, and what does not end in it goes on with more. A slice is the
 * same command with the same limits as the whole, only ended sooner. So one that ends by itself is the run that the
 * whole budget would have been, and of one that is cut nothing is believed: answers are those of one long pass.
 */
import type { Measured } from './options.ts';

/** Seconds of the first slice; each further one is as many times as long. */
const first = 60;
const times = 6;

/** A slice is worth its waste only when it is a small part of the whole. */
const atMost = 1 / 3;

/** Slices before the whole budget, in seconds, ascending; none where the whole is short. */
export function slicesOf(seconds: number): readonly number[] {
  const slices: number[] = [];
  for (let slice = first; slice <= seconds * atMost; slice *= times) slices.push(slice);
  return slices;
}

/** The first slice to try, as an index; as many as there are means the whole budget. */
export function firstSlice(slices: readonly number[], measured: Pick<Measured, 'seconds' | 'answered'> | null): number {
  if (measured === null) return 0;
  // What is known to answer is not cut; what ran out is not asked again for as little.
  if (measured.answered) return slices.length;
  const longer = slices.findIndex((slice) => slice > measured.seconds);
  return longer === -1 ? slices.length : longer;
}
