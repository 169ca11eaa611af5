/** Writes a report in every file format. A reader sees the old file or the new one, never half of one. */
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { UserError } from '../tools/errors.ts';
import { clearTemporariesOf, temporaryFor } from '../tools/ledger/temporary.ts';
import { loadAttachments } from './attachments.ts';
import { formatHtml } from './format/html.ts';
import { formatJson } from './format/json.ts';
import { formatMarkdown } from './format/markdown.ts';
import type { Format } from './format/registry.ts';
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

export interface WrittenFormats {
  /** Paths, in the order asked. */
  readonly paths: readonly string[];
  /** Why a file that a browser makes is missing; the others are written. */
  readonly problem: UserError | null;
}

/**
 * The files of the formats asked for and no others. All are made before one is written. Rejects with a file-system
 * error where the folder cannot be made or a file cannot be replaced.
 */
export async function writeFormats(
  input: Report,
  formats: readonly Format[],
  directory: string,
  { attachments }: Required<WriteOptions>,
): Promise<WrittenFormats> {
  const report = Report.parse(input);
  const made: (readonly [string, string | Uint8Array])[] = [];
  let problem: UserError | null = null;
  for (const { files, printed = [] } of formats) {
    for (const { name, make } of files) made.push([join(directory, name), make(report, { attachments })]);
    for (const { name, print } of printed) {
      const bytes = await print(report, { attachments }).catch(knownProblem);
      if (isKnown(bytes)) problem = bytes;
      else made.push([join(directory, name), bytes]);
    }
  }
  await mkdir(directory, { recursive: true });
  await replaceAll(made);
  return { paths: made.map(([path]) => path), problem };
}

/** Told by its name: what is loaded late may have a class of the same name of its own. */
function isKnown(made: unknown): made is UserError {
  return made instanceof Error && made.name === 'UserError';
}

function knownProblem(error: unknown): UserError {
  if (isKnown(error)) return error;
  throw error;
}

/** All are written before the first is renamed, so that a full disk leaves the old report whole. */
async function replaceAll(files: readonly (readonly [string, string | Uint8Array])[]): Promise<void> {
  for (const [path] of files) await refuseFolder(path);
  const temporary = files.map(([path, text]) => ({ path, text, temp: temporaryFor(path, randomUUID()) }));
  try {
    for (const { temp, text } of temporary) await writeFile(temp, text, { flag: 'wx' });
    for (const { temp, path } of temporary) await rename(temp, path);
    for (const { path } of temporary) clearTemporariesOf(path);
  } finally {
    for (const { temp } of temporary) await rm(temp, { force: true });
  }
}

/** A folder in the place of a file would be found only after other files were replaced. */
async function refuseFolder(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (found?.isDirectory()) throw Object.assign(new Error(`${basename(path)} is a folder`), { code: 'EISDIR' });
}
