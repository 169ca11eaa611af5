/** What the specification demands, held against the catalogue: what is missing, and the page that shows both. */
import { type Property, type PropertyId, type Row, type Strength, strengths } from '../properties/schema.ts';

type Known = ReadonlyMap<PropertyId, Property>;

/** One line for each thing that is wrong with a row; none when every row is stood for. */
export function rowGaps(rows: readonly Row[], properties: readonly Property[]): readonly string[] {
  const known = new Map(properties.map((one) => [one.id, one]));
  const names = rows.map(nameOf);
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  return [
    ...repeated.map((name) => `the row "${name}" is there twice`),
    ...rows.flatMap((row) => gapsOf(row, known).map((gap) => `the row "${nameOf(row)}" ${gap}`)),
  ];
}

function nameOf({ contract, statement }: Row): string {
  return `${contract}: ${statement}`;
}

function gapsOf(row: Row, known: Known): string[] {
  if (row.wanted.length === 0) return ['wants nothing'];
  if (row.properties.length === 0) return ['names no property'];
  const absent = row.properties.filter((id) => !known.has(id));
  const twice = row.properties.filter((id, index) => row.properties.indexOf(id) < index);
  // What an absent property would have wanted is not known: its absence is the one thing to be said.
  if (absent.length > 0) return [`names ${absent.join(', ')}, which ${absent.length === 1 ? 'is' : 'are'} no property`];
  if (twice.length > 0) return [`names ${twice.join(', ')} twice`];
  const unwanted = row.wanted.filter((strength) => !row.properties.some((id) => wants(known.get(id), strength)));
  if (row.shortfall !== undefined)
    return unwanted.length > 0 ? [] : ['has a shortfall, and its properties want all that it does'];
  return unwanted.map((strength) => `must be ${strength}${by[strength]}, and none of its properties wants that`);
}

const by: Readonly<Record<Strength, string>> = { proved: '', bounded: '', sampled: ' by forge' };

/** `sampled` means fuzzing on the real pools, and a proof is none. */
function wants(property: Property | undefined, strength: Strength): boolean {
  if (property === undefined) return false;
  if (strength === 'sampled') return property.engines.includes('forge');
  return strengths.indexOf(property.wanted) >= strengths.indexOf(strength);
}

/** Markdown. Says of a property what the catalogue knows, and nothing of verdicts. */
export function rowsPage(rows: readonly Row[], properties: readonly Property[]): string {
  const known = new Map(properties.map((one) => [one.id, one]));
  const lines = rows.map((row) => {
    const ids = row.properties.map((id) => shown(id, known.get(id))).join(', ') || 'none';
    const notes = [row.shortfall && `Short: ${row.shortfall}`, row.open && `Open: ${row.open}`].filter(Boolean);
    const cells = [
      row.contract,
      [row.statement, ...notes].join('. '),
      row.kinds.join(', '),
      row.wanted.join(', '),
      ids,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  });
  return [...heading, ...lines, ''].join('\n');
}

function shown(id: PropertyId, property: Property | undefined): string {
  if (property === undefined) return `${id} (missing)`;
  return property.shortfall === undefined ? id : `${id} (reaches ${property.shortfall.reaches})`;
}

const heading = [
  '<!-- Made by `npx assay generate` from properties/flat/rows.ts. -->',
  '',
  '# What the suite must have, and what stands for it',
  '',
  'Each row is a demand of the suite’s specification.',
  '`npx assay check` fails when a row has no property, names one that does not exist, or none of its properties wants what the row does.',
  '`proved` and `bounded` mean at least that; `sampled` means fuzzing by forge, on the real Uniswap bytecode where pools are involved.',
  'What is known of a property is in the report, and not here.',
  '',
  '| contract | demand | kind | wanted | properties |',
  '| --- | --- | --- | --- | --- |',
];
