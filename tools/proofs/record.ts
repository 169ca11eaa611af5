/** The lines after a run. Pure. */
import type { Verdict } from '../schema.ts';
import type { Keyed } from './keys.ts';
import type { Proof } from './schema.ts';

export interface RecordOptions {
  readonly before: ReadonlyMap<string, Proof>;
  /** IDs of everything that the catalogue asks. */
  readonly known: ReadonlySet<string>;
  /** What this run asked, and could name. */
  readonly asked: readonly Keyed[];
  readonly verdicts: readonly Verdict[];
}

/**
 * An answer that an engine gave here replaces the line. Where there was none, the line stays as it is: it stands, or it is
 * seen to be obsolete. What was taken from elsewhere is not recorded, so that nobody's word becomes ours.
 */
export function recorded({ before, known, asked, verdicts }: RecordOptions): ReadonlyMap<string, Proof> {
  const lines = new Map([...before].filter(([id]) => known.has(id)));
  const keys = new Map(asked.map((one) => [one.obligation.id, one]));
  for (const verdict of verdicts) {
    const key = keys.get(verdict.obligation);
    const line = key === undefined ? null : lineOf(verdict, key);
    if (line !== null) lines.set(line.obligation, line);
  }
  return lines;
}

/** Null for what is no answer, and for a violation that no replay confirmed. */
function lineOf(verdict: Verdict, { key, parts, version }: Keyed): Proof | null {
  const { obligation, engine, role, claim, strength, bounds, replay, run } = verdict;
  if (claim !== 'holds' && claim !== 'violated') return null;
  if (run.from !== undefined || run.version !== version) return null;
  if (claim === 'violated' && replay?.result !== 'confirmed') return null;
  return { obligation, engine, role, claim, strength, bounds: [...bounds].sort(), version, key, parts };
}
