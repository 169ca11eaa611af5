/** `assay verify-bundle`: reads one file and public keys, and nothing else. */
import { closeSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import type { Answer } from '../../tools/cli/genesis.ts';
import { asJson, print } from '../../tools/cli/print.ts';
import { errors, sanitise, UserError } from '../../tools/errors.ts';
import { judgeDigest } from './collect.ts';
import { readPublicKey } from './keys.ts';
import { bundleLimits } from './members.ts';
import { type Refusal, type Sound, verifyBundle } from './verify.ts';
import { countsText } from './words.ts';

export interface VerifyFlags {
  readonly key?: readonly string[];
  readonly unsigned?: boolean;
  readonly gate?: boolean;
  readonly json?: boolean;
}

export interface Verified {
  readonly ok: true;
  readonly signedBy: string | null;
  readonly members: number;
  readonly exitCode: number;
  readonly statement: unknown;
}

/** @throws UserError for every refusal: 1 for what is altered or untrusted, 2 for what cannot be judged here. */
export async function verifyFile(path: string, flags: VerifyFlags, home: string): Promise<Answer<Verified>> {
  const trusted = flags.unsigned === true ? null : (flags.key ?? []).map(readPublicKey);
  const found = await verifyBundle(readBundle(path), { trusted, judge: judgeDigest(home) });
  if (!found.ok) {
    if (flags.json) print(asJson(found));
    throw refusalOf(path, found);
  }
  return soundOf(found, flags.gate === true);
}

function readBundle(path: string): Buffer {
  let fd: number;
  try {
    // A pipe would be waited for.
    if (!statSync(path).isFile()) throw errors.bundleUnreadable(path, 'it is not a file');
    fd = openSync(path, 'r');
  } catch (error) {
    throw error instanceof UserError ? error : errors.bundleUnreadable(path, reasonOf(error));
  }
  try {
    const facts = fstatSync(fd);
    if (facts.size > bundleLimits.file)
      throw errors.bundleUnreadable(path, `it is larger than ${bundleLimits.file} bytes`);
    return readFileSync(fd);
  } finally {
    closeSync(fd);
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' ? 'it is not there' : (code ?? 'no reason given');
}

function refusalOf(path: string, { kind, where, offset, what }: Refusal): Error {
  const place = offset === null ? where : `${where}, byte ${offset}`;
  return kind === 'other-judge' ? errors.otherJudge(path, place, what) : errors.badBundle(path, place, what);
}

function soundOf({ signedBy, members, derived }: Sound, gate: boolean): Answer<Verified> {
  const { report, statement } = derived;
  const who =
    signedBy === null
      ? `its ${members} files fit each other. NO SIGNATURE WAS CHECKED: anyone can have made it`
      : `sound: ${members} files, every byte as signed by ${signedBy}`;
  return {
    found: { ok: true, signedBy, members, exitCode: report.exitCode, statement },
    text: sanitise(`${who}\n${countsText(report, statement)}`),
    exitCode: gate ? report.exitCode : 0,
  };
}
