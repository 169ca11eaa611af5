/**
 * A project's settings as forge is to read them: all that says what is compiled, and nothing that starts a program, or
 * reads, writes or asks for anything else.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'smol-toml';
import { errors } from '../errors.ts';
import { writeWhole } from '../ledger/files.ts';
import { locate } from '../run/locate.ts';
import { settingsFile } from './forge-environment.ts';

type Table = Readonly<Record<string, unknown>>;

/** Left out wherever they stand, since forge has more places for a setting than one. */
const withheld = new Set([
  ...['ffi', 'fs_permissions', 'vyper', 'symbolic'],
  ...['out', 'cache_path', 'build_info', 'build_info_path', 'broadcast', 'snapshots', 'gas_snapshot_emit'],
  ...['gas_snapshot_check', 'test_failures_file', 'failure_persist_dir', 'corpus_dir'],
  ...['eth_rpc_url', 'eth_rpc_jwt', 'eth_rpc_headers', 'eth_rpc_curl', 'rpc_endpoints', 'etherscan'],
]);

/** Forge takes both spellings. */
const plain = (name: string): string => name.replaceAll('-', '_');

/**
 * What each compilation and campaign of the project reads. The compiler is the one that is brought along or that
 * `ASSAY_SOLC` names, unless the settings ask for a version by its number.
 *
 * @throws UserError
 */
export function writeSettings(root: string, home: string): void {
  const compiler = locate('solc', { home, env: process.env });
  if (compiler === null) throw errors.toolMissing('solc', 'npm start installs it');
  const text = safeSettings(readFileSync(join(root, 'foundry.toml'), 'utf8'), compiler.path);
  // Unchanged, it has the time that it had: a run is known by what it read.
  if (textOf(settingsFile(root)) !== text) writeWhole(settingsFile(root), text);
}

/** Forge looks for a file of variables where it is started and where settings are; in this folder there is none. */
export function startFolder(folder: string): string {
  writeFileSync(join(folder, 'foundry.toml'), '');
  return folder;
}

export function safeSettings(text: string, compiler: string): string {
  const { profile = {}, ...others } = without(read(text));
  const { default: own = {}, ...rest } = asTable(profile, 'profile');
  const ours = { ffi: false, fs_permissions: [], gas_snapshot_emit: false };
  const kept = { solc: compiler, ...asTable(own, 'profile.default'), ...ours };
  return stringify({ ...others, profile: { ...rest, default: kept } });
}

function read(text: string): Table {
  try {
    return parse(text, { integersAsBigInt: true });
  } catch (error) {
    throw errors.badSettings(error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it is no TOML');
  }
}

function without(table: Table): Table {
  return Object.fromEntries(Object.entries(table).flatMap(([name, value]) => keep(name, value)));
}

function keep(name: string, value: unknown): readonly (readonly [string, unknown])[] {
  const key = plain(name);
  if (key === 'extends') throw errors.badSettings('`extends` names another file, which is not read');
  if (withheld.has(key)) return [];
  if (key === 'solc' || key === 'solc_version') return isVersion(value) ? [['solc', value]] : [];
  if (Array.isArray(value)) return [[name, value.map((one) => (isTable(one) ? without(one) : one))]];
  return [[name, isTable(value) ? without(value) : value]];
}

/** Anything else is the path of a program. */
function isVersion(value: unknown): boolean {
  return typeof value === 'string' && /^\d+\.\d+\.\d+$/u.test(value);
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function asTable(value: unknown, name: string): Table {
  if (isTable(value)) return value;
  throw errors.badSettings(`\`${name}\` is no table`);
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
