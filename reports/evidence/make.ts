/** A bundle, from what was collected. Pure: the same content and key give the same bytes, on every machine. */
import type { KeyObject } from 'node:crypto';
import { stableJson } from '../../tools/ledger/files.ts';
import { ledgerText } from '../../tools/ledger/ledger.ts';
import type { ReportInput } from '../report.ts';
import { type Derived, derive } from './derive.ts';
import { seal } from './dsse.ts';
import { factsOf } from './facts.ts';
import type { Inputs } from './inputs.ts';
import { bareName, bundleLimits, envelopeName, inOrder, type Member, names } from './members.ts';
import { readme } from './readme.ts';
import { squeeze } from './squeeze.ts';
import { packTar } from './tar.ts';

export interface MakeInput {
  readonly input: ReportInput;
  readonly inputs: Inputs;
  /** Sources, logs and tests. */
  readonly files: readonly Member[];
  /** Ed25519; null: nobody signs. */
  readonly key: KeyObject | null;
}

export interface Made extends Derived {
  readonly bytes: Buffer;
  readonly members: number;
  readonly unpacked: number;
}

/** @throws Underivable; RangeError for a bundle that could not be read back. */
export function makeBundle({ input, inputs, files, key }: MakeInput): Made {
  const json = (value: unknown): Buffer => Buffer.from(`${stableJson(value, 1)}\n`);
  const given: Member[] = [
    ...files,
    { name: names.readme, content: Buffer.from(readme(key !== null)) },
    { name: names.ledger, content: Buffer.from(ledgerText(input.ledger)) },
    { name: names.manifest, content: json(input.manifest) },
    { name: names.facts, content: json(factsOf(input)) },
    { name: names.inputs, content: json(inputs) },
  ];
  const derived = derive(given);
  const rest = [...given, { name: names.report, content: Buffer.from(derived.reportText) }];
  const { bytes, members, unpacked } = archive(rest, derived.statementText, key);
  return { ...derived, bytes, members, unpacked };
}

/** `members`: all but the statement. */
export function archive(
  members: readonly Member[],
  statement: string,
  key: KeyObject | null,
): { readonly bytes: Buffer; readonly members: number; readonly unpacked: number } {
  const body = Buffer.from(statement);
  const first: Member =
    key === null ? { name: bareName, content: body } : { name: envelopeName, content: Buffer.from(seal(body, key)) };
  const all = inOrder([first, ...members]);
  if (all.length > bundleLimits.members) throw new RangeError(`${all.length} files are more than a bundle may hold`);
  const size = all.reduce((sum, { content }) => sum + content.length, 0);
  if (size > bundleLimits.unpacked * 0.9) throw new RangeError(`${size} bytes are more than a bundle may hold`);
  const tar = packTar(all);
  const bytes = squeeze(tar);
  if (bytes.length > bundleLimits.file) throw new RangeError(`${bytes.length} bytes are more than a bundle may have`);
  return { bytes, members: all.length, unpacked: tar.length };
}
