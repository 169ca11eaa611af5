/** `.assay/history.ndjson`: what became of the properties, run by run, one line for each commit, manifest and profile. */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errors } from '../../tools/errors.ts';
import { stableJson, writeWhole } from '../../tools/ledger/files.ts';
import { releaseLock, takeLock } from '../../tools/setup/mutex.mjs';
import { byText } from '../order.ts';
import type { Report } from '../schema.ts';
import { type HistoryEntry, HistoryLine } from './schema.ts';

export const historyPath = (root: string): string => join(root, '.assay', 'history.ndjson');

/** What is older is forgotten. */
const mostLines = 500;
const mostShown = 50;

export interface History {
  readonly lines: readonly HistoryLine[];
  /** Numbers of lines that say nothing that can be read, from 1. */
  readonly damaged: readonly number[];
}

/** Total: a file that is not there is an empty history. */
export function readHistory(root: string): History {
  const lines: HistoryLine[] = [];
  const damaged: number[] = [];
  for (const [at, text] of textOf(historyPath(root)).split('\n').entries()) {
    if (text === '') continue;
    const line = lineOf(text);
    if (line === null) damaged.push(at + 1);
    else lines.push(line);
  }
  return { lines, damaged };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function lineOf(text: string): HistoryLine | null {
  try {
    return HistoryLine.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

type Run = Pick<HistoryLine, 'commit' | 'dirty' | 'manifest' | 'profile'>;
const keyOf = ({ commit, dirty, manifest, profile }: Run): string => stableJson({ commit, dirty, manifest, profile });

/**
 * Puts a whole run into the history, in the place of an earlier one on the same. Lines that cannot be read are left
 * out. Without a commit nothing names the run, and nothing is kept. Throws a `UserError` while another run writes.
 */
export function remember(root: string, report: Report, when: string | null): History {
  const line = made(report, when);
  if (line === null) return readHistory(root);
  const path = historyPath(root);
  mkdirSync(dirname(path), { recursive: true });
  const owner = takeLock(`${path}.lock`);
  if (owner !== null) throw errors.journalBusy(path, owner);
  try {
    const { lines, damaged } = readHistory(root);
    const others = lines.filter((one) => keyOf(one) !== keyOf(line));
    const all = [...others, line].toSorted(byAge).slice(-mostLines);
    writeWhole(path, `${all.map((one) => stableJson(one)).join('\n')}\n`);
    return { lines: all, damaged };
  } finally {
    releaseLock(`${path}.lock`);
  }
}

function made({ identity, summary, properties }: Report, when: string | null): HistoryLine | null {
  const { commit, dirty, manifest, profile } = identity;
  if (commit === null) return null;
  const outcomes = Object.fromEntries(properties.map(({ id, outcome }) => [id, outcome]));
  return { schema: 1, commit, dirty, manifest, profile, when, outcomes: summary.outcomes, properties: outcomes };
}

/** By the date of the commit, so that the order of the runs does not matter. */
function byAge(a: HistoryLine, b: HistoryLine): number {
  const time = ({ when }: HistoryLine): number => (when === null ? 0 : Date.parse(when));
  return time(a) - time(b) || byText(keyOf(a), keyOf(b));
}

/** Of the report's profile and up to its own commit, oldest first: what came later does not change an earlier report. */
export function shownOf({ lines }: History, { identity }: Report): HistoryEntry[] {
  const own = lines.find(
    (one) => identity.commit !== null && keyOf(one) === keyOf({ ...identity, commit: identity.commit }),
  );
  return lines
    .filter((one) => one.profile === identity.profile && (own === undefined || byAge(one, own) <= 0))
    .toSorted(byAge)
    .slice(-mostShown)
    .map(({ commit, dirty, when, outcomes }) => ({ commit, dirty, when, outcomes }));
}
