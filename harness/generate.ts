/** Catalogue and compiled contracts → every generated file, and the manifest of obligations. Reads and writes nothing. */
import { createHash } from 'node:crypto';
import type { Property, Row } from '../properties/schema.ts';
import { accessPage, accessPath } from './access/page.ts';
import type { SourceUnit } from './access/syntax.ts';
import { catalogueOf } from './catalogue.ts';
import type { Definition } from './definitions.ts';
import { emitAbis } from './emit/abi.ts';
import type { CompiledContract } from './emit/contract.ts';
import { type Emission, type EmitInput, emitters } from './emit/registry.ts';
import { emitSlots, slotsPath } from './emit/slots.ts';
import { CatalogueProblem } from './problem.ts';
import { rowGaps, rowsPage } from './rows.ts';
import type { Manifest, Obligation } from './schema.ts';

export interface GenerateInput {
  readonly properties: readonly Property[];
  readonly definitions: readonly Definition[];
  /** What the specification demands at the least. */
  readonly rows: readonly Row[];
  readonly contracts: readonly CompiledContract[];
  /** Text of a file below `specs/`, by its path relative to the root. */
  readonly script: (path: string) => string;
  /** Of the suite's sources; without them no page is made for readers. */
  readonly syntax?: readonly SourceUnit[];
}

export interface GeneratedFile {
  /** Relative to the project root, with forward slashes. */
  readonly path: string;
  readonly content: string;
}

export interface Generated {
  readonly files: readonly GeneratedFile[];
  readonly manifest: Manifest;
  /** What the specification demands and the catalogue does not have, a line each. */
  readonly gaps: readonly string[];
}

export const manifestPath = 'harness/generated/manifest.json';

/** For people: no obligation depends on it. */
export const rowsPath = 'docs/rows.md';

/** Folders that hold generated files and nothing else. */
export const generatedFolders: readonly string[] = ['contracts/abi', 'harness/generated'];

/** @throws CatalogueProblem */
export function generate(input: GenerateInput): Generated {
  comparePlaces(input);
  const contracts = [...input.contracts].sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = new Map(contracts.map((contract) => [contract.name, contract]));
  const emitted = emitAll({ properties: input.properties, contracts: byName, text: input.script });
  const obligations = emitted.flatMap((one) => one.obligations).sort((a, b) => (a.id < b.id ? -1 : 1));
  const sources = [
    { path: slotsPath, content: emitSlots(contracts) },
    ...emitAbis(contracts),
    ...emitted.flatMap((one) => one.files),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  refuseRepeats(
    sources.map(({ path }) => path),
    'generated file',
  );
  refuseRepeats(
    obligations.map(({ id }) => id),
    'obligation',
  );
  const named = obligations.flatMap(({ entry }) => (entry.in === 'smt' ? [entry.file] : []));
  const scripts = [...new Set([...named, ...emitted.flatMap((one) => one.sources ?? [])])].sort();
  const digest = digestOf([...sources, ...scripts.map((path) => ({ path, content: input.script(path) }))], obligations);
  const manifest: Manifest = { schema: 1, digest, obligations, catalogue: { ...catalogueOf(input.properties) } };
  const manifestFile = { path: manifestPath, content: `${JSON.stringify(manifest, null, 2)}\n` };
  // No verdict depends on a page, so the manifest's digest does not.
  const access = input.syntax === undefined ? [] : [{ path: accessPath, content: accessPage(input.syntax, contracts) }];
  const rows = { path: rowsPath, content: rowsPage(input.rows, input.properties) };
  return {
    files: [...sources, manifestFile, rows, ...access],
    manifest,
    gaps: rowGaps(input.rows, input.properties),
  };
}

/** The registry and the syntax must speak of the same properties. */
function comparePlaces({ properties, definitions }: GenerateInput): void {
  const registered = new Set(properties.map(({ id }) => id));
  const defined = new Set(definitions.map(({ id }) => id));
  refuseRepeats(
    properties.map(({ id }) => id),
    'property',
  );
  for (const { id, file, line } of definitions) {
    if (!registered.has(id))
      throw new CatalogueProblem(`${file}:${line}: ${id} is defined and not in properties/registry.ts`);
  }
  for (const id of registered)
    if (!defined.has(id))
      throw new CatalogueProblem(`${id} is in properties/registry.ts and its definition was not found`);
}

function emitAll(input: EmitInput): Emission[] {
  try {
    return emitters.map((emitter) => emitter.emit(input));
  } catch (error) {
    if (error instanceof CatalogueProblem || !(error instanceof Error)) throw error;
    throw new CatalogueProblem(error.message, { cause: error });
  }
}

function refuseRepeats(names: readonly string[], what: string): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new CatalogueProblem(`the ${what} ${name} is there twice`);
    seen.add(name);
  }
}

function digestOf(sources: readonly GeneratedFile[], obligations: readonly Obligation[]): string {
  const hash = createHash('sha256');
  for (const { path, content } of sources) hash.update(`${path}\0${content}\0`);
  return hash.update(JSON.stringify(obligations)).digest('hex');
}
