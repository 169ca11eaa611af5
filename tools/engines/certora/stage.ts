/** A clean folder with nothing in it but what a configuration is about: some files in a project change what the tool does. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { toFunctionSelector } from 'viem';
import { z } from 'zod';
import { type AbiItem, signatureOf } from '../../../harness/emit/contract.ts';
import { identify, readContract } from '../../compile/artifacts.ts';
import type { SceneContract } from './inventory.ts';

export class StageProblem extends Error {
  override readonly name = 'StageProblem';
}

export interface StagedContract extends SceneContract {
  /** Of the runtime code as it is judged, without metadata. */
  readonly runtimeSha256: string;
}

export interface Stage {
  /** Absolute. */
  readonly folder: string;
  /** The contract that is verified, and the others. */
  readonly scene: readonly [StagedContract, ...StagedContract[]];
  /** Of everything in the folder, names included. */
  readonly digest: string;
}

/** JSON without comments, and the keys that are read here. */
const Conf = z.looseObject({ files: z.array(z.string()).min(1), verify: z.string() });

/** Would start programs, write or read elsewhere, or verify by another Prover than the one that is named in the report. */
const elsewhere = new Set([
  ...['override_base_config', 'solc_map', 'compiler_map', 'java_args', 'build_dir', 'tool_output', 'expected_file'],
  ...['jar', 'server', 'prover_version', 'commit_sha1', 'prover_args', 'prover_resource_files'],
]);

export interface CvlFiles {
  readonly conf: z.infer<typeof Conf>;
  /** Relative to the root: configuration, specification and all that it takes in. */
  readonly files: readonly string[];
  /** `path.sol:Name` of each contract, that which is verified first. */
  readonly contracts: readonly string[];
}

/** @throws StageProblem */
export function cvlFiles(root: string, conf: string, spec: string): CvlFiles {
  const { data, error } = Conf.safeParse(fromJson(textOf(root, conf), conf));
  if (data === undefined) throw new StageProblem(`${conf}: ${error.issues[0]?.message ?? 'it is not read'}`);
  const refused = Object.keys(data).find((key) => elsewhere.has(key));
  if (refused !== undefined) throw new StageProblem(`${conf}: it may not set ${refused}`);
  const named = data.files.map((file) => {
    const [path = '', name] = file.split(':');
    return `${path}:${name ?? basename(path, '.sol')}`;
  });
  const verified = data.verify.split(':')[0] ?? '';
  const first = named.filter((one) => one.endsWith(`:${verified}`));
  if (first.length !== 1) throw new StageProblem(`${conf}: it verifies ${verified}, which is not one of its files`);
  const files = new Set([conf]);
  for (const path of specsFrom(root, spec)) files.add(path);
  return {
    conf: data,
    files: [...files].sort(),
    contracts: [...first, ...named.filter((one) => !first.includes(one))],
  };
}

function textOf(root: string, path: string): string {
  if (normalize(path) !== path || path.startsWith('..') || path.startsWith('/'))
    throw new StageProblem(`${path} lies outside of the project`);
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    throw new StageProblem(`${path} cannot be read`);
  }
}

function fromJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StageProblem(`${path} is not plain JSON`);
  }
}

/** Imports of CVL are relative to the file that has them. */
function specsFrom(root: string, spec: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(spec)) return seen;
  seen.add(spec);
  for (const [, path = ''] of textOf(root, spec).matchAll(/^\s*import\s+"([^"]+)"\s*;/gmu))
    specsFrom(root, join(dirname(spec), path), seen);
  return seen;
}

/** @throws StageProblem, or what is thrown of an artifact that is missing or stale */
export function makeStage(root: string, folder: string, conf: string, spec: string): Stage {
  const { files, contracts } = cvlFiles(root, conf, spec);
  const read = contracts.map((name) => readContract({ root }, name));
  const all = new Set([...files, ...read.flatMap(({ metadata }) => Object.keys(metadata.sources))]);
  const hash = createHash('sha256');
  for (const path of [...all].sort()) {
    hash.update(`${path}\0`).update(textOf(root, path)).update('\0');
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    copyFileSync(join(root, path), join(folder, path));
  }
  // The tool looks for one, and asks foundry for its own mappings where there is none.
  writeFileSync(join(folder, 'package.json'), '{}\n');
  const [first, ...others] = read.map(staged);
  if (first === undefined) throw new StageProblem(`${conf}: it names no contract`);
  return { folder, scene: [first, ...others], digest: hash.digest('hex') };
}

function staged(contract: ReturnType<typeof readContract>): StagedContract {
  const abi = contract.abi as readonly AbiItem[];
  return {
    name: contract.name,
    runtimeSha256: identify(contract).runtimeSha256,
    hasFallback: abi.some(({ type }) => type === 'fallback' || type === 'receive'),
    methods: abi
      .filter(({ type }) => type === 'function')
      .map((item) => ({
        signature: signatureOf(item),
        selector: toFunctionSelector(signatureOf(item))
          .slice(2)
          .replace(/^0+(?=.)/u, ''),
        mutability: item.stateMutability ?? 'nonpayable',
        arity: item.inputs?.length ?? 0,
      })),
  };
}
