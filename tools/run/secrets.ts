/** What of a person's environment an engine is handed, and how it stays out of everything that is written. */
import { lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../engines/types.ts';
import type { Bin } from './locate.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Anything shorter is no key, and would be struck out of ordinary words. */
const SHORTEST = 8;
const LARGEST = 512 * 1_048_576;

/** Those that are set. */
export function passedOn(names: readonly string[] = [], env: Environment = process.env): ReadonlyMap<string, string> {
  return new Map(
    names.flatMap((name): [string, string][] => {
      const value = env[name];
      return value === undefined || value.length < SHORTEST ? [] : [[name, value]];
    }),
  );
}

export function modeOf(
  engine: Pick<Engine, 'mode' | 'passes'>,
  bin: Bin,
  env: Environment = process.env,
): string | undefined {
  return engine.mode?.(new Set([...Object.keys(bin), ...passedOn(engine.passes, env).keys()]));
}

/** As it may be written: as it is, escaped, or encoded. */
function forms(value: string): readonly Buffer[] {
  const texts = [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)];
  const encoded = [Buffer.from(value).toString('base64').replace(/=+$/u, ''), Buffer.from(value).toString('hex')];
  return [...new Set([...texts, ...encoded])].map((text) => Buffer.from(text));
}

/** In every file below the folder. What is too large to be read is removed: it could hold one. */
export function strikeOut(folder: string, values: readonly string[]): void {
  const wanted = values.flatMap(forms);
  if (wanted.length > 0) strikeBelow(folder, wanted);
}

function strikeBelow(folder: string, wanted: readonly Buffer[]): void {
  for (const { name } of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, name);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) strikeBelow(path, wanted);
    else if (found?.isFile() && found.size > LARGEST) rmSync(path);
    else if (found?.isFile()) strikeFile(path, wanted);
  }
}

function strikeFile(path: string, wanted: readonly Buffer[]): void {
  const content = readFileSync(path);
  let changed = false;
  for (const value of wanted) {
    for (let at = content.indexOf(value); at >= 0; at = content.indexOf(value, at + value.length)) {
      content.fill('*', at, at + value.length);
      changed = true;
    }
  }
  if (changed) writeFileSync(path, content);
}
