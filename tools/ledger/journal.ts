/**
 * Every verdict, as soon as there is one, one line each. A run that is killed loses only what was running. The last
 * line may be torn; anything else that cannot be read is an error, because a verdict silently lost is run again but
 * a verdict silently changed is believed. So each line begins with a digest of the rest of it.
 */
import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { whyNot } from '../machine-errors.ts';
import type { Attempt, Attempted, Measured } from '../run/options.ts';
import { Verdict } from '../schema.ts';
import { releaseLock, takeLock } from '../setup/mutex.mjs';
import { stableJson, syncFolder, writeAll, writeWhole } from './files.ts';
import { sha256 } from './key.ts';

const Header = z.strictObject({ assay: z.literal('journal'), schema: z.int() });
const Tried = z.strictObject({
  subject: z.string(),
  budget: z.strictObject({ seconds: z.number(), querySeconds: z.number(), memoryMb: z.number() }),
  together: z.array(z.string()),
});
const Entry = z.strictObject({ key: z.string(), verdict: Verdict, attempt: Tried.exactOptional() });
type Entry = z.infer<typeof Entry>;

const schema = 2;
/** Of the same lines without digests; such a journal is written anew when it is opened. */
const without = 1;

interface Read {
  readonly schema: number;
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
  if (lines.length === 0) return { schema, entries: [], wholeBytes: 0 };
  const entries: Entry[] = [];
  let found = schema;
  for (const [index, line] of lines.entries()) {
    try {
      if (index > 0) entries.push(Entry.parse(JSON.parse(found === schema ? unsealed(line) : line)));
      else found = schemaIn(line);
    } catch (error) {
      throw errors.journalCorrupt(path, index + 1, reasonOf(error));
    }
  }
  return { schema: found, entries, wholeBytes };
}

function schemaIn(header: string): number {
  const found = Header.parse(JSON.parse(header)).schema;
  if (found !== schema && found !== without) throw new Error(`schema ${found}, and this Assay writes ${schema}`);
  return found;
}

const header = stableJson({ assay: 'journal', schema });

/** JSON still, so that a line that is cut is known by that. */
function sealed(entry: Entry): string {
  const text = stableJson(entry);
  return `{"sha256":"${sha256(text)}",${text.slice(1)}`;
}

/** The line without its digest. @throws when it is not what was written. */
function unsealed(line: string): string {
  const [start, digest] = /^\{"sha256":"([0-9a-f]{64})",/u.exec(line) ?? [];
  if (start === undefined) throw new Error('it has no digest');
  const text = `{${line.slice(start.length)}`;
  if (sha256(text) !== digest) throw new Error('it is not what was written: its digest is another one');
  return text;
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

function asRefused(path: string, error: unknown): unknown {
  const why = whyNot(error);
  return why === null ? error : errors.refusedByMachine(path, why);
}

/** The entries, without touching the file. The later of two for one obligation and key counts. */
export function readJournal(path: string): readonly Entry[] {
  return parse(path, readBytes(path)).entries;
}

function measuredOf({ claim, run }: Verdict): Measured {
  const { peakBytes } = run;
  return {
    seconds: run.seconds,
    answered: claim === 'holds' || claim === 'violated',
    peakMb: peakBytes === undefined ? null : peakBytes / 1_048_576,
  };
}

/** Seconds of jobs that answered elsewhere, by obligation. */
export type Elsewhere = ReadonlyMap<string, number>;

export class Journal {
  readonly #path: string;
  readonly #fd: number;
  /** Of whole lines. */
  #bytes: number;
  /** Why nothing is written any more. */
  #broken: unknown = null;
  /** Lines that are written together, while there are some. */
  #held: string[] | null = null;
  readonly #byKey = new Map<string, Verdict>();
  readonly #measured: Map<string, Measured>;
  readonly #attempts = new Map<string, Attempted[]>();

  private constructor(path: string, fd: number, bytes: number, elsewhere: Elsewhere) {
    this.#path = path;
    this.#fd = fd;
    this.#bytes = bytes;
    this.#measured = new Map([...elsewhere].map(([id, seconds]) => [id, { seconds, answered: true, peakMb: null }]));
  }

  /**
   * Makes the file when there is none, and cuts off a torn last line. One process at a time. What was measured elsewhere
   * counts until it is measured here.
   */
  static open(path: string, elsewhere: Elsewhere = new Map()): Journal {
    mkdirSync(dirname(path), { recursive: true });
    const owner = takeLock(`${path}.lock`);
    if (owner !== null) throw errors.journalBusy(path, owner);
    try {
      const read = parse(path, readBytes(path));
      if (read.schema === without) writeWhole(path, `${[header, ...read.entries.map(sealed)].join('\n')}\n`);
      const { entries, wholeBytes } = read.schema === without ? parse(path, readBytes(path)) : read;
      const fd = openSync(path, 'a');
      const journal = new Journal(path, fd, wholeBytes, elsewhere);
      try {
        ftruncateSync(fd, wholeBytes);
        if (wholeBytes === 0) journal.#write(header);
      } catch (error) {
        closeSync(fd);
        throw error;
      }
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

  /** What cannot be written whole is taken back, and nothing comes after it: a line in the middle is never torn. */
  #write(line: string): void {
    if (this.#broken !== null) throw this.#broken;
    const text = `${line}\n`;
    try {
      writeAll(this.#fd, text);
      fsyncSync(this.#fd);
      this.#bytes += Buffer.byteLength(text);
    } catch (error) {
      this.#broken = asRefused(this.#path, error);
      try {
        ftruncateSync(this.#fd, this.#bytes);
      } catch {
        // The next run drops a torn last line.
      }
      throw this.#broken;
    }
  }

  append(key: string, verdict: Verdict, attempt?: Attempt): void {
    const tried = attempt === undefined ? {} : { attempt: { ...attempt, together: [...attempt.together] } };
    const entry: Entry = { key, verdict, ...tried };
    if (this.#held === null) this.#write(sealed(entry));
    else this.#held.push(sealed(entry));
    this.#remember(entry);
  }

  /** Whatever is appended within is written at once. */
  together(work: () => void): void {
    const held: string[] = [];
    this.#held = held;
    try {
      work();
    } finally {
      this.#held = null;
      if (held.length > 0) this.#write(held.join('\n'));
    }
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
