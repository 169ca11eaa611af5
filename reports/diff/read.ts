/**
 * A run to compare with, from a ledger, a report or the folder of either. A report says how its run was judged then,
 * so it is preferred; a ledger alone can be judged again only while the project asks the same of it.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { errors } from '../../tools/errors.ts';
import { readLedger } from '../../tools/ledger/ledger.ts';
import type { Ledger } from '../../tools/schema.ts';
import type { Report } from '../schema.ts';
import { Image, imageOf } from './image.ts';

export interface Run {
  readonly image: Image;
  /** What a reader has to know of how it came about; null when it is the report of the run. */
  readonly note: string | null;
}

/** Judges a ledger by what the project is now; null when it answers another manifest. */
export type Judge = (ledger: Ledger) => Promise<Report | null>;

const Shape = z.looseObject({ schema: z.unknown() });

/** `path` absolute. Rejects with a `UserError` for what is missing, damaged, of another schema or another manifest. */
export async function readRun(path: string, judge: Judge): Promise<Run> {
  const file = isFolder(path) ? join(path, 'ledger.json') : path;
  const value = jsonOf(file);
  if (value !== null && isReport(value)) return { image: imageIn(file, value), note: null };
  const ledger = readLedger(file);
  const beside = reportBeside(file, ledger);
  if (beside !== null) return { image: beside, note: null };
  const report = await judge(ledger);
  if (report === null) throw errors.otherManifest(file);
  const note = 'was judged again, by the statements and assumptions of now: what has changed of these does not show.';
  return { image: imageOf(report), note };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Null where it is no JSON: the reader of ledgers says so better. */
function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch {
    return null;
  }
}

function isReport(value: unknown): boolean {
  return z.looseObject({ identity: z.unknown(), properties: z.unknown() }).safeParse(value).success;
}

function imageIn(path: string, value: unknown): Image {
  const { schema } = Shape.parse(value);
  if (schema !== 1) throw errors.ledgerVersion(path, JSON.stringify(schema) ?? 'none', '1');
  const image = Image.safeParse(value);
  if (!image.success) throw errors.ledgerCorrupt(path, z.prettifyError(image.error).split('\n').slice(0, 4).join(' '));
  return image.data;
}

/** A report that lies beside a ledger is its own only when it names the same run and repeats each of its answers. */
function reportBeside(path: string, ledger: Ledger): Image | null {
  const beside = join(dirname(path), 'report.json');
  if (!existsSync(beside)) return null;
  const image = Image.safeParse(jsonOf(beside));
  return image.success && isOf(image.data, ledger) ? image.data : null;
}

function isOf({ identity, properties }: Image, ledger: Ledger): boolean {
  const names = ['assay', 'commit', 'dirty', 'manifest', 'compiler', 'profile'] as const;
  if (names.some((name) => identity[name] !== ledger[name])) return false;
  const cells = properties.flatMap(({ engines }) => engines);
  const said = new Map(cells.flatMap(({ obligations }) => obligations.map((one) => [one.id, one.said] as const)));
  const meant = new Set(properties.map(({ id }) => id));
  const own = ledger.verdicts.filter(({ property }) => meant.has(property));
  return own.length === said.size && own.every(({ obligation, claim }) => said.get(obligation) === claim);
}
