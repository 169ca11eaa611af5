/** Writes a report in every file format. A reader sees the old file or the new one, never half of one. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadAttachments } from './attachments.ts';
import { formatHtml } from './format/html.ts';
import { formatJson } from './format/json.ts';
import { formatMarkdown } from './format/markdown.ts';
import { Report } from './schema.ts';

export interface Written {
  readonly json: string;
  readonly markdown: string;
  readonly html: string;
}

export interface WriteOptions {
  /** Text of the generated tests; read from the folder unless given. */
  readonly attachments?: Readonly<Record<string, string>>;
}

export async function writeReport(input: Report, directory: string, options: WriteOptions = {}): Promise<Written> {
  const report = Report.parse(input);
  await mkdir(directory, { recursive: true });
  const attachments = options.attachments ?? (await loadAttachments(report, directory));
  const written: Written = {
    json: join(directory, 'report.json'),
    markdown: join(directory, 'report.md'),
    html: join(directory, 'report.html'),
  };
  await replaceAll([
    [written.json, formatJson(report)],
    [written.markdown, formatMarkdown(report, { attachments })],
    [written.html, formatHtml(report, { attachments })],
  ]);
  return written;
}

/** All are written before the first is renamed, so that a full disk leaves the old report whole. */
async function replaceAll(files: readonly (readonly [string, string])[]): Promise<void> {
  const temporary = files.map(([path, text]) => ({ path, text, temp: `${path}.${randomUUID()}.tmp` }));
  try {
    for (const { temp, text } of temporary) await writeFile(temp, text, { flag: 'wx' });
    for (const { temp, path } of temporary) await rename(temp, path);
  } finally {
    for (const { temp } of temporary) await rm(temp, { force: true });
  }
}
