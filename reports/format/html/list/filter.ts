/** Which rows are shown, in which order, and how that is written in the address. */
import { byText } from '../../../order-text.ts';
import type { Row } from '../data/types.ts';

export const fields = ['outcome', 'standing', 'contract', 'kind', 'engine', 'level'] as const;
export type Field = (typeof fields)[number];
export const sortings = ['contract', 'id', 'verdict', 'time'] as const;
export type Sorting = (typeof sortings)[number];

export interface Query {
  readonly text: string;
  readonly by: Readonly<Partial<Record<Field, string>>>;
  readonly sort: Sorting;
  readonly down: boolean;
}

export const everything: Query = { text: '', by: {}, sort: 'contract', down: false };

/** Worst first. */
const standings = [
  'conflict',
  'violated',
  'insane',
  'error',
  'unconfirmed',
  'unknown',
  'sampled',
  'bounded',
  'proved',
] as const satisfies readonly Row['standing'][];

export function valuesOf(row: Row, field: Field): readonly string[] {
  if (field === 'engine') return row.cells.map(({ engine }) => engine);
  if (field === 'outcome') return row.outcome === 'met' ? ['met'] : [row.outcome, 'not met'];
  return [row[field]];
}

/** Values that a field has, with the number of rows that have each. */
export function optionsOf(rows: readonly Row[], field: Field): readonly (readonly [value: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const value of valuesOf(row, field)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) =>
    field === 'standing' ? standings.indexOf(a as 'proved') - standings.indexOf(b as 'proved') : byText(a, b),
  );
}

const texts = new WeakMap<Row, string>();

function textOf(row: Row): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const cells = row.cells.map(({ engine, word }) => `${engine} ${word}`);
  const parts = [row.id, row.title, row.contract, row.kind, row.level, row.standing, row.outcome, row.hint];
  const text = [...parts, ...cells, ...row.names].join(' ').toLowerCase();
  texts.set(row, text);
  return text;
}

export function chosen(rows: readonly Row[], { text, by, sort, down }: Query): readonly Row[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = fields.flatMap((field) => (by[field] === undefined ? [] : [[field, by[field]] as const]));
  const found = rows.filter(
    (row) =>
      wanted.every(([field, value]) => valuesOf(row, field).includes(value)) &&
      words.every((word) => textOf(row).includes(word)),
  );
  const sorted = sort === 'contract' ? found : found.toSorted(orders[sort]);
  return down ? sorted.toReversed() : sorted;
}

const orders: Readonly<Record<Exclude<Sorting, 'contract'>, (a: Row, b: Row) => number>> = {
  id: (a, b) => byText(a.id, b.id),
  verdict: (a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing) || byText(a.id, b.id),
  time: (a, b) => b.seconds - a.seconds || byText(a.id, b.id),
};

export interface Place {
  /** A property or a section; empty for the page itself. */
  readonly target: string;
  /** Null where the address says nothing of it. */
  readonly query: Query | null;
}

/** `#ID`, `#?q=…`, or both. Anything that is not understood is left out. */
export function readHash(hash: string): Place {
  const [before = '', ...rest] = hash.replace(/^#/, '').split('?');
  let target = '';
  try {
    target = decodeURIComponent(before);
  } catch {
    // Not something that this page wrote: it names nothing here.
  }
  if (rest.length === 0) return { target, query: null };
  const found = new URLSearchParams(rest.join('?'));
  const by = Object.fromEntries(fields.flatMap((field) => (found.has(field) ? [[field, found.get(field)]] : [])));
  const sort = sortings.find((one) => one === found.get('sort')) ?? 'contract';
  return { target, query: { text: found.get('q') ?? '', by, sort, down: found.get('down') === '1' } };
}

export function writeHash({ target, query }: { readonly target: string; readonly query: Query }): string {
  const pairs = new URLSearchParams();
  if (query.text !== '') pairs.set('q', query.text);
  for (const field of fields) if (query.by[field] !== undefined) pairs.set(field, query.by[field]);
  if (query.sort !== 'contract') pairs.set('sort', query.sort);
  if (query.down) pairs.set('down', '1');
  const text = pairs.toString();
  return `#${encodeURIComponent(target)}${text === '' ? '' : `?${text}`}`;
}
