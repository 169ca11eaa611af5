/**
 * Every verdict, as soon as there is one, one line each. A run that is killed loses only what was running. The last
 * line may be torn; anything else that cannot be read is an error, because a verdict silently lost is run again but
 * a verdict silently changed is believed.
 */
import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { errors } from '../errors.ts';
import type { Attempt, Attempted, Measured } from '../run/options.ts';
import { Verdict } from '../schema.ts';
import { releaseLock, takeLock } from '../setup/mutex.mjs';
import { stableJson, syncFolder } from './files.ts';

const Header = z.strictObject({ assay: z.literal('journal'), schema: z.int() });
const Tried = z.strictObject({
  subject: z.string(),
  budget: z.strictObject({ seconds: z.number(), querySeconds: z.number(), memoryMb: z.number() }),
  together: z.array(z.string()),
});
const Entry = z.strictObject({ key: z.string(), verdict: Verdict, attempt: Tried.exactOptional() });
type Entry = z.infer<typeof Entry>;

const schema = 1;

interface Read {
  readonly entries: readonly Entry[];
  /** Bytes up to the end of the last whole line. */
  readonly wholeBytes: number;
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error).split('\n').join(' ');
  return error instanceof Error ? error.message : String(error);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function parse(path: string, bytes: Buffer): Read {
  let wholeBytes = bytes.lastIndexOf(0x0a) + 1;
  let lines = bytes.subarray(0, wholeBytes).toString('utf8').split('\n').slice(0, -1);
  const last = lines.at(-1);
  if (last !== undefined && !isJson(last)) {
    lines = lines.slice(0, -1);
    wholeBytes -= Buffer.byteLength(last) + 1;
  }
  if (lines.length === 0) return { entries: [], wholeBytes: 0 };
  const entries: Entry[] = [];
  for (const [index, line] of lines.entries()) {
    try {
      const value: unknown = JSON.parse(line);
      if (index > 0) entries.push(Entry.parse(value));
      else if (Header.parse(value).schema !== schema)
        throw new Error(`schema ${Header.parse(value).schema}, and this Assay writes ${schema}`);
    } catch (error) {
      throw errors.journalCorrupt(path, index + 1, reasonOf(error));
    }
  }
  return { entries, wholeBytes };
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** The entries, without touching the file. The later of two for one obligation and key counts. */
export function readJournal(path: string): readonly Entry[] {
  return parse(path, readBytes(path)).entries;
}

function measuredOf({ claim, run }: Verdict): Measured {
  const { peakBytes } = run as { readonly peakBytes?: number };
  return {
    seconds: run.seconds,
    answered: claim === 'holds' || claim === 'violated',
    peakMb: peakBytes === undefined ? null : peakBytes / 1_048_576,
  };
}

export class Journal {
  readonly #path: string;
  readonly #fd: number;
  readonly #byKey = new Map<string, Verdict>();
  readonly #measured = new Map<string, Measured>();
  readonly #attempts = new Map<string, Attempted[]>();

  private constructor(path: string, fd: number) {
    this.#path = path;
    this.#fd = fd;
  }

  /** Makes the file when there is none, and cuts off a torn last line. One process at a time. */
  static open(path: string): Journal {
    mkdirSync(dirname(path), { recursive: true });
    const owner = takeLock(`${path}.lock`);
    if (owner !== null) throw errors.journalBusy(path, owner);
    try {
      const { entries, wholeBytes } = parse(path, readBytes(path));
      const fd = openSync(path, 'a');
      ftruncateSync(fd, wholeBytes);
      const journal = new Journal(path, fd);
      if (wholeBytes === 0) journal.#write(stableJson({ assay: 'journal', schema }));
      for (const entry of entries) journal.#remember(entry);
      syncFolder(dirname(path));
      return journal;
    } catch (error) {
      releaseLock(`${path}.lock`);
      throw error;
    }
  }

  #remember({ key, verdict, attempt }: Entry): void {
    this.#byKey.set(`${key} ${verdict.obligation}`, verdict);
    if (attempt !== undefined) {
      const about = `${attempt.subject} ${verdict.obligation}`;
      this.#attempts.set(about, [...(this.#attempts.get(about) ?? []), { ...attempt, verdict }]);
    }
    // One that was stopped by a person, or never started, says nothing of how long it takes.
    if (verdict.cause?.code !== 'interrupted' && verdict.run.command !== '')
      this.#measured.set(verdict.obligation, measuredOf(verdict));
  }

  #write(line: string): void {
    const bytes = Buffer.from(`${line}\n`);
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#fd, bytes, done);
    fsyncSync(this.#fd);
  }

  append(key: string, verdict: Verdict, attempt?: Attempt): void {
    const tried = attempt === undefined ? {} : { attempt: { ...attempt, together: [...attempt.together] } };
    const entry: Entry = { key, verdict, ...tried };
    this.#write(stableJson(entry));
    this.#remember(entry);
  }

  /** Answers only: that there was none is never reused. */
  find(obligation: string, key: string): Verdict | null {
    const verdict = this.#byKey.get(`${key} ${obligation}`);
    if (verdict === undefined) return null;
    return verdict.claim === 'holds' || verdict.claim === 'violated' ? verdict : null;
  }

  attempts(obligation: string, subject: string): readonly Attempted[] {
    return this.#attempts.get(`${subject} ${obligation}`) ?? [];
  }

  measured(obligation: string): Measured | null {
    return this.#measured.get(obligation) ?? null;
  }

  close(): void {
    closeSync(this.#fd);
    releaseLock(`${this.#path}.lock`);
  }
}
