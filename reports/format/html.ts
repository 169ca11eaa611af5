/** The report as one self-contained page: no network, no inline handlers, works from a file. */
import { createHash } from 'node:crypto';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { visible, visibleBlock, visibleDeep } from '../escape.ts';
import type { Report } from '../schema.ts';
import { Body } from './html/page.tsx';
import { script } from './html/script.ts';
import { Palette } from './html/solidity.ts';
import { style } from './html/style.ts';

export interface HtmlOptions {
  /** Text of the generated tests, by the path in `replay.test`. */
  readonly attachments?: Readonly<Record<string, string>>;
}

export function formatHtml(input: Report, options: HtmlOptions = {}): string {
  const report = visibleDeep(input);
  const palette = new Palette();
  const attachments = new Map(
    Object.entries(options.attachments ?? {}).map(([path, source]) => [visible(path), visibleBlock(source)]),
  );
  const body = renderToString(h(Body, { report, code: { palette, attachments } }));
  const css = `${style}\n${palette.css()}`;
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
    `<body>${body}<script>${script}</script></body>`,
    '</html>',
    '',
  ].join('\n');
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}
