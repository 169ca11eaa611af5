/** `assay diff OLD NEW`, and the baseline of a report. */
import { resolve } from 'node:path';
import { readManifest } from '../../tools/cli/replayed.ts';
import { errors } from '../../tools/errors.ts';
import { jsonText } from '../escape.ts';
import type { Report } from '../schema.ts';
import { compare } from './compare.ts';
import { changeLines, changeMarkdown } from './format.ts';
import { type Image, imageOf } from './image.ts';
import { type Judge, type Run, readRun } from './read.ts';
import type { Change } from './schema.ts';

export interface DiffFlags {
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** By the manifest, the catalogue and the bindings of the project as they are now. */
export function judgeOf(root: string): Judge {
  return async (ledger) => {
    const manifest = readManifest(root);
    if (manifest.digest !== ledger.manifest) return null;
    const { suiteReport } = await import('../suite.ts');
    return suiteReport({ root, ledger, manifest, reproduce: [] });
  };
}

export interface Screen {
  readonly color: boolean;
  readonly columns?: number | undefined;
}

export interface Compared {
  readonly text: string;
  /** 0: nothing is worse. 1: something is. */
  readonly exitCode: 0 | 1;
}

/** Paths as typed. Rejects with a `UserError`, exit code 2, for what cannot be compared. */
export async function diffRuns(
  [before, after]: readonly [string, string],
  { json = false, markdown = false }: DiffFlags,
  judge: Judge,
  { color, columns }: Screen,
): Promise<Compared> {
  const [old, now] = [await readRun(resolve(before), judge), await readRun(resolve(after), judge)];
  const change = changeBetween(old, now);
  const lines = (): string => {
    const whole = changeLines(change, { color, rows: mostRows, ...(columns === undefined ? {} : { columns }) });
    return `${whole.join('\n')}\n`;
  };
  const text = json ? `${jsonText(change)}\n` : markdown ? changeMarkdown(change) : lines();
  return { text, exitCode: change.worse ? 1 : 0 };
}

/** With the answer and the notes, one screen. */
const mostRows = 24;

/** `baseline` absolute. */
export async function withBaseline(report: Report, baseline: string, judge: Judge): Promise<Report> {
  const change = changeBetween(await readRun(baseline, judge), { image: imageOf(report), note: null });
  return { ...report, change };
}

function changeBetween(before: Run, after: Run): Change {
  refuseUnlike(before.image, after.image);
  const change = compare(before.image, after.image);
  const told = [
    ...(before.note === null ? [] : [`The earlier run ${before.note}`]),
    ...(after.note === null ? [] : [`The later run ${after.note}`]),
  ];
  return { ...change, notes: [...told, ...change.notes] };
}

function refuseUnlike(before: Image, after: Image): void {
  if (before.project !== after.project)
    throw errors.incomparable(`one is of ${before.project ?? 'no project'}, the other of ${after.project ?? 'none'}`);
  const ids = new Set(before.properties.map(({ id }) => id));
  if (!after.properties.some(({ id }) => ids.has(id))) throw errors.incomparable('they have no property in common');
}
