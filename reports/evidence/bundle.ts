/** `assay bundle`: the evidence of a ledger, from the project that it was made in, as one file. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Answer } from '../../tools/cli/genesis.ts';
import { asCannotWrite } from '../../tools/cli/output.ts';
import { readManifest } from '../../tools/cli/replayed.ts';
import { errors, sanitise } from '../../tools/errors.ts';
import { sha256 } from '../../tools/ledger/key.ts';
import { readLedger } from '../../tools/ledger/ledger.ts';
import { collect } from './collect.ts';
import { asUserError } from './derive.ts';
import { keyId, readPrivateKey } from './keys.ts';
import { type Made, makeBundle } from './make.ts';
import { countsText } from './words.ts';

export interface BundleFlags {
  /** As typed, from the project root. */
  readonly out: string;
  readonly ledger: string;
  readonly key?: string;
  readonly unsigned?: boolean;
}

export interface BundleOptions {
  readonly root: string;
  readonly home: string;
  /** Absolute. */
  readonly out: string;
  readonly ledger: string;
  /** A path or `env:NAME`; undefined: unsigned. */
  readonly key: string | undefined;
}

export interface Bundled {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly unpacked: number;
  readonly members: number;
  /** Null: nobody. */
  readonly signedBy: string | null;
  readonly exitCode: number;
  readonly holds: number;
  readonly doesNotHold: number;
  /** Logs and tests that the ledger names and that are no longer there. */
  readonly absent: readonly string[];
}

/** Ends with 0 whatever the report says: evidence of a failure is evidence. @throws UserError */
export async function bundleProject({
  root,
  home,
  out,
  ledger: path,
  key: from,
}: BundleOptions): Promise<Answer<Bundled>> {
  const key = from === undefined ? null : readPrivateKey(from, process.env);
  const ledger = readLedger(path);
  const manifest = readManifest(root);
  const collected = collect({ root, home, ledgerPath: path, ledger, manifest });
  // Only now: it reads the generated bindings, without which the command must start all the same.
  const { suiteInput } = await import('../suite.ts');
  const made = making(() =>
    makeBundle({ input: suiteInput({ root, ledger, manifest, reproduce: ['npx assay run'] }), ...collected, key }),
  );
  writeWholeBytes(out, made.bytes);
  const { logs, absentTests } = collected.inputs;
  const absent = [...logs.filter(({ packed }) => packed === 'absent').map(({ log }) => log), ...absentTests];
  const found = bundledOf(out, made, key === null ? null : keyId(key), absent);
  return { found, text: sanitise(bundledText(found, made, root)), exitCode: 0 };
}

function making(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) throw errors.cannotBundle(error.message);
    throw asUserError(error);
  }
}

function writeWholeBytes(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, bytes, { flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    throw asCannotWrite(path, error);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function bundledOf(file: string, made: Made, signedBy: string | null, absent: readonly string[]): Bundled {
  const { holds, doesNotHold } = made.statement.predicate.assayEvidence;
  const { bytes, unpacked, members, report } = made;
  const counts = { bytes: bytes.length, unpacked, members, exitCode: report.exitCode };
  return {
    file,
    sha256: sha256(bytes),
    ...counts,
    signedBy,
    holds: holds.length,
    doesNotHold: doesNotHold.length,
    absent,
  };
}

function bundledText(
  { file, sha256: digest, bytes, members, signedBy, absent }: Bundled,
  made: Made,
  root: string,
): string {
  const kilobytes = Math.ceil(bytes / 1024);
  return [
    `${relative(root, file)}: ${members} files, ${kilobytes} KiB, sha-256 ${digest}`,
    signedBy === null ? 'NOT SIGNED: anyone can have made it' : `signed by ${signedBy}`,
    countsText(made.report, made.statement),
    ...(absent.length === 0
      ? []
      : [`${absent.length} logs or tests that the ledger names are no longer there; inputs.json lists them`]),
  ].join('\n');
}
