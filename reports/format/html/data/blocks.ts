/** The page's data as inert script elements: parsed piece by piece, when a piece is looked at. */
import type { Report } from '../../../schema.ts';
import { detailsOf, stepsPerBlock, type Traces } from './details.ts';
import type { Palette } from './palette.ts';
import { indexOf } from './rows.ts';
import type { Detail, Index, Lines, Step } from './types.ts';

export const detailsPerBlock = 50;

export interface PageData {
  readonly index: Index;
  /** In the order of the index. */
  readonly details: readonly Detail[];
  readonly traces: readonly (readonly Step[])[];
  readonly code: Readonly<Record<string, Lines>>;
}

/** `report` and `attachments` already made visible. */
export function pageData(report: Report, attachments: ReadonlyMap<string, string>, palette: Palette): PageData {
  const index = indexOf(report, detailsPerBlock);
  const byId = new Map(report.properties.map((result) => [result.id, result]));
  const traces: Traces = [];
  const results = index.rows.flatMap(({ id }) => byId.get(id) ?? []);
  return {
    index,
    details: detailsOf({ report, palette, traces }, results),
    traces,
    code: Object.fromEntries([...attachments].map(([path, source]) => [path, palette.coloured(source.trimEnd())])),
  };
}

export interface Blocks {
  /** What the table is made of: before the script. */
  readonly first: string;
  /** What is looked at later: behind the script, so that the table does not wait for it. */
  readonly rest: string;
}

/** Ids: `assay-index`, `assay-code`, `assay-details-N`, `assay-trace-T-N`. */
export function blocksOf({ index, details, traces, code }: PageData): Blocks {
  const rest: string[] = [];
  for (let at = 0; at * detailsPerBlock < details.length; at += 1)
    rest.push(block(`details-${at}`, details.slice(at * detailsPerBlock, (at + 1) * detailsPerBlock)));
  rest.push(block('code', code));
  for (const [trace, steps] of traces.entries())
    for (let at = 0; at * stepsPerBlock < steps.length; at += 1)
      rest.push(block(`trace-${trace}-${at}`, steps.slice(at * stepsPerBlock, (at + 1) * stepsPerBlock)));
  return { first: block('index', index), rest: rest.join('\n') };
}

/** `<` is written as an escape, so that no text can end the element or begin a comment in it. */
function block(name: string, value: unknown): string {
  const text = JSON.stringify(value).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="assay-${name}">${text}</script>`;
}
