/**
 * What jobs took where verdicts were recorded. A checkout that never ran anything starts with the longest, and cuts
 * nothing that is known to end. It decides when something is asked and never what is answered, so whoever writes it by
 * hand can only make a run slower.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../ledger/files.ts';
import type { Verdict } from '../schema.ts';

/** Relative to the project root. */
export const timesFile = 'assay.times';

const schema = 1;
const Header = z.strictObject({ assay: z.literal('times'), schema: z.literal(schema) });

/** Seconds of the job that answered it, as a power of two, at least 1. */
const Time = z.strictObject({ obligation: z.string().min(1), seconds: z.int().positive() });

/** Seconds by obligation. */
export type Times = ReadonlyMap<string, number>;

export function timesText(times: Times): string {
  const lines = [...times].sort(([a], [b]) => (a < b ? -1 : 1));
  const all = [{ assay: 'times', schema }, ...lines.map(([obligation, seconds]) => ({ obligation, seconds }))];
  return all.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** @throws for a line that is none of ours; the message names it. */
export function readTimes(text: string): Times {
  const [head = '', ...lines] = text.split('\n');
  const read = <T>(type: z.ZodType<T>, line: string, at: number): T => {
    try {
      return type.parse(JSON.parse(line));
    } catch {
      throw new Error(`line ${at + 1} of ${timesFile} is none that this Assay writes`);
    }
  };
  read(Header, head, 0);
  const found = lines
    .filter((line) => line !== '')
    .map((line, index) => {
      const { obligation, seconds } = read(Time, line, index + 1);
      return [obligation, seconds] as const;
    });
  return new Map(found);
}

/** As they lie in the folder; none when they are not there or cannot be read, which is said. */
export function timesHere(root: string, say: (text: string) => void): Times {
  try {
    return readTimes(readFileSync(join(root, timesFile), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      say(`${(error as Error).message}: how long jobs take is guessed; assay run --record writes it anew`);
    return new Map();
  }
}

export function writeTimes(root: string, times: Times): void {
  writeWhole(join(root, timesFile), timesText(times));
}

/** What of a verdict says how long its job took. */
type Ended = Pick<Verdict, 'obligation' | 'claim'> & { readonly run: Pick<Verdict['run'], 'seconds' | 'from'> };

/** Those of a run in place of what was known, of what is still asked. What was taken from elsewhere took no time here. */
export function timesAfter(before: Times, known: ReadonlySet<string>, verdicts: readonly Ended[]): Times {
  const times = new Map([...before].filter(([id]) => known.has(id)));
  for (const { obligation, claim, run } of verdicts)
    if ((claim === 'holds' || claim === 'violated') && run.from === undefined)
      times.set(obligation, coarse(run.seconds, times.get(obligation)));
  return times;
}

/** Machines and runs differ: what is within half and twice of what was written leaves the line as it is. */
function coarse(seconds: number, former: number | undefined): number {
  if (former !== undefined && seconds >= former / 2 && seconds <= former * 2) return former;
  return 2 ** Math.max(0, Math.round(Math.log2(seconds)));
}
