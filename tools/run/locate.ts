/** Finds executables: what a person names, then what the project brings, then its Python environment, then PATH. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { delimiter, isAbsolute, join, relative } from 'node:path';
import { errors } from '../errors.ts';
import { isNewEnough, locateJava } from './java.ts';

export type Origin = 'override' | 'project' | 'environment' | 'path';

export interface Located {
  readonly name: string;
  readonly path: string;
  readonly origin: Origin;
  /** Where it was found, without machine paths. */
  readonly shown: string;
}

export interface Where {
  /** Folder of this Assay: its node modules and its Python environment. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export function overrideVariable(name: string): string {
  return `ASSAY_${name.toUpperCase().replace(/[^A-Z0-9]/gu, '_')}`;
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** npm's `forge` and `anvil` are scripts that swallow exit codes; what they wrap are the binaries that are meant. */
function isNodeScript(path: string): boolean {
  const start = Buffer.alloc(80);
  const fd = openSync(realpathSync(path), 'r');
  try {
    readSync(fd, start, 0, start.length, 0);
  } finally {
    closeSync(fd);
  }
  return /^#![^\n]*\bnode\b/u.test(start.toString('latin1'));
}

function usable(name: string, path: string): boolean {
  if (name.endsWith('.jar')) return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  if (name === 'java' && !isNewEnough(path)) return false;
  return isExecutable(path) && !((name === 'forge' || name === 'anvil') && isNodeScript(path));
}

/** The environment that the set-up made from the present lock, or null while it is not finished. */
export function environmentFolder(home: string): string | null {
  const lock = join(home, 'tools', 'setup', 'requirements.lock');
  if (!existsSync(lock)) return null;
  const digest = createHash('sha256').update(readFileSync(lock)).update('\0').digest('hex');
  const folder = join(home, '.assay', `venv-${digest.slice(0, 12)}`);
  return existsSync(join(folder, 'assay-complete')) ? folder : null;
}

function platformName(tool: string): string {
  const os = process.platform === 'win32' ? 'win32' : process.platform;
  return `${tool}-${os}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
}

function projectCandidates(name: string, home: string): readonly string[] {
  if (name === 'solc') return [join(home, 'tools', 'compile', 'solc')];
  if (name !== 'forge' && name !== 'anvil') return [];
  const scope = join(home, 'node_modules', '@foundry-rs');
  if (!existsSync(scope)) return [];
  return readdirSync(scope)
    .filter((entry) => entry === platformName(name))
    .map((entry) => join(scope, entry, 'bin', name));
}

function pathFolders(env: Where['env']): readonly string[] {
  return (env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
}

/** Names of programs that are another one of some version at least; never what the project brings under that name. */
const newer: Readonly<Record<string, { readonly program: string; readonly least: readonly [number, number] }>> = {
  'forge-symbolic': { program: 'forge', least: [1, 8] },
};

/** The first on PATH that is new enough. Others of its name are not taken for it, so each has to be asked. */
function newerOnPath(name: string, { env }: Where): Located | null {
  const wanted = newer[name];
  if (wanted === undefined) return null;
  for (const folder of pathFolders(env)) {
    const path = join(folder, wanted.program);
    if (usable(wanted.program, path) && reaches(path, wanted.least))
      return { name, path, origin: 'path', shown: 'on PATH' };
  }
  return null;
}

function reaches(path: string, [major, minor]: readonly [number, number]): boolean {
  const { stdout, status } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000, stdio: 'pipe' });
  const found = status === 0 ? /Version: (\d+)\.(\d+)\./u.exec(stdout) : null;
  if (found === null) return false;
  const [has, more] = [Number(found[1]), Number(found[2])];
  return has > major || (has === major && more >= minor);
}

/** A Python that lacks the packages of the environment is no substitute for it. */
const environmentOnly = new Set(['python']);

export function locate(name: string, { home, env }: Where): Located | null {
  const variable = overrideVariable(name);
  const override = env[variable];
  if (override !== undefined && override !== '') {
    if (!isAbsolute(override) || !usable(name, override)) throw errors.overrideMissing(variable, override);
    return { name, path: override, origin: 'override', shown: `named by ${variable}` };
  }
  if (Object.hasOwn(newer, name)) return newerOnPath(name, { home, env });
  if (name === 'node') return { name, path: process.execPath, origin: 'path', shown: 'the Node that runs Assay' };
  for (const path of projectCandidates(name, home)) {
    if (usable(name, path)) return { name, path, origin: 'project', shown: relative(home, path) };
  }
  const environment = environmentFolder(home);
  if (environment !== null && name !== 'java') {
    const path = join(environment, 'bin', name);
    if (usable(name, path)) return { name, path, origin: 'environment', shown: relative(home, path) };
  }
  if (name === 'java') {
    const java = locateJava(env);
    return java === null ? null : { name, path: java.path, origin: 'path', shown: java.shown };
  }
  if (name === 'certora.jar') return proverIn(env['CERTORA']);
  if (environmentOnly.has(name)) return null;
  for (const folder of pathFolders(env)) {
    const path = join(folder, name);
    if (usable(name, path)) return { name, path, origin: 'path', shown: 'on PATH' };
  }
  return null;
}

/** The Prover of a person's own, where its makers look for it too. */
function proverIn(folder: string | undefined): Located | null {
  if (folder === undefined || !isAbsolute(folder)) return null;
  const path = join(folder, 'emv.jar');
  return usable('emv.jar', path) ? { name: 'certora.jar', path, origin: 'path', shown: 'emv.jar of CERTORA' } : null;
}

/** For `assay doctor`: the script that must not be taken for forge is the first one on PATH. */
export function hasNodeScriptForge({ env }: Where): boolean {
  const first = pathFolders(env)
    .map((folder) => join(folder, 'forge'))
    .find(isExecutable);
  return first !== undefined && isNodeScript(first);
}

export type Bin = Readonly<Record<string, Located>>;

export function locateAll(names: Iterable<string>, where: Where): Bin {
  const found: Record<string, Located> = {};
  for (const name of [...new Set(names)].sort()) {
    const located = locate(name, where);
    if (located !== null) found[name] = located;
  }
  return found;
}

/** As adapters want it. */
export function pathsOf(bin: Bin): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.values(bin).map(({ name, path }) => [name, path]));
}
