/** What the answers of an engine depend on besides the obligation: digests of its adapter and of the programs it starts. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Engine } from '../engines/types.ts';
import { sha256 } from '../ledger/key.ts';
import type { Bin, Located } from './locate.ts';

/** Of the sources below a folder, tests and fixtures left out. */
export function sourceDigest(folder: string): string {
  const hash = createHash('sha256');
  for (const path of sourcesBelow(folder))
    hash
      .update(`${relative(folder, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  return hash.digest('hex');
}

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('__') && !/\.test\.tsx?$|\.md$/u.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sourcesBelow(path) : [path];
    });
}

/** The environment is named by the lock that it was made from; anything else by its content. */
function programDigest({ name, path, origin }: Located, lock: string): string {
  return origin === 'environment' ? `${name} ${lock}` : `${name} ${sha256(readFileSync(path))}`;
}

/** By engine ID. Everything that turns an obligation into a verdict is part of it, replay included. */
export function engineIdentities(engines: readonly Engine[], bin: Bin, home: string): ReadonlyMap<string, string> {
  const lock = sha256(readFileSync(join(home, 'tools', 'setup', 'requirements.lock')));
  const shared = ['run', 'replay'].map((folder) => sourceDigest(join(home, 'tools', folder)));
  const programs = new Map(Object.values(bin).map((located) => [located.name, programDigest(located, lock)]));
  return new Map(
    engines.map((engine) => {
      const needed = engine.needs.map(({ name }) => name);
      const names = [...new Set([engine.version.bin, ...needed, ...(engine.wants ?? [])])].sort();
      const used = names.map((name) => programs.get(name) ?? `${name} missing`);
      const adapter = sourceDigest(join(home, 'tools', 'engines', engine.id));
      const settings = ['ASSAY_RECHECK', 'ASSAY_PLAIN_HALMOS']
        .map((name) => `${name}=${process.env[name] ?? ''}`)
        .join(' ');
      const files = (engine.files ?? []).map((path) => `${path} ${sha256(readFileSync(join(home, path)))}`);
      return [engine.id, sha256([adapter, lock, settings, ...shared, ...used, ...files].join('\n'))];
    }),
  );
}
