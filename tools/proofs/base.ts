/**
 * What a commit would have asked: its own manifest and harnesses, compiled in a copy. None of its programs is run, and
 * settings other than those of now are not obeyed at all.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { manifestPath } from '../../harness/generate.ts';
import { Manifest, type Obligation } from '../../harness/schema.ts';
import { compile } from '../compile/compile.ts';
import type { Engine } from '../engines/types.ts';
import { errors } from '../errors.ts';
import { installedIn } from '../faults/copy.ts';
import { stableJson } from '../ledger/files.ts';
import { engineIdentities, pinnedProgram } from '../run/identity.ts';
import { partsOf } from '../run/keyer.ts';
import type { Bin } from '../run/locate.ts';
import type { RunOptions } from '../run/options.ts';
import { readToml } from '../triage.ts';
import { askedOf, type Keyed, keyed } from './keys.ts';
import { extract } from './revision.ts';
import type { Then } from './standing.ts';

export interface BaseOptions {
  readonly root: string;
  /** Folder of this Assay. Where it is the project, the commit's own adapters are named in the keys. */
  readonly home: string;
  readonly commit: string;
  readonly engines: readonly Engine[];
  readonly versions: ReadonlyMap<string, string>;
  readonly bin: Bin;
  readonly limits: RunOptions['limits'];
  readonly isSelected: (one: Pick<Obligation, 'property' | 'engine'>) => boolean;
  readonly signal: AbortSignal;
}

export interface AskedThen {
  /** By obligation, of those of which everything can be read. */
  readonly past: ReadonlyMap<string, Then>;
  /** IDs of all that the commit asked. */
  readonly known: ReadonlySet<string>;
}

const read = ['foundry.toml', 'package.json', 'contracts', 'specs', 'properties', 'harness', 'tools'];

export async function askedThen(options: BaseOptions): Promise<AskedThen> {
  const { root, home, commit, engines, versions, bin, limits, isSelected, signal } = options;
  const folder = mkdtempSync(join(tmpdir(), 'assay-base-'));
  try {
    await copyOf(root, commit, folder);
    const obligations = manifestOf(folder, commit).obligations.filter(isSelected);
    const ids = new Set(obligations.map(({ id }) => id));
    if (!hasSameSettings(root, folder)) return { past: new Map(), known: ids };
    const ready = obligations.filter(({ engine }) => versions.has(engine));
    const harnesses = [...new Set(ready.flatMap(({ entry }) => (entry.in === 'solidity' ? [entry.file] : [])))].sort();
    for (const paths of [['contracts'], harnesses])
      if (paths.length > 0) await compile({ root: folder, home, paths, signal });
    const identities = identitiesOf(engines, bin, root === home ? folder : home);
    const keyOf = keyed(partsOf(folder, identities));
    const asked = askedOf({ engines, versions, obligations: ready, limits }).flatMap((one) => keyOf(one) ?? []);
    return {
      past: new Map(asked.map((one) => [one.obligation.id, thenOf(one)])),
      known: ids,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function thenOf({ obligation: { engine, role }, version, key, parts }: Keyed): Then {
  return { engine, role, version, key, parts };
}

/** What is compiled here need not be compiled again; what of it is not as it should be is. */
async function copyOf(root: string, commit: string, folder: string): Promise<void> {
  // The other compiler that forge knows would be the person's own.
  await extract(root, commit, read, folder, (path) => !/\.vyi?$/u.test(path));
  for (const name of ['out', 'cache'])
    if (existsSync(join(root, name))) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(installedIn(root), join(folder, 'node_modules'));
}

/** Comments aside. Under other settings everything is another question. */
function hasSameSettings(root: string, folder: string): boolean {
  const [now, past] = [settingsOf(root), settingsOf(folder)];
  return now !== null && past !== null && stableJson(now) === stableJson(past);
}

const Settings = z.looseObject({});
type Settings = z.infer<typeof Settings>;

function settingsOf(folder: string): Settings | null {
  const path = join(folder, 'foundry.toml');
  const read = existsSync(path) ? readToml(Settings, readFileSync(path, 'utf8')) : null;
  return read?.ok ? read.value : null;
}

function manifestOf(folder: string, commit: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(readFileSync(join(folder, manifestPath), 'utf8')));
  } catch {
    throw errors.badRevision(commit, `its ${manifestPath} is missing or is none of this Assay's`);
  }
}

/** An adapter that the commit does not have makes no identity, and so no key that is the same. */
function identitiesOf(engines: readonly Engine[], bin: Bin, home: string): ReadonlyMap<string, string> {
  return new Map(
    engines.flatMap((engine) => {
      try {
        return [...engineIdentities([engine], bin, home, pinnedProgram)];
      } catch {
        return [];
      }
    }),
  );
}
