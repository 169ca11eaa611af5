/** What goes into a bundle besides the report: read from the project that the ledger was made in, and only from there. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Manifest } from '../../harness/schema.ts';
import { identify, readContract } from '../../tools/compile/artifacts.ts';
import { errors, UserError } from '../../tools/errors.ts';
import { closureDigest } from '../../tools/run/identity.ts';
import type { Ledger } from '../../tools/schema.ts';
import { sortedUnique } from '../order.ts';
import { endOf, filesBelow, fingerprint, isPlain, plainFile } from './disk.ts';
import type { Inputs } from './inputs.ts';
import { isMemberName, type Member } from './members.ts';

export interface CollectInput {
  /** Project root. */
  readonly root: string;
  /** Folder of this Assay. */
  readonly home: string;
  /** Absolute; tests of counterexamples lie beside it. */
  readonly ledgerPath: string;
  readonly ledger: Ledger;
  readonly manifest: Manifest;
}

export interface Collected {
  readonly inputs: Inputs;
  readonly files: readonly Member[];
}

/** Packed: what a reader needs to see what was asked. */
const packed = ['contracts', 'harness/generated', 'specs'];
/** Named by digest alone: their content is in `facts.json`, or is of Assay and not of the project. */
const named = ['harness', 'properties'];
const settings = ['foundry.toml', 'package.json', 'package-lock.json', 'tools/setup/requirements.lock'];

const largestSource = 4 * 2 ** 20;
const largestLog = 2 ** 20;
const endOfLog = 64 * 1024;

/** @throws UserError when code or obligations are no longer those of the ledger. */
export function collect({ root, home, ledgerPath, ledger, manifest }: CollectInput): Collected {
  refuseStale(root, ledger, manifest);
  const sources = collectSources(root);
  const logs = collectLogs(join(root, '.assay', 'runs'), ledger);
  const tests = collectTests(dirname(ledgerPath), ledger);
  return {
    inputs: {
      schema: 1,
      assay: ledger.assay,
      judge: judgeDigest(home),
      files: sources.files,
      logs: logs.logs,
      absentTests: tests.absent,
    },
    files: [...sources.members, ...logs.members, ...tests.members],
  };
}

/** Of all sources that make a report from a ledger. */
export function judgeDigest(home: string): string {
  return closureDigest(home, join(home, 'reports'));
}

/** Digests of today's files would be a lie about yesterday's verdicts. */
function refuseStale(root: string, ledger: Ledger, manifest: Manifest): void {
  if (manifest.digest !== ledger.manifest)
    throw errors.evidenceStale(
      'the manifest',
      `it has digest ${manifest.digest}, the ledger answers ${ledger.manifest}`,
    );
  for (const { file, name, runtimeSha256 } of ledger.contracts) {
    const found = codeOf(root, `${file}:${name}`);
    if (found !== runtimeSha256)
      throw errors.evidenceStale(`the code of ${name}`, `it has digest ${found}, the ledger says ${runtimeSha256}`);
  }
}

function codeOf(root: string, name: string): string {
  try {
    return identify(readContract({ root }, name)).runtimeSha256;
  } catch (error) {
    if (error instanceof UserError) throw errors.evidenceStale(`the code of ${name}`, error.message);
    throw error;
  }
}

function collectSources(root: string): { files: Inputs['files']; members: readonly Member[] } {
  const inside = packed.flatMap((folder) => filesBelow(root, folder));
  const outside = named.flatMap((folder) => filesBelow(root, folder));
  const paths = sortedUnique([...inside, ...outside, ...settings.filter((path) => isPlain(join(root, path)))]);
  const isPacked = new Set(inside);
  const members: Member[] = [];
  const files = paths.map((path) => {
    const { bytes, sha256 } = fingerprint(join(root, path));
    const whole = isPacked.has(path) && bytes <= largestSource;
    if (whole) members.push(member(`sources/${path}`, readFileSync(join(root, path))));
    return { path, bytes, sha256, packed: whole };
  });
  return { files, members };
}

function collectLogs(runs: string, ledger: Ledger): { logs: Inputs['logs']; members: readonly Member[] } {
  const folders = runFolders(runs);
  const members: Member[] = [];
  const paths = sortedUnique(ledger.verdicts.flatMap(({ run }) => (run.log === null ? [] : [run.log])));
  const logs = paths.map((log) => {
    const found = isMemberName(log) ? firstOf(folders, log) : null;
    if (found === null) return { log, bytes: null, sha256: null, packed: 'absent' as const };
    const facts = fingerprint(found);
    const whole = facts.bytes <= largestLog;
    members.push(
      whole ? member(`logs/${log}`, readFileSync(found)) : member(`logs/${log}.end`, endOf(found, endOfLog)),
    );
    return { log, ...facts, packed: whole ? ('whole' as const) : ('end' as const) };
  });
  return { logs, members };
}

/** The newest first: what it does not hold was answered earlier, and taken over. */
function runFolders(runs: string): readonly string[] {
  try {
    return readdirSync(runs)
      .sort()
      .reverse()
      .map((name) => join(runs, name));
  } catch {
    return [];
  }
}

function firstOf(folders: readonly string[], path: string): string | null {
  for (const folder of folders) {
    const found = plainFile(folder, path);
    if (found !== null) return found;
  }
  return null;
}

function collectTests(folder: string, ledger: Ledger): { absent: string[]; members: readonly Member[] } {
  const paths = sortedUnique(ledger.verdicts.flatMap(({ replay }) => (replay?.test ? [replay.test] : [])));
  const absent: string[] = [];
  const members = paths.flatMap((path) => {
    const found = isMemberName(`tests/${path}`) ? plainFile(folder, path) : null;
    if (found !== null) return [member(`tests/${path.replace(/^tests\//u, '')}`, readFileSync(found))];
    absent.push(path);
    return [];
  });
  return { absent, members };
}

function member(name: string, content: Uint8Array): Member {
  if (!isMemberName(name)) throw errors.cannotBundle(`${name} is not a name that an archive carries everywhere`);
  return { name, content };
}
