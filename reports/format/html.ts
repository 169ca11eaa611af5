/** The report as one self-contained page: no network, no inline handlers, works from a file. */
import { createHash } from 'node:crypto';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { visible, visibleBlock, visibleDeep } from '../escape.ts';
import type { Report } from '../schema.ts';
import { clientScript } from './html/client/bundle.ts';
import { blocksOf, type PageData, pageData } from './html/data/blocks.ts';
import { Palette } from './html/data/palette.ts';
import { Body } from './html/page.tsx';
import { style } from './html/style/index.ts';

export interface HtmlOptions {
  /** Text of the generated tests, by the path in `replay.test`. */
  readonly attachments?: Readonly<Record<string, string>>;
}

/** Nothing hidden in any text; what is source keeps its lines. */
function shown(report: Report): Report {
  return {
    ...visibleDeep(report),
    excerpts: report.excerpts.map((one) => ({ ...visibleDeep(one), text: visibleBlock(one.text) })),
  };
}

/** What the page shows on demand, and the report as it is shown. */
export function dataOf(input: Report, options: HtmlOptions, palette: Palette): { report: Report; data: PageData } {
  const report = shown(input);
  const attachments = new Map(
    Object.entries(options.attachments ?? {}).map(([path, source]) => [visible(path), visibleBlock(source)]),
  );
  return { report, data: pageData(report, attachments, palette) };
}

export function formatHtml(input: Report, options: HtmlOptions = {}): string {
  const palette = new Palette();
  const { report, data } = dataOf(input, options, palette);
  const blocks = blocksOf(data);
  const body = renderToString(h(Body, { report, index: data.index }));
  const css = `${style}\n${palette.css()}`;
  const script = clientScript();
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${sha256(css)}'`,
    `script-src 'sha256-${sha256(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = renderToString(h('title', null, `${report.project ?? 'Audit'}: verification report`));
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    '<meta name="color-scheme" content="light dark">',
    title,
    `<style>${css}</style>`,
    '</head>',
    `<body>${body}`,
    blocks.first,
    `<script>${script}</script>`,
    blocks.rest,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}
