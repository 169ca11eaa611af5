/** Which verdicts an edit can have touched. Pure. */
import type { Obligation } from '../../harness/schema.ts';
import type { PartName } from './schema.ts';
import type { Standing, Then } from './standing.ts';

export interface Touched {
  readonly obligation: string;
  readonly property: string;
  readonly engine: string;
  /** `unknown`: nothing can be compared, so it may be touched. */
  readonly how: 'changed' | 'new' | 'gone' | 'unknown';
  /** What of it is another now; empty unless changed. */
  readonly changed: readonly PartName[];
}

export interface Affected {
  /** The commit. */
  readonly base: string;
  /** Where the keys of then are from. */
  readonly by: 'committed ledger' | 'compilation';
  readonly obligations: number;
  readonly untouched: number;
  readonly touched: readonly Touched[];
}

/** `known`: all that was asked then, also that whose key is not known. */
export function affected(
  base: string,
  by: Affected['by'],
  found: ReadonlyMap<string, Standing<Then>>,
  obligations: readonly Obligation[],
  known: ReadonlySet<string>,
): Affected {
  const now = new Map(obligations.map((one) => [one.id, one]));
  const touched = [...found].flatMap(([obligation, standing]): Touched[] => {
    const how = howOf(standing, by, known.has(obligation));
    if (how === null) return [];
    const property = now.get(obligation)?.property ?? obligation.split('/')[0] ?? obligation;
    const engine = now.get(obligation)?.engine ?? ('past' in standing ? standing.past.engine : '');
    return [{ obligation, property, engine, how, changed: standing.is === 'obsolete' ? standing.changed : [] }];
  });
  for (const obligation of known) {
    if (now.has(obligation) || found.has(obligation)) continue;
    const [property = '', engine = ''] = obligation.split('/');
    touched.push({ obligation, property, engine: engine.split('+')[0] ?? '', how: 'gone', changed: [] });
  }
  const untouched = [...found.values()].filter(({ is }) => is === 'stands').length;
  return {
    base,
    by,
    obligations: obligations.length,
    untouched,
    touched: touched.toSorted((a, b) => (a.obligation < b.obligation ? -1 : 1)),
  };
}

function howOf({ is }: Standing<Then>, by: Affected['by'], wasAsked: boolean): Touched['how'] | null {
  switch (is) {
    case 'stands':
      return null;
    case 'obsolete':
      return 'changed';
    case 'gone':
      return 'gone';
    case 'untold':
      return 'unknown';
    case 'missing':
      return by === 'compilation' && !wasAsked ? 'new' : 'unknown';
  }
}
