/** What harnesses take for granted, and what discharges it. */
import { assumedRows, countRows, countsHead, findingHead, findingRows, note } from '../../tools/trace/words.ts';
import { markdownCode as code, markdown as text } from '../escape.ts';
import type { Report } from '../schema.ts';
import type { Section } from './markdown.ts';
import { tableOf } from './markdown-tables.ts';

export function traceSection({ trace }: Report): Section {
  const title = 'Taken for granted by harnesses';
  if (trace === null) return { title, body: '' };
  const plain = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
    rows.map((row) => row.map((cell) => text(cell)));
  const assumed = assumedRows(trace).map(([id = '', places = '']) => [code(id), text(places)]);
  const parts = [
    text(note),
    tableOf(countsHead, plain(countRows(trace))),
    ...(assumed.length === 0 ? [] : [tableOf(['Assumption', 'Assumed in'], assumed)]),
    ...(trace.findings.length === 0 ? [] : [tableOf(findingHead, plain(findingRows(trace)))]),
  ];
  return { title, body: parts.join('\n\n') };
}
