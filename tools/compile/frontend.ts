/** The compiler's front end alone: syntax trees and interfaces of given sources, in seconds, and nothing from the disk. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import type { SourceUnit } from '../../harness/access/syntax.ts';
import { errors } from '../errors.ts';
import { makeScratch } from '../ledger/temporary.ts';
import { marksFor } from '../run/family.ts';

const Contract = z.object({ abi: z.unknown(), userdoc: z.unknown(), devdoc: z.unknown() });
const Output = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).default([]),
  sources: z
    .record(z.string(), z.object({ ast: z.custom<SourceUnit>((value) => typeof value === 'object' && value !== null) }))
    .default({}),
  contracts: z.record(z.string(), z.record(z.string(), Contract)).default({}),
});
type Output = z.infer<typeof Output>;

export interface Front {
  readonly trees: ReadonlyMap<string, SourceUnit>;
  readonly contracts: Output['contracts'];
}

export interface FrontOptions {
  /** Folder of this Assay, whose compiler is used. */
  readonly home: string;
  /** Text by name, imports and all. */
  readonly sources: ReadonlyMap<string, string>;
  readonly remappings: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/** @throws when the sources do not compile, or import what is not among them. */
export async function frontOf(options: FrontOptions): Promise<Front> {
  // The compiler may read below the folder that it runs in: an empty one holds it to the sources given.
  const empty = makeScratch('front');
  try {
    return await compileIn(empty, options);
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}

async function compileIn(empty: string, { home, sources, remappings, signal }: FrontOptions): Promise<Front> {
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries([...sources].map(([name, content]) => [name, { content }])),
    settings: { remappings, outputSelection: { '*': { '': ['ast'], '*': ['abi', 'userdoc', 'devdoc'] } } },
  };
  const done = await execa(process.execPath, [join(home, 'tools', 'compile', 'solc'), '--standard-json'], {
    cwd: empty,
    env: marksFor('front'),
    input: JSON.stringify(input),
    reject: false,
    maxBuffer: 1 << 28,
    ...(signal === undefined ? {} : { cancelSignal: signal }),
  });
  if (done.exitCode !== 0) throw errors.compilerBroke(done.stderr.split('\n').at(-1) ?? '', 'tools/compile/solc');
  const { errors: found, sources: trees, contracts } = Output.parse(JSON.parse(done.stdout));
  const failed = found.filter(({ severity }) => severity === 'error');
  if (failed.length > 0) throw errors.compileFailed(failed.map(({ formattedMessage }) => formattedMessage));
  return { trees: new Map(Object.entries(trees).map(([name, { ast }]) => [name, ast])), contracts };
}
