/** One property in two runs: everything by which it is better or worse known than it was. Pure. */
import { never } from '../never.ts';
import { weaker as weakerOf } from '../order.ts';
import { type Sanity, Standing } from '../vocabulary.ts';
import { boundDifferences } from './bounds.ts';
import type { CellImage, PropertyImage } from './image.ts';

export interface Difference {
  readonly before: string;
  readonly after: string;
  /** Whether less is known, or less is asked, than before. */
  readonly weaker: boolean;
  /** What is asked of a property, rather than what is answered. */
  readonly demand: boolean;
}

type Pair<T> = readonly [before: T, after: T];

const isRefuted = ({ outcome }: PropertyImage): boolean => outcome === 'violated' || outcome === 'conflict';
const isMet = ({ outcome }: PropertyImage): boolean => outcome === 'met';

/** 0 is the worst. */
const outcomeRank = { violated: 0, conflict: 0, error: 1, short: 2, met: 3 } as const;
const strengthRank = { sampled: 1, bounded: 2, proved: 3 } as const;

export function outcomeText({ outcome, strength, cause, counterexample }: PropertyImage): string {
  const why = cause === null || cause.code === outcome ? '' : ` (${cause.code})`;
  switch (outcome) {
    case 'met':
      return `met, ${strength ?? 'unknown'}`;
    case 'short':
      return counterexample === 'unconfirmed' ? 'not shown, unconfirmed counterexample' : `not shown${why}`;
    case 'violated':
      return counterexample === 'confirmed-in-state' ? 'violated in a state that may be unreachable' : 'violated';
    case 'conflict':
      return 'engines contradict each other';
    case 'error':
      return `cannot be judged${why}`;
    default:
      return never(outcome);
  }
}

export function isBroken(before: PropertyImage, after: PropertyImage): boolean {
  return isRefuted(after) && !isRefuted(before);
}

/** Met because it is shown, and not because less is asked of it. */
export function isFixed(before: PropertyImage, after: PropertyImage): boolean {
  const lowered = differencesOf(before, after).some(({ demand, weaker }) => demand && weaker);
  return isMet(after) && !isMet(before) && !lowered;
}

export function statementTexts(before: PropertyImage, after: PropertyImage): Pair<string> | null {
  if (before.rev === after.rev && before.title === after.title) return null;
  return [`revision ${before.rev}: ${before.title}`, `revision ${after.rev}: ${after.title}`];
}

export function differencesOf(before: PropertyImage, after: PropertyImage): readonly Difference[] {
  return [...judged(before, after), ...sane(before, after), ...wanted(before, after), ...answered(before, after)];
}

function answer(before: string, after: string, weaker: boolean): Difference {
  return { before, after, weaker, demand: false };
}

function asked(before: string, after: string, weaker: boolean): Difference {
  return { before, after, weaker, demand: true };
}

/**
 * A counterexample that is no longer found, while nothing shows that it is gone, is less known and not better: the
 * search may have stopped before it came there.
 */
function judged(before: PropertyImage, after: PropertyImage): Difference[] {
  const texts: Pair<string> = [outcomeText(before), outcomeText(after)];
  const [a, b] = [outcomeRank[before.outcome], outcomeRank[after.outcome]];
  if (a !== b) return [answer(...texts, isRefuted(before) ? !isMet(after) : b < a)];
  const [s, t] = [before, after].map(({ standing }) => Standing.options.indexOf(standing)) as [number, number];
  return s === t ? [] : [answer(...texts, t < s)];
}

const sanityRank: Readonly<Record<Sanity, number>> = {
  vacuous: 0,
  'never-reached': 0,
  'not-checked': 1,
  ok: 2,
  'not-needed': 2,
};

function sane(before: PropertyImage, after: PropertyImage): Difference[] {
  const [a, b] = [sanityRank[before.sanity], sanityRank[after.sanity]];
  return a === b ? [] : [answer(`sanity ${before.sanity}`, `sanity ${after.sanity}`, b < a)];
}

function wanted(before: PropertyImage, after: PropertyImage): Difference[] {
  const found: Difference[] = [];
  if (before.wanted !== after.wanted) {
    const lower = weakerOf(before.wanted, after.wanted) === after.wanted;
    found.push(asked(`wanted ${before.wanted}`, `wanted ${after.wanted}`, lower));
  }
  const [a, b] = [before.shortfall?.reaches ?? null, after.shortfall?.reaches ?? null];
  if (a === b) return found;
  const text = (reaches: typeof a): string => (reaches === null ? 'no shortfall stated' : `stated as ${reaches}`);
  const lower = a === null || (b !== null && strengthRank[b] < strengthRank[a]);
  return [...found, asked(text(a), text(b), lower)];
}

/** What an optional engine says or not is worth nothing and costs nothing. */
function answered(before: PropertyImage, after: PropertyImage): Difference[] {
  const of = (image: PropertyImage): ReadonlyMap<string, CellImage> =>
    new Map(image.engines.map((cell) => [cell.engine, cell]));
  const [old, now] = [of(before), of(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((engine) => {
    const [a, b] = [old.get(engine), now.get(engine)];
    if (!a?.required && !b?.required) return [];
    if (!a?.required) return [asked(`${engine} not required`, `${engine} required`, false)];
    if (!b?.required) return [asked(`${engine} required`, `${engine} not required`, true)];
    return cells(a, b);
  });
}

function cells(before: CellImage, after: CellImage): Difference[] {
  const rank = ({ strength }: CellImage): number => (strength === null ? 0 : strengthRank[strength]);
  const text = ({ engine, strength, standing }: CellImage): string => `${engine} ${strength ?? standing}`;
  const [a, b] = [rank(before), rank(after)];
  if (a !== b) return [answer(text(before), text(after), b < a)];
  if (a === 0) return [];
  return boundDifferences(before.bounds, after.bounds).map((one) =>
    answer(`${before.engine}: ${one.before}`, `${after.engine}: ${one.after}`, one.weaker),
  );
}
