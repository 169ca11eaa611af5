/** What the audit reads from the disk, and a digest of all of it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { manifestPath } from '../../harness/generate.ts';
import { suiteFolder } from '../../harness/trace/reach.ts';
import { solidityBelow, sourcesOf } from '../compile/sources.ts';
import { stableJson } from '../ledger/files.ts';
import { recorded } from '../mutation/store.ts';
import { closureDigest } from '../run/identity.ts';

const home = join(import.meta.dirname, '..', '..');

/** Worlds and harnesses. The corpora beside them are about contracts of which the truth is known. */
const harnessFolders = ['specs/worlds', 'harness/generated'];
const cvlFolders = ['specs/cvl', 'harness/generated/certora'];

/** Texts whose names of properties, assumptions and files must be right; tests make up their own. */
const linked: readonly { readonly folder: string; readonly name: RegExp }[] = [
  { folder: '', name: /^[A-Z]+\.md$/u },
  // Properties of the corpus are others than those of the suite; the audit's own pages are made from what is checked.
  { folder: 'docs', name: /^(?!(?:conformance|assumptions|reach)\.md$).*\.md$/u },
  { folder: 'contracts/flat', name: /\.sol$/u },
  { folder: 'contracts/triage', name: /\.toml$/u },
  { folder: 'contracts/faults', name: /\.patch$/u },
  { folder: 'properties', name: /(?<!\.test)\.ts$/u },
  { folder: 'specs/cvl', name: /\.spec$/u },
  { folder: 'specs/smt', name: /\.smt2$/u },
  { folder: 'specs/worlds', name: /\.sol$/u },
  { folder: 'tools/engines', name: /^[\w-]+\/readme\.md$/u },
];

export interface Texts {
  readonly solidity: ReadonlyMap<string, string>;
  readonly cvl: ReadonlyMap<string, string>;
  readonly linked: ReadonlyMap<string, string>;
  /** The suite's own sources, so that every contract of it has a tree. */
  readonly suite: readonly string[];
}

export function readTexts(root: string): Texts {
  const text = (path: string): [string, string] => [path, readFileSync(join(root, path), 'utf8')];
  return {
    solidity: new Map(harnessFolders.flatMap((folder) => solidityIn(root, folder)).map(text)),
    cvl: new Map(cvlFolders.flatMap((folder) => filesIn(root, folder, /\.spec$/u)).map(text)),
    linked: new Map(linked.flatMap(({ folder, name }) => filesIn(root, folder, name)).map(text)),
    suite: solidityIn(root, suiteFolder),
  };
}

function solidityIn(root: string, folder: string): readonly string[] {
  return existsSync(join(root, folder)) ? solidityBelow(root, folder) : [];
}

/** The root itself is not searched below its own files. */
function filesIn(root: string, folder: string, name: RegExp): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: folder !== '', encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => name.test(path) && statSync(join(root, folder, path)).isFile())
    .map((path) => (folder === '' ? path : `${folder}/${path}`))
    .sort();
}

/** Of all that an audit reads, these texts, what the Solidity among them imports and the rest, and of what audits. */
export function digestOf(
  { solidity, cvl, linked: named }: Texts,
  sources: ReadonlyMap<string, string>,
  /** The manifest, and why no committed campaign of mutants counts. */
  more: { readonly manifest: string; readonly mutants: string | null },
): string {
  const hash = createHash('sha256');
  for (const [path, text] of [...solidity, ...cvl, ...named, ...sources]) hash.update(`${path}\0${text}\0`);
  return hash
    .update(stableJson(more))
    .update(closureDigest(home, import.meta.dirname))
    .digest('hex');
}

/** Worlds, harnesses and the suite, with all that they import. */
export function sourcesFor(root: string, { solidity, suite }: Texts): ReadonlyMap<string, string> {
  return sourcesOf(root, [...solidity.keys(), ...suite]);
}

export function digestNow(root: string): string {
  const texts = readTexts(root);
  const manifest = readFileSync(join(root, manifestPath), 'utf8');
  return digestOf(texts, sourcesFor(root, texts), { manifest, mutants: recorded(root).why });
}
