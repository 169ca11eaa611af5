/** Compiled contracts by name: the fields that are used, and only when they were made from the sources as they are. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { keccak256, toHex } from 'viem';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { codeDigest } from './metadata.ts';

const Ranges = z.array(z.object({ start: z.int(), length: z.int() }));
const Code = z.object({
  object: z.string(),
  linkReferences: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  immutableReferences: z.record(z.string(), Ranges).default({}),
});
const StorageLayout = z.object({
  storage: z.array(
    z.object({ label: z.string(), slot: z.string(), offset: z.int(), type: z.string(), contract: z.string() }),
  ),
  types: z
    .record(z.string(), z.looseObject({ encoding: z.string(), label: z.string(), numberOfBytes: z.string() }))
    .nullable()
    .default({}),
});
const Metadata = z.object({
  compiler: z.object({ version: z.string() }),
  settings: z.looseObject({ compilationTarget: z.record(z.string(), z.string()), evmVersion: z.string().optional() }),
  output: z.looseObject({ devdoc: z.unknown() }),
  sources: z.record(z.string(), z.object({ keccak256: z.string() })),
});
const AbiEntry = z.looseObject({ type: z.string() });

/** As forge writes it. */
const Artifact = z.object({
  abi: z.array(AbiEntry),
  bytecode: Code,
  deployedBytecode: Code,
  storageLayout: StorageLayout.optional(),
  ast: z.looseObject({ absolutePath: z.string() }).optional(),
  metadata: Metadata,
});
export type Artifact = z.infer<typeof Artifact>;

export interface Contract extends Artifact {
  readonly name: string;
  /** Source file, relative to the project root. */
  readonly file: string;
  /** Artifact file, relative to the project root. */
  readonly artifact: string;
}

export interface Project {
  readonly root: string;
  /** Relative to the root. */
  readonly out?: string;
}

/** Artifact files of `Name` or `File.sol:Name`, relative to the root. */
function candidates({ root, out = 'out' }: Project, name: string): readonly string[] {
  const [file, contract] = name.includes(':') ? (name.split(/:(?=[^:]*$)/u) as [string, string]) : [null, name];
  const folder = join(root, out);
  const entries = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
    : [];
  return entries
    .filter((entry) => entry.endsWith(`/${contract}.json`) && !entry.startsWith('build-info'))
    .filter((entry) => file === null || entry.endsWith(`${file.split('/').at(-1)}/${contract}.json`))
    .map((entry) => join(out, entry))
    .sort();
}

function parse(root: string, path: string): Contract {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch (error) {
    throw errors.badArtifact(path, (error as Error).message);
  }
  const parsed = Artifact.safeParse(value);
  if (!parsed.success) throw errors.badArtifact(path, z.prettifyError(parsed.error).split('\n').slice(0, 2).join(' '));
  const [target] = Object.entries(parsed.data.metadata.settings.compilationTarget);
  if (target === undefined) throw errors.badArtifact(path, 'it names no source');
  return { ...parsed.data, file: target[0], name: target[1], artifact: path };
}

/** The compiler's own record of what it read decides, not the clock. */
function refuseStale(root: string, contract: Contract): void {
  for (const [source, { keccak256: recorded }] of Object.entries(contract.metadata.sources)) {
    let content: Uint8Array;
    try {
      content = readFileSync(join(root, source));
    } catch {
      throw errors.staleArtifact(contract.name, `${source}, which is gone`);
    }
    if (keccak256(toHex(content)) !== recorded) throw errors.staleArtifact(contract.name, source);
  }
}

export function readContract(project: Project, name: string): Contract {
  const matching = candidates(project, name).map((path) => parse(project.root, path));
  const wantedFile = name.includes(':') ? name.slice(0, name.lastIndexOf(':')) : null;
  const found = matching.filter(
    ({ file }) => wantedFile === null || file === wantedFile || file.endsWith(`/${wantedFile}`),
  );
  const [contract, ...others] = found;
  if (contract === undefined) throw errors.noArtifact(name);
  if (others.length > 0)
    throw errors.ambiguousArtifact(
      name,
      found.map(({ file }) => relative('.', file)),
    );
  refuseStale(project.root, contract);
  return contract;
}

function bytesOf(contract: Contract, code: z.infer<typeof Code>): Uint8Array {
  const libraries = Object.entries(code.linkReferences).flatMap(([file, names]) =>
    Object.keys(names).map((name) => `${file}:${name}`),
  );
  if (libraries.length > 0) throw errors.unlinked(contract.name, libraries);
  return Buffer.from(code.object.replace(/^0x/u, ''), 'hex');
}

/** With immutables as zeros, as compiled. */
export function runtimeCode(contract: Contract): Uint8Array {
  return bytesOf(contract, contract.deployedBytecode);
}

export function creationCode(contract: Contract): Uint8Array {
  return bytesOf(contract, contract.bytecode);
}

export interface CodeIdentity {
  readonly name: string;
  readonly file: string;
  /** Of the runtime code without metadata. */
  readonly runtimeSha256: string;
  readonly bytes: number;
}

/** For the ledger. */
export function identify(contract: Contract): CodeIdentity {
  const code = runtimeCode(contract);
  return { name: contract.name, file: contract.file, runtimeSha256: codeDigest(code), bytes: code.length };
}
