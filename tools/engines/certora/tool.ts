/** Starts certora-cli in a clean folder, with its own choice of solc and Java, and keeps what it says. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { codeDigest } from '../../compile/metadata.ts';
import type { Failure, Request } from './schema.ts';
import type { Stage, StagedContract } from './stage.ts';

export interface Said {
  readonly exitCode: number | null;
  readonly timedOut: boolean;
  /** Both streams, without colours. */
  readonly text: string;
  readonly seconds: number;
}

/** Quick to start, for what runs a second. */
const shortLived = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** The same for a compiler that runs on Node: half the time for one contract. A flag that is gone changes nothing. */
const quickSolc = `data:text/javascript,import{setFlagsFromString}from"node:v8";setFlagsFromString("--liftoff-only")`;

/** The tool finds programs by PATH only. */
export function makePath(request: Request, folder: string): string {
  const { java, solc, certoraRun } = request.bin;
  mkdirSync(folder, { recursive: true });
  symlinkSync(process.execPath, join(folder, 'node'));
  const runsOnNode = readFileSync(solc).subarray(0, 40).toString('latin1').startsWith('#!/usr/bin/env node\n');
  if (runsOnNode) writeProgram(join(folder, 'solc'), [process.execPath, '--import', quickSolc, solc]);
  else symlinkSync(solc, join(folder, 'solc'));
  writeProgram(join(folder, 'java'), [java, ...(request.mode === 'local' ? [] : shortLived)]);
  // Last, so that the Prover finds the solvers of the environment and nothing else of it.
  return [folder, process.env['PATH'] ?? '', dirname(certoraRun)].join(delimiter);
}

/** A program that is another one with some arguments before its own. */
function writeProgram(path: string, argv: readonly string[]): void {
  const quoted = argv.map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  writeFileSync(path, `#!/bin/sh\nexec ${quoted.join(' ')} "$@"\n`);
  chmodSync(path, 0o755);
}

export interface Asking {
  readonly cwd: string;
  readonly path: string;
  readonly seconds: number;
  /** Besides what every process here has. */
  readonly env?: Readonly<Record<string, string>>;
}

export async function ask(argv: readonly string[], { cwd, path, seconds, env = {} }: Asking): Promise<Said> {
  const [file = '', ...args] = argv;
  const tmp = process.env['TMPDIR'] ?? cwd;
  const run = await execa(file, args, {
    cwd,
    // A key is handed to what asks the cloud and to nothing else; CI would make the tool leave out its checks.
    env: { PATH: path, HOME: tmp, TMPDIR: tmp, LANG: process.env['LANG'] ?? 'C.UTF-8', ...env },
    extendEnv: false,
    all: true,
    reject: false,
    stdin: 'ignore',
    timeout: seconds * 1000,
    forceKillAfterDelay: 2000,
    maxBuffer: 64 * 1_048_576,
  });
  return {
    exitCode: run.exitCode ?? null,
    timedOut: run.timedOut,
    text: plain(String(run.all ?? run.shortMessage ?? '')),
    seconds: Math.round(run.durationMs ?? 0) / 1000,
  };
}

function plain(text: string): string {
  return text.replace(/\u001b\[[0-9;]*m/gu, '');
}

/** The line that says what is wrong, as well as it can be told. */
export function failureOf(said: Said): Failure {
  if (said.timedOut) return { code: 'time', detail: `ended after ${said.seconds} s` };
  const lines = said.text
    .split('\n')
    .map((line) =>
      line
        .replace(/^(CRITICAL|ERROR|WARNING): /u, '')
        .replace(/^\[main\] ERROR ALWAYS - /u, '')
        .trim(),
    )
    .filter((line) => line !== '');
  const ofSpecs = lines.filter((line) => /^Error in spec file|^Error when reading/u.test(line));
  // One mistake makes everything that takes the file in unknown: that it is, is no news.
  const ofSpec =
    ofSpecs.find((line) => line.includes('Syntax error')) ??
    ofSpecs.find((line) => !line.includes("Cannot resolve the 'use'")) ??
    ofSpecs[0];
  const isType = said.text.includes('CVL syntax or type check failed') || ofSpec !== undefined;
  const told =
    ofSpec ??
    lines.find((line) => /^Error|error:|Error:|^Expected all|ParserError|not found/u.test(line)) ??
    lines.at(-1) ??
    `it ended with ${said.exitCode} and said nothing`;
  return { code: isType ? 'type-error' : 'crash', detail: told.slice(0, 500) };
}

const Build = z.record(
  z.string(),
  z.looseObject({ contracts: z.array(z.looseObject({ name: z.string(), bytecode: z.string() })) }),
);

/** Folder of the only build there is. */
export function buildFolder({ folder }: Stage): string {
  const all = join(folder, '.certora_internal');
  const builds = readdirSync(all, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && /^\d/u.test(entry.name),
  );
  const [only] = builds;
  if (only === undefined || builds.length > 1) throw new RangeError(`${builds.length} builds where one was made`);
  return join(all, only.name);
}

/** Where a Prover of the person's own left its answers: there must be one such file. Absolute. */
export function answersIn({ folder }: Pick<Stage, 'folder'>): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /^emv-\d+-certora-/u.test(name))
    .map((name) => join(folder, name, 'Reports', 'output.json'))
    .filter((file) => existsSync(file));
}

/** A proof about other code is none: null when every contract of the scene was compiled to what is judged. */
export function otherCode(folder: string, scene: readonly StagedContract[]): Failure | null {
  const built = Build.parse(JSON.parse(readFileSync(join(folder, '.certora_build.json'), 'utf8')));
  const all = Object.values(built).flatMap(({ contracts }) => contracts);
  for (const { name, runtimeSha256 } of scene) {
    const same = all.filter((one) => one.name === name);
    const digests = same.map(({ bytecode }) => codeDigest(Buffer.from(bytecode, 'hex')));
    if (digests.length === 0 || digests.some((digest) => digest !== runtimeSha256))
      return { code: 'other-code', detail: `${name} was not compiled to the code that is judged` };
  }
  return null;
}
