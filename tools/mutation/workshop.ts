/** One compiled copy of the project, in which compiled code is replaced by that of a mutant, and put back. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { plain } from '../compile/plain.ts';
import { writeWhole } from '../ledger/files.ts';
import type { Compiled, Compiler } from './compiler.ts';

/** A source file and contracts in it. */
export interface Wanted {
  readonly file: string;
  readonly contracts: readonly string[];
}

/** A source file with another text. */
export interface Changed {
  readonly file: string;
  readonly text: string;
}

interface Artifact extends Record<string, unknown> {
  readonly bytecode: { readonly object: string };
  readonly deployedBytecode: { readonly object: string };
  readonly metadata: {
    readonly settings: Readonly<Record<string, unknown>>;
    readonly sources: Readonly<Record<string, unknown>>;
  };
}

const compileCache = 'cache/solidity-files-cache.json';

const CompileCache = z.looseObject({
  files: z.record(
    z.string(),
    z.looseObject({
      imports: z.array(z.string()),
      /** By contract, version of the compiler and profile. */
      artifacts: z.record(
        z.string(),
        z.record(z.string(), z.record(z.string(), z.looseObject({ build_id: z.string() }))),
      ),
    }),
  ),
  builds: z.array(z.string()),
});

/** Where a contract of the suite is written. */
export const sourceOf = (contract: string): string => `contracts/flat/src/${contract}.sol`;

export const artifactOf = (root: string, file: string, contract: string): string =>
  join(root, 'out', basename(file), `${contract}.json`);

/** Texts and artifacts of the base, read once for all workshops. */
export class Shelf {
  readonly root: string;
  readonly #texts = new Map<string, string>();
  readonly #artifacts = new Map<string, Artifact>();
  readonly #caches = new Map<string, string>();

  constructor(root: string) {
    this.root = root;
  }

  text(file: string): string {
    const known = this.#texts.get(file) ?? readFileSync(join(this.root, file), 'utf8');
    this.#texts.set(file, known);
    return known;
  }

  artifact(file: string, contract: string): Artifact {
    const path = artifactOf(this.root, file, contract);
    const known = this.#artifacts.get(path) ?? (JSON.parse(readFileSync(path, 'utf8')) as Artifact);
    this.#artifacts.set(path, known);
    return known;
  }

  /** Of everything that a contract is made from, but for comments that nobody obeys. */
  digest(file: string, contract: string): string {
    const { settings, sources } = this.artifact(file, contract).metadata;
    const hash = createHash('sha256').update(JSON.stringify([contract, settings]));
    for (const name of Object.keys(sources).sort()) hash.update(`\0${name}\0${plain(this.text(name))}`);
    return hash.digest('hex');
  }

  /** Forge's record of what is compiled, cut to a file and all that it imports; forge reads every artifact in it. */
  compileCache(file: string): string {
    const known = this.#caches.get(file) ?? this.#narrowed(file);
    this.#caches.set(file, known);
    return known;
  }

  #narrowed(file: string): string {
    const whole = CompileCache.parse(JSON.parse(this.text(compileCache)));
    const kept = new Set([file]);
    // A set is walked to its end, what is added on the way included.
    for (const name of kept) for (const next of whole.files[name]?.imports ?? []) kept.add(next);
    const files = Object.fromEntries(Object.entries(whole.files).filter(([name]) => kept.has(name)));
    const used = new Set(
      Object.values(files).flatMap(({ artifacts }) =>
        Object.values(artifacts).flatMap((versions) =>
          Object.values(versions).flatMap((profiles) => Object.values(profiles).map((one) => one.build_id)),
        ),
      ),
    );
    // Forge deletes the record of a build that it is told of and nothing uses, and believes no cache without it.
    return JSON.stringify({ ...whole, files, builds: whole.builds.filter((id) => used.has(id)) });
  }

  /** Whether a contract is made from a file at all, by the compiler's own record. */
  reads(file: string, contract: string, source: string): boolean {
    return Object.hasOwn(this.artifact(file, contract).metadata.sources, source);
  }
}

export type Made =
  | { readonly ok: true; readonly contracts: Readonly<Record<string, Compiled>> }
  | { readonly ok: false; readonly why: string };

/** Contracts of one file, with one source changed, or none. */
export async function make(
  { file, contracts }: Wanted,
  shelf: Shelf,
  compiler: Compiler,
  changed: Changed | null,
  more: { readonly settings?: Readonly<Record<string, unknown>>; readonly withAssembly?: boolean } = {},
): Promise<Made> {
  const metadata = contracts.map((contract) => shelf.artifact(file, contract).metadata);
  const names = [...new Set(metadata.flatMap(({ sources }) => Object.keys(sources)))].sort();
  const texts = names.map((name) => [name, name === changed?.file ? changed.text : shelf.text(name)] as const);
  const { compilationTarget: _, ...given } = metadata[0]?.settings ?? {};
  const answer = await compiler.compile({
    sources: Object.fromEntries(texts),
    settings: { ...given, ...more.settings },
    wanted: { [file]: contracts },
    withAssembly: more.withAssembly ?? false,
  });
  return answer.ok ? { ok: true, contracts: answer.contracts[file] ?? {} } : answer;
}

/**
 * Sources stay as they are, so that no engine compiles anything again: what is replaced is code, in artifacts that are
 * otherwise the base's.
 */
export class Workshop {
  readonly root: string;
  readonly #shelf: Shelf;
  readonly #laid = new Set<string>();

  private constructor(root: string, shelf: Shelf) {
    this.root = root;
    this.#shelf = shelf;
  }

  static open(root: string, shelf: Shelf): Workshop {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root, { recursive: true });
    for (const name of ['foundry.toml', 'contracts', 'specs', 'harness', 'tools', 'cache', 'out'])
      cpSync(join(shelf.root, name), join(root, name), { recursive: true, verbatimSymlinks: true });
    symlinkSync(join(shelf.root, 'node_modules'), join(root, 'node_modules'));
    return new Workshop(root, shelf);
  }

  lay(file: string, code: Readonly<Record<string, Compiled>>): void {
    for (const [contract, { abi, evm, storageLayout }] of Object.entries(code)) {
      const artifact = this.#shelf.artifact(file, contract);
      const { bytecode, deployedBytecode, methodIdentifiers } = evm;
      const path = artifactOf(this.root, file, contract);
      this.#laid.add(path);
      writeWhole(
        path,
        JSON.stringify({
          ...artifact,
          abi,
          methodIdentifiers,
          ...(storageLayout === undefined ? {} : { storageLayout }),
          bytecode: { ...artifact.bytecode, ...bytecode, object: `0x${bytecode.object}` },
          deployedBytecode: {
            ...artifact.deployedBytecode,
            ...deployedBytecode,
            object: `0x${deployedBytecode.object}`,
          },
        }),
      );
    }
  }

  /** For forge, which is asked about the contracts of one file. */
  narrow(file: string): void {
    writeWhole(join(this.root, compileCache), this.#shelf.compileCache(file));
  }

  /** Everything as the base has it; runs of engines are forgotten. */
  restore(): void {
    for (const path of this.#laid) cpSync(path.replace(this.root, this.#shelf.root), path);
    this.#laid.clear();
    rmSync(join(this.root, '.assay'), { recursive: true, force: true });
  }
}
