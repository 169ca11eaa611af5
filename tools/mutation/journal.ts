/** Answers as soon as there are any, one line each, by key: a run that is stopped goes on where it was. */
import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { errors } from '../errors.ts';
import { stableJson, writeAll } from '../ledger/files.ts';

/** The last line may be torn; any other that cannot be read is an error. The later of two entries counts. */
export class Notes<T> {
  readonly #path: string;
  readonly #known = new Map<string, T>();
  /** Why nothing is written any more. */
  #broken: unknown = null;

  constructor(path: string, schema: z.ZodType<T>) {
    this.#path = path;
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path)) return;
    const bytes = readFileSync(path);
    const whole = bytes.lastIndexOf(0x0a) + 1;
    if (whole < bytes.length) truncateSync(path, whole);
    const lines = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
    for (const [at, line] of lines.entries()) {
      try {
        const { key, value } = JSON.parse(line) as { key: unknown; value: unknown };
        if (typeof key !== 'string') throw new Error('it has no key');
        this.#known.set(key, schema.parse(value));
      } catch (error) {
        throw errors.journalCorrupt(path, at + 1, error instanceof Error ? (error.message.split('\n')[0] ?? '') : '');
      }
    }
  }

  find(key: string): T | undefined {
    return this.#known.get(key);
  }

  add(key: string, value: T): void {
    this.#write(`${stableJson({ key, value })}\n`);
    this.#known.set(key, value);
  }

  /** What cannot be written whole is taken back, and nothing comes after it: a line in the middle is never torn. */
  #write(text: string): void {
    if (this.#broken !== null) throw this.#broken;
    const fd = openSync(this.#path, 'a');
    const before = fstatSync(fd).size;
    try {
      writeAll(fd, text);
    } catch (error) {
      // What is written to a descriptor fails without a name.
      this.#broken = Object.assign(error as Error, { path: this.#path });
      try {
        ftruncateSync(fd, before);
      } catch {
        // The next run drops a torn last line.
      }
      throw this.#broken;
    } finally {
      closeSync(fd);
    }
  }
}
