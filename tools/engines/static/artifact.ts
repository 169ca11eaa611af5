/** Finds and reads one of forge's artifacts. Everything in it is checked; nothing is guessed. */
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Cause } from '../../schema.ts';
import type { Patch } from './reach.ts';

const AbiEntry = z.object({
  type: z.enum(['function', 'event', 'error', 'constructor', 'fallback', 'receive']),
  name: z.string().optional(),
});
const Reference = z.object({ start: z.int().nonnegative(), length: z.int().positive() });
const StorageType = z.object({
  encoding: z.enum(['inplace', 'mapping', 'dynamic_array', 'bytes']),
  label: z.string(),
  numberOfBytes: z.string().regex(/^\d+$/u),
  value: z.string().optional(),
  base: z.string().optional(),
  members: z.array(z.object({ label: z.string(), type: z.string() })).optional(),
});
export type StorageType = z.infer<typeof StorageType>;

export const StorageLayout = z.object({
  storage: z.array(z.object({ label: z.string(), type: z.string(), slot: z.string().regex(/^\d+$/u) })),
  types: z.record(z.string(), StorageType).nullable(),
});
export type StorageLayout = z.infer<typeof StorageLayout>;

const Artifact = z.object({
  abi: z.array(AbiEntry),
  bytecode: z.object({ object: z.string(), linkReferences: z.record(z.string(), z.unknown()).optional() }).optional(),
  deployedBytecode: z.object({
    object: z.string(),
    immutableReferences: z.record(z.string(), z.array(Reference)).optional(),
    linkReferences: z.record(z.string(), z.unknown()).optional(),
  }),
  methodIdentifiers: z.record(z.string(), z.string().regex(/^[0-9a-f]{8}$/u)),
  storageLayout: StorageLayout.optional(),
  metadata: z.object({ settings: z.object({ compilationTarget: z.record(z.string(), z.string()) }) }).optional(),
});

export interface Contract {
  readonly abi: readonly z.infer<typeof AbiEntry>[];
  readonly code: Uint8Array;
  /** What deploys it: the constructor, with the runtime code behind it as data. Null when the artifact has none. */
  readonly creation: Uint8Array | null;
  readonly patches: readonly Patch[];
  readonly methods: Readonly<Record<string, string>>;
  readonly storage: StorageLayout | null;
}

/** A contract that cannot be judged, and why. */
export class Unjudged extends Error {
  constructor(
    readonly code: Cause['code'],
    message: string,
  ) {
    super(message);
  }
}

const mostBytes = 64_000_000;
/** Far above what can be deployed, so that harness contracts pass. */
const mostCode = 1_000_000;

/** `Name` or `path/File.sol:Name`. */
export function readContract(out: string, reference: string): Contract {
  const match = /^(?:([^:]*?)([^:/]+\.sol):)?([A-Za-z_$][\w$]*)$/u.exec(reference);
  if (match === null) throw new Unjudged('tool-error', `"${reference}" does not name a contract`);
  const [, folder = '', file, name = ''] = match;
  const found = artifactsOf(out, file ?? null, name);
  const fitting =
    folder === '' || file === undefined
      ? found
      : found.filter((path) => sourceOf(path, name)?.endsWith(`/${folder}${file}`));
  const [path, ...others] = fitting;
  if (path === undefined) throw new Unjudged('missing', `no artifact of ${reference}`);
  if (others.length > 0)
    throw new Unjudged('tool-error', `${fitting.length} artifacts are called ${reference}; name its file`);
  const contract = parseArtifact(load(path));
  return contract;
}

function sourceOf(path: string, name: string): string | null {
  const target = Artifact.safeParse(load(path)).data?.metadata?.settings.compilationTarget ?? {};
  const source = Object.entries(target).find(([, contract]) => contract === name)?.[0];
  return source === undefined ? null : `/${source}`;
}

/** `out/…/File.sol/Name.json`, or `Name.0.8.28.json` where several compilers were used. */
function artifactsOf(out: string, file: string | null, name: string): readonly string[] {
  const found: string[] = [];
  const waiting = [{ folder: out, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const isSource = next.folder.endsWith('.sol') && (file === null || basename(next.folder) === file);
    for (const entry of list(next.folder)) {
      const path = join(next.folder, entry.name);
      if (entry.isDirectory() && entry.name !== 'build-info' && next.depth < 12)
        waiting.push({ folder: path, depth: next.depth + 1 });
      if (entry.isFile() && isSource && isArtifactOf(entry.name, name)) found.push(path);
    }
  }
  return found.sort();
}

function isArtifactOf(file: string, name: string): boolean {
  return file.startsWith(`${name}.`) && /^\.(?:\d+\.\d+\.\d+\.)?json$/u.test(file.slice(name.length));
}

function list(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

export function load(path: string): unknown {
  if (statSync(path).size > mostBytes)
    throw new Unjudged('unparsable', `the artifact is larger than ${mostBytes} bytes`);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Unjudged('unparsable', 'the artifact is not JSON');
  }
}

export function parseArtifact(json: unknown): Contract {
  const { data, error } = Artifact.safeParse(json);
  if (data === undefined) throw new Unjudged('unparsable', `the artifact is not one of forge's: ${issueOf(error)}`);
  const { object, immutableReferences = {}, linkReferences = {} } = data.deployedBytecode;
  if (Object.keys(linkReferences).length > 0) throw new Unjudged('tool-error', 'the bytecode is not linked');
  if (!/^0x(?:[0-9a-fA-F]{2})+$/u.test(object)) throw new Unjudged('tool-error', 'there is no runtime bytecode');
  const code = Buffer.from(object.slice(2), 'hex');
  if (code.length > mostCode) throw new Unjudged('tool-error', `the runtime bytecode is longer than ${mostCode} bytes`);
  if (code[0] === 0xef) throw new Unjudged('tool-error', 'the runtime bytecode is in a container format');
  const patches = Object.values(immutableReferences).flat();
  if (patches.some(({ start, length }) => start + length > code.length)) {
    throw new Unjudged('unparsable', 'an immutable lies outside of the bytecode');
  }
  return {
    abi: data.abi,
    code,
    creation: creationOf(data.bytecode),
    patches,
    methods: data.methodIdentifiers,
    storage: data.storageLayout ?? null,
  };
}

/** Code that cannot be read is none: a rule that needs it cannot judge then. */
function creationOf(bytecode: z.infer<typeof Artifact>['bytecode']): Uint8Array | null {
  if (bytecode === undefined || Object.keys(bytecode.linkReferences ?? {}).length > 0) return null;
  if (!/^0x(?:[0-9a-fA-F]{2})+$/u.test(bytecode.object) || bytecode.object.length > 2 * mostCode) return null;
  return Buffer.from(bytecode.object.slice(2), 'hex');
}

function issueOf(error: z.ZodError | undefined): string {
  const issue = error?.issues[0];
  return issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`;
}
