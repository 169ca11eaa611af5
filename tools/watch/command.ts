/** `assay run --watch`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { onInterrupt } from '../run/signals.ts';
import { watchEdits } from './changes.ts';
import type { Ended } from './standby.ts';
import { watchRuns } from './watch.ts';

export interface KeepRunning {
  readonly root: string;
  readonly home: string;
  /** Where the report goes; absolute. */
  readonly out: string;
  readonly say: (text: string) => void;
  /** What one run is, before its words; this Assay unless told. */
  readonly program?: readonly string[];
}

/** Options that ask for something that a run after each edit has no place for. */
const unfit = ['--json', '--faults', '--fault', '--faults-only', '--no-resume'] as const;

/** `words`: as typed, after the program's name. Ends with Ctrl-C, as every run that is interrupted. */
export async function keepRunning(options: KeepRunning, words: readonly string[]): Promise<number> {
  const { root, home, out, say, program = [process.execPath, join(home, 'bin', 'assay.mjs')] } = options;
  const wrong = unfit.find((option) => words.some((word) => word === option || word.startsWith(`${option}=`)));
  if (wrong !== undefined) throw errors.badOption('--watch', `it cannot be used with ${wrong}`);
  const run = words.map((word) => (word === '--watch' ? '--watched' : word));
  const interruption = onInterrupt(say);
  const edits = await watchEdits({ root, say });
  try {
    const before = new Outcomes(out);
    const argv = [...program, ...run];
    const { signal } = interruption;
    await watchRuns({
      argv,
      cwd: process.cwd(),
      edits,
      say,
      signal,
      tell: (ended) => [...before.changes(), word(ended)],
    });
    return 130;
  } finally {
    await edits.close();
    interruption.release();
  }
}

const words: Readonly<Record<number, string>> = {
  0: 'all as expected',
  1: 'a property is not as expected',
  2: 'cannot judge',
};

function word({ exitCode, signal }: Ended): string {
  if (exitCode === null) return `the run ended by ${signal ?? 'itself'}, without an answer`;
  return `exit code ${exitCode}: ${words[exitCode] ?? 'interrupted'}`;
}

const Reported = z.object({ properties: z.array(z.object({ id: z.string(), outcome: z.string() })) });

/** What the report says of each property, from one run to the next. */
class Outcomes {
  readonly #out: string;
  #known: ReadonlyMap<string, string> | null;

  constructor(out: string) {
    this.#out = out;
    this.#known = this.#read();
  }

  #read(): ReadonlyMap<string, string> | null {
    try {
      const text = readFileSync(join(this.#out, 'report.json'), 'utf8');
      return new Map(Reported.parse(JSON.parse(text)).properties.map(({ id, outcome }) => [id, outcome]));
    } catch {
      // There is none yet.
      return null;
    }
  }

  changes(): readonly string[] {
    const now = this.#read();
    const before = this.#known;
    if (now === null) return [];
    this.#known = now;
    return [...now].flatMap(([id, outcome]) => {
      const was = before?.get(id);
      return was === undefined || was === outcome ? [] : [`${id} was ${was} and is ${outcome}`];
    });
  }
}
