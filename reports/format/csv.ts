/** The matrix as CSV (RFC 4180): one row for each property and engine, no cell of it left empty. */
import { visible } from '../escape.ts';
import type { Cell, PropertyResult, Report } from '../schema.ts';
import { cellWord } from '../words.ts';

type Column = readonly [name: string, of: (result: PropertyResult, cell: Cell) => string];

const columns: readonly Column[] = [
  ['property', ({ id }) => id],
  ['revision', ({ rev }) => String(rev)],
  ['title', ({ title }) => title],
  ['contract', ({ contract }) => contract],
  ['kind', ({ kind }) => kind],
  ['wanted', ({ wanted }) => wanted],
  ['outcome', ({ outcome }) => outcome],
  ['outcome strength', ({ strength }) => strength ?? ''],
  ['outcome cause', ({ cause }) => cause?.code ?? ''],
  ['engine', (_, { engine }) => engine],
  ['version', (_, { version }) => version ?? ''],
  ['required', (_, { required }) => String(required)],
  ['claim', (_, { claim }) => claim],
  ['strength', (_, { strength }) => strength ?? ''],
  ['judgement', (_, { standing }) => standing],
  ['in words', (_, cell) => cellWord(cell)],
  ['sanity', (_, { sanity }) => sanity],
  ['counterexample', (_, { counterexample }) => counterexample],
  ['cause', (_, { cause }) => cause?.code ?? ''],
  ['cause in words', (_, { cause }) => cause?.detail ?? ''],
  ['bounds', (_, { bounds }) => bounds.join('; ')],
  ['seconds', (_, { seconds }) => String(seconds)],
  ['peak bytes', (_, { peakBytes }) => (peakBytes === undefined ? 'unknown' : String(peakBytes))],
  ['seed', (_, { seed }) => seed ?? ''],
];

export function formatCsv({ properties }: Report): string {
  const rows = properties.flatMap((result) =>
    result.engines.map((cell) => columns.map(([, of]) => of(result, cell) || 'none')),
  );
  return [columns.map(([name]) => name), ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** What a spreadsheet takes for a formula, also behind blanks and in its full-width forms. */
const formula = /^[\s\p{Default_Ignorable_Code_Point}]*[=+\-@\t\r\n|%＝＋－＠]/u;

/** Always quoted, so that no separator of another locale ends it; an apostrophe makes text of what would be a formula. */
function field(text: string): string {
  const guarded = `${formula.test(text) ? "'" : ''}${visible(text)}`;
  return `"${guarded.replaceAll('"', '""')}"`;
}
