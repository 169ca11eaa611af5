/** The text of Solidity sources and of everything that they import, by the names the compiler knows them by. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { errors } from '../errors.ts';

const Settings = z.object({
  profile: z.object({ default: z.looseObject({ remappings: z.array(z.string()).default([]) }) }),
});

/** From foundry.toml: `prefix=target`. @throws when it says them in no known form. */
export function remappingsOf(root: string): readonly string[] {
  return Settings.parse(parse(readFileSync(join(root, 'foundry.toml'), 'utf8'))).profile.default.remappings;
}

/** Every `.sol` below a folder, relative to the root, sorted. */
export function solidityBelow(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sol') && statSync(join(root, folder, name)).isFile())
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

/** Text by name, sorted by name. An import that is not there is left out: the compiler says so where it is needed. */
export function sourcesOf(root: string, files: readonly string[]): ReadonlyMap<string, string> {
  const remappings = remappingsOf(root).map(splitRemapping);
  const found = new Map<string, string>();
  const waiting = [...files];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const path = join(root, name);
    if (found.has(name) || leaves(name) || !existsSync(path)) continue;
    const text = readFileSync(path, 'utf8');
    found.set(name, text);
    for (const imported of importsIn(text)) waiting.push(resolveImport(name, imported, remappings));
  }
  for (const file of files) if (!found.has(file)) throw errors.noArtifact(file);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Nothing outside of the project is read, whatever a source imports. */
function leaves(name: string): boolean {
  return name.startsWith('/') || name.split('/').includes('..');
}

interface Remapping {
  readonly prefix: string;
  readonly target: string;
}

function splitRemapping(text: string): Remapping {
  const [left = '', target = ''] = text.split(/=(.*)/su);
  return { prefix: left.slice(left.indexOf(':') + 1), target };
}

function resolveImport(from: string, path: string, remappings: readonly Remapping[]): string {
  if (/^\.\.?\//u.test(path)) return normalize(join(dirname(from), path));
  const fitting = remappings
    .filter(({ prefix }) => path.startsWith(prefix))
    .sort((a, b) => b.prefix.length - a.prefix.length)[0];
  return fitting === undefined ? path : fitting.target + path.slice(fitting.prefix.length);
}

/** Also what only looks like an import, in a comment: reading too much costs nothing. */
function importsIn(text: string): readonly string[] {
  const statements = text.matchAll(/\bimport\b[^;"']*(?:"([^"\n]+)"|'([^'\n]+)')/gu);
  return [...statements].map((match) => match[1] ?? match[2] ?? '');
}
