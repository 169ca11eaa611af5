/** The data of a page in memory, as a browser reads it from the page. */
import { createElement } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { dataOf } from '../format/html.ts';
import type { PageData } from '../format/html/data/blocks.ts';
import { stepsPerBlock } from '../format/html/data/details.ts';
import { Palette } from '../format/html/data/palette.ts';
import type { Source } from '../format/html/data/types.ts';
import { PropertyDetail } from '../format/html/property/property.tsx';
import type { Report } from '../schema.ts';

export function sourceOf({ index, details, traces, code }: PageData): Source {
  return {
    index,
    isWhole: () => true,
    detail: (id) => details.find(({ result }) => result.id === id),
    steps: (trace, block) => traces[trace]?.slice(block * stepsPerBlock, (block + 1) * stepsPerBlock) ?? [],
    code: (path) => code[path],
  };
}

export function memory(report: Report, attachments: Readonly<Record<string, string>> = {}): Source {
  return sourceOf(dataOf(report, { attachments }, new Palette()).data);
}

/** The details of one property as they are drawn, on a screen or on paper. */
export function drawn(source: Source, id: string, paper = false): string {
  const known = new Set(source.index.rows.map((row) => row.id));
  return renderToString(createElement(PropertyDetail, { id, source, known, paper }));
}
