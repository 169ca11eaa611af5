/** What the answers of an engine depend on besides the obligation: digests of its adapter and of the programs it starts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Engine } from '../engines/types.ts';
import { sha256 } from '../ledger/key.ts';
import type { Bin, Located } from './locate.ts';

/** Tests and fixtures are left out. */
function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('__') && !/\.test\.tsx?$|\.md$/u.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sourcesBelow(path) : [path];
    });
}

const importing = /^(?:import|export)(?! type)[^;]*? from '(\.[^']+)';|^import '(\.[^']+)';|import\('(\.[^']+)'\)/gmu;

/** Of the sources below a folder and of all of ours that they import, by and by, wherever it lies. */
export function closureDigest(home: string, folder: string): string {
  const found = new Set(sourcesBelow(folder));
  // A set is walked in the order of insertion, what is added on the way included.
  for (const path of found) {
    if (!/\.[mc]?tsx?$|\.mjs$/u.test(path)) continue;
    for (const [, from, bare, late] of readFileSync(path, 'utf8').matchAll(importing))
      found.add(join(dirname(path), from ?? bare ?? late ?? ''));
  }
  const named = [...found].map((path) => [relative(home, path), path] as const);
  return sha256(
    named
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, path]) => `${name} ${sha256(readFileSync(path))}`)
      .join('\n'),
  );
}

/** The environment is named by the lock that it was made from; anything else by its content. */
function programDigest({ name, path, origin }: Located, lock: string): string {
  return origin === 'environment' ? `${name} ${lock}` : `${name} ${sha256(readFileSync(path))}`;
}

/**
 * The same on every machine that has what the project pins: the project's own programs by the version of their npm package,
 * of which each system has another build, and Node, which only carries our drivers, by its major version.
 */
export function pinnedProgram(located: Located, lock: string): string {
  const { name, path, origin } = located;
  if (name === 'node' && origin === 'path') return `node ${process.versions.node.split('.')[0]}`;
  const version = origin === 'project' ? packageVersion(path) : null;
  return version === null ? programDigest(located, lock) : `${name} ${version}`;
}

/** Of the npm package that a file belongs to; null when it belongs to none. */
function packageVersion(path: string): string | null {
  for (let folder = dirname(path); folder.includes('node_modules'); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (!existsSync(manifest)) continue;
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version?: unknown };
    if (typeof version === 'string') return version;
  }
  return null;
}

/** By engine ID. Everything that turns an obligation into a verdict is part of it, replay included. */
export function engineIdentities(
  engines: readonly Engine[],
  bin: Bin,
  home: string,
  nameOf: (located: Located, lock: string) => string = programDigest,
): ReadonlyMap<string, string> {
  const lock = sha256(readFileSync(join(home, 'tools', 'setup', 'requirements.lock')));
  const shared = ['run', 'replay'].map((folder) => closureDigest(home, join(home, 'tools', folder)));
  const programs = new Map(Object.values(bin).map((located) => [located.name, nameOf(located, lock)]));
  return new Map(
    engines.map((engine) => {
      const needed = engine.needs.map(({ name }) => name);
      const names = [...new Set([engine.version.bin, ...needed, ...(engine.wants ?? [])])].sort();
      const used = names.map((name) => programs.get(name) ?? `${name} missing`);
      const adapter = closureDigest(home, join(home, 'tools', 'engines', engine.id));
      const settings = ['ASSAY_RECHECK', 'ASSAY_PLAIN_HALMOS']
        .map((name) => `${name}=${process.env[name] ?? ''}`)
        .join(' ');
      const files = (engine.files ?? []).map((path) => `${path} ${sha256(readFileSync(join(home, path)))}`);
      return [engine.id, sha256([adapter, lock, settings, ...shared, ...used, ...files].join('\n'))];
    }),
  );
}
