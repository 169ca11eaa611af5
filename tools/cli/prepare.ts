/** Contracts compiled, files generated from them and from the catalogue, harnesses compiled: what every run starts from. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Definition, readDefinitions } from '../../harness/definitions.ts';
import type { AbiItem, CompiledContract } from '../../harness/emit/contract.ts';
import { type Stale, staleFiles, writeGenerated } from '../../harness/files.ts';
import { type Generated, generate } from '../../harness/generate.ts';
import { CatalogueProblem } from '../../harness/problem.ts';
import type { Obligation } from '../../harness/schema.ts';
import { properties, rows } from '../../properties/registry.ts';
import { type Contract, readContract } from '../compile/artifacts.ts';
import { compile } from '../compile/compile.ts';
import { syntaxOf } from '../compile/syntax.ts';
import { errors, sanitise } from '../errors.ts';

export interface Place {
  /** Project root: where foundry.toml is. */
  readonly root: string;
  /** Folder of this Assay. */
  readonly home: string;
}

export interface PrepareOptions extends Place {
  readonly signal?: AbortSignal | undefined;
  readonly say?: (text: string) => void;
  /** What the contracts are compiled from; everything below `contracts/` unless told. */
  readonly sources?: readonly string[];
  /** Whether pages for readers are made too; a copy with a bug in it has none. */
  readonly pages?: boolean;
}

export interface Prepared {
  readonly generated: Generated;
  readonly definitions: readonly Definition[];
  readonly contracts: readonly Contract[];
  readonly stale: readonly Stale[];
  readonly warnings: readonly string[];
}

export const sourceFolder = 'contracts/flat/src';

/** Another project compiles, and nothing is claimed of it. @throws UserError that says what is missing. */
export function refuseForeign(root: string): void {
  if (!existsSync(join(root, 'foundry.toml'))) throw errors.noProject(root);
  if (!existsSync(join(root, sourceFolder))) throw errors.noSuite(root, sourceFolder);
}

/** The suite's contracts: one of each file, under the file's name. What cannot be deployed is part of those that inherit it. */
export function suiteContracts(root: string): readonly Contract[] {
  return readdirSync(join(root, sourceFolder))
    .filter((name) => name.endsWith('.sol'))
    .sort()
    .map((name) => readContract({ root }, `${sourceFolder}/${name}:${name.replace(/\.sol$/u, '')}`))
    .filter(({ bytecode }) => bytecode.object !== '0x');
}

/** What they were compiled with, for readers. */
export function compilerOf(contracts: readonly Contract[]): string {
  const [first] = contracts;
  if (first === undefined) return 'none';
  const { compiler, settings } = first.metadata;
  const optimizer = settings['optimizer'] as { enabled?: boolean; runs?: number } | undefined;
  const effort = optimizer?.enabled ? `optimizer with ${optimizer.runs} runs` : 'no optimizer';
  return `solc ${compiler.version}, ${settings.evmVersion ?? 'default'} EVM, ${effort}`;
}

/** What is generated, in memory. */
export async function derive(options: PrepareOptions): Promise<Omit<Prepared, 'stale'>> {
  const { root, home, signal, say = () => {}, sources = ['contracts'], pages = true } = options;
  refuseForeign(root);
  say('compiling the contracts');
  const reading = pages ? readSyntax(options) : null;
  const { warnings } = await compile({ root, home, paths: sources, signal }).catch(async (error) => {
    await reading?.stop();
    throw error;
  });
  const contracts = suiteContracts(root);
  const syntax = await reading?.trees;
  try {
    const definitions = readDefinitions(root);
    const generated = generate({
      properties,
      definitions,
      rows,
      contracts: contracts.map(forHarness),
      script: (path) => readFileSync(join(root, path), 'utf8'),
      ...(syntax === undefined ? {} : { syntax }),
    });
    return { generated, definitions, contracts, warnings };
  } catch (error) {
    if (error instanceof CatalogueProblem) throw errors.badCatalogue(error.message);
    throw error;
  }
}

/** Begun beside the compiler, which is one process on one core. Of two complaints about a source the compiler's is told. */
function readSyntax({ root, home, signal }: PrepareOptions) {
  const stopping = new AbortController();
  const either = AbortSignal.any([stopping.signal, ...(signal === undefined ? [] : [signal])]);
  const trees = syntaxOf({ root, home, folder: sourceFolder, signal: either });
  const ended = trees.then(
    () => {},
    () => {},
  );
  const stop = (): Promise<void> => {
    stopping.abort();
    return ended;
  };
  return { trees, stop };
}

export async function checkGenerated(options: PrepareOptions): Promise<Prepared> {
  const derived = await derive(options);
  return { ...derived, stale: staleFiles(options.root, derived.generated.files) };
}

export async function writeAll(options: PrepareOptions): Promise<Prepared> {
  const derived = await derive(options);
  return { ...derived, stale: writeGenerated(options.root, derived.generated.files) };
}

/** What is not as it should be, a line each: a file may be called anything. */
export function staleLines(stale: readonly Stale[]): readonly string[] {
  return stale.map(({ path, why }) => `${why.padEnd(8)}  ${sanitise(path).replace(/\n/gu, ' ')}`);
}

/** For commands that promise a whole catalogue; a run of some of it needs none. @throws */
export function refuseUnfinished(stale: readonly Stale[], gaps: readonly string[]): void {
  if (stale.length > 0) throw errors.staleFiles(stale.map(({ path }) => path));
  if (gaps.length > 0) throw errors.openRows(gaps);
}

/**
 * Everything that is asked about on the disk as it should be, and the harnesses of these obligations compiled. Pages for
 * readers are left to `generate` and held to it by `check`: their syntax trees take longer than all else here.
 */
export async function prepare(options: PrepareOptions, wanted: (obligation: Obligation) => boolean): Promise<Prepared> {
  const prepared = await writeAll({ ...options, pages: false });
  sayStale(prepared, options);
  const warnings = await compileHarnesses(options, prepared.generated.manifest.obligations.filter(wanted));
  return { ...prepared, warnings: [...prepared.warnings, ...warnings] };
}

/** The suite alone, as soon as can be: no other contract, no page and no harness. */
export async function prepareSuite(options: PrepareOptions): Promise<Prepared> {
  const prepared = await writeAll({ ...options, sources: [sourceFolder], pages: false });
  sayStale(prepared, options);
  return prepared;
}

/** What `prepareSuite` left out: the harnesses of these, and at last everything else. */
export async function prepareMore(
  options: PrepareOptions,
  obligations: readonly Obligation[],
  all: boolean,
): Promise<void> {
  if (all) sayStale(await writeAll(options), options);
  await compileHarnesses(options, obligations);
}

function sayStale({ stale }: Prepared, { say = () => {} }: PrepareOptions): void {
  if (stale.length > 0) say(`${stale.length} generated files were brought up to date`);
}

async function compileHarnesses(
  { root, home, signal, say = () => {} }: PrepareOptions,
  obligations: readonly Obligation[],
): Promise<readonly string[]> {
  const paths = harnessFiles(obligations);
  if (paths.length === 0) return [];
  say(paths.length === 1 ? 'compiling 1 harness' : `compiling ${paths.length} harnesses`);
  const { warnings } = await compile({ root, home, paths, signal });
  return warnings;
}

export function harnessFiles(obligations: readonly Obligation[]): readonly string[] {
  return [...new Set(obligations.flatMap(({ entry }) => (entry.in === 'solidity' ? [entry.file] : [])))].sort();
}

function forHarness({ name, file, abi, storageLayout }: Contract): CompiledContract {
  const storage = (storageLayout?.storage ?? []).map(({ label, slot, offset }) => ({ label, slot, offset }));
  return { name, file, abi: abi as readonly AbiItem[], storage };
}
