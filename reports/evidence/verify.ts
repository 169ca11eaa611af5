/**
 * Whether a bundle is what a trusted key signed: every byte of it, and the report as what its own ledger leads to.
 * Total: any input ends in an answer. Nothing is written, and no path of the archive is ever opened.
 */
import type { KeyObject } from 'node:crypto';
import { sha256 } from '../../tools/ledger/key.ts';
import { type Derived, derive, Underivable } from './derive.ts';
import { differingField, whatDiffers } from './differ.ts';
import { jsonOrNull, open, unchecked } from './dsse.ts';
import {
  type BundleLimits,
  bareName,
  bundleFormat,
  bundleLimits,
  envelopeName,
  firstDifference,
  type Member,
  names,
} from './members.ts';
import { type Expanded, expand, squeeze } from './squeeze.ts';
import { Statement } from './statement.ts';
import { layoutOf, type Span, type Unpacked, unpackTar } from './tar.ts';

export interface Refusal {
  readonly ok: false;
  /** `altered`: not what was signed. `untrusted`: no trusted signature. `other-judge`: sound, and made by another Assay. */
  readonly kind: 'altered' | 'untrusted' | 'other-judge';
  /** Member, or `archive`. */
  readonly where: string;
  /** Byte inside of the member, or of the archive, where it is known. */
  readonly offset: number | null;
  readonly what: string;
}

export interface Sound {
  readonly ok: true;
  /** Key ID; null: no signature was asked about. */
  readonly signedBy: string | null;
  readonly members: number;
  readonly derived: Derived;
}

export interface VerifyOptions {
  /** Ed25519 public keys; null: no signature is asked about, only whether the parts fit each other. */
  readonly trusted: readonly KeyObject[] | null;
  /** Digest of the sources that make a report here. */
  readonly judge: string;
  readonly limits?: BundleLimits;
}

export async function verifyBundle(file: Buffer, options: VerifyOptions): Promise<Sound | Refusal> {
  const limits = options.limits ?? bundleLimits;
  if (file.length > limits.file) return altered('archive', `more than ${limits.file} bytes`);
  const { bytes: tar, problem: stream } = await expand(file, limits.unpacked);
  const unpacked = unpackTar(tar, limits);
  const [first, ...rest] = unpacked.members;
  const damage = damageOf(unpacked, stream, tar.length);
  if (first === undefined || (first.name !== envelopeName && first.name !== bareName))
    return damage ?? altered('archive', `its first file is ${first?.name ?? 'none'} and not ${envelopeName}`, 0);
  const opened = statementIn(first, options.trusted);
  if ('ok' in opened) return opened;
  const listed = listedIn(first.name, opened.body);
  if ('ok' in listed) return listed;
  const differing = compare(listed, rest, damage);
  if (differing !== null) return differing;
  const derived = rederive(rest, options.judge);
  if ('ok' in derived) return derived;
  const own = compareDerived(derived, rest, opened.body, first.name, options.judge);
  if (own !== null) return own;
  const offset = firstDifference(squeeze(tar), file);
  if (offset !== null) return altered('archive', 'the compressed stream is not as Assay writes it', offset);
  return { ok: true, signedBy: opened.keyid, members: unpacked.members.length, derived };
}

function altered(where: string, what: string, offset: number | null = null): Refusal {
  return { ok: false, kind: 'altered', where, offset, what };
}

/** What stopped the reading. Sizes of a statement that nobody checked yet say which member that was, and no more. */
function damageOf({ members, problem }: Unpacked, stream: Expanded['problem'], read: number): Refusal | null {
  if (stream === null && problem === null) return null;
  const what = stream?.what ?? problem?.what ?? '';
  if (stream !== null && stream.offset !== null) return altered('archive', what, stream.offset);
  const { offset, member } = problem ?? { offset: read, member: null };
  const spans = spansOf(members[0]);
  const span = spans.find(({ end }) => offset < end);
  const other = member === null || member === span?.name ? '' : ` (${member})`;
  if (span === undefined) {
    const known = [envelopeName, bareName, ...spans.map(({ name }) => name)].find((name) => name === member);
    return altered(known ?? 'archive', known === undefined ? what + other : what, offset);
  }
  const inHeader = offset < span.content;
  const inside = offset - (inHeader ? span.start : span.content);
  return altered(`${inHeader ? 'header of ' : ''}${span.name}`, what + other, inside);
}

function spansOf(first: Member | undefined): readonly Span[] {
  if (first === undefined) return [];
  const text = utf8(first.content);
  const statement = Statement.safeParse(jsonOrNull(String(unchecked(text) ?? text)));
  return statement.success ? layoutOf([[first.name, first.content.length], ...sizesOf(statement.data)]) : [];
}

const utf8 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

const sizesOf = ({ subject }: Statement): readonly (readonly [string, number])[] =>
  subject.filter(({ annotations }) => annotations.of === 'member').map((one) => [one.name, one.annotations.bytes]);

function statementIn(
  { name, content }: Member,
  trusted: VerifyOptions['trusted'],
): { readonly body: Buffer; readonly keyid: string | null } | Refusal {
  if (name === bareName) {
    if (trusted === null) return { body: Buffer.from(content), keyid: null };
    return { ok: false, kind: 'untrusted', where: name, offset: null, what: 'nobody signed this bundle' };
  }
  const text = utf8(content);
  if (trusted === null) {
    const body = unchecked(text);
    return body === null ? altered(name, 'it is not an envelope with one signature') : { body, keyid: null };
  }
  const opened = open(text, trusted);
  if (!('what' in opened)) return opened;
  return { ok: false, kind: opened.trusted ? 'altered' : 'untrusted', where: name, offset: null, what: opened.what };
}

function listedIn(name: string, body: Buffer): Statement | Refusal {
  const value = jsonOrNull(utf8(body));
  if (value === null) return altered(name, 'its statement is not JSON');
  const predicate = (value as { readonly predicate?: { readonly assayEvidence?: { readonly format?: unknown } } })
    .predicate;
  const format = predicate?.assayEvidence?.format;
  if (format !== bundleFormat)
    return altered(
      name,
      `it has bundle format ${JSON.stringify(format)?.slice(0, 20) ?? 'none'} and this Assay reads ${bundleFormat}`,
    );
  const parsed = Statement.safeParse(value);
  if (parsed.success) return parsed.data;
  return altered(
    name,
    `its statement does not fit its schema at ${parsed.error.issues[0]?.path.join('.') ?? 'the top'}`,
  );
}

/** What is known to differ is named before what could not be read. */
function compare({ subject }: Statement, members: readonly Member[], damage: Refusal | null): Refusal | null {
  const wanted = subject.filter(({ annotations }) => annotations.of === 'member');
  for (const [at, member] of members.entries()) {
    const expected = wanted[at];
    if (expected?.name !== member.name) {
      const known = wanted.some(({ name }) => name === member.name);
      if (!known) return altered(member.name, 'the statement names no such file');
      return altered(expected?.name ?? member.name, 'it is missing, or not in its place');
    }
    if (member.content.length !== expected.annotations.bytes)
      return altered(member.name, `it has ${member.content.length} bytes instead of ${expected.annotations.bytes}`);
    if (sha256(member.content) !== expected.digest.sha256)
      return altered(member.name, 'its sha-256 is not the one in the statement');
  }
  if (damage !== null) return damage;
  const missing = wanted[members.length];
  return missing === undefined ? null : altered(missing.name, 'it is missing');
}

function rederive(members: readonly Member[], judge: string): Derived | Refusal {
  try {
    return derive(members);
  } catch (error) {
    if (!(error instanceof Underivable)) throw error;
    const foreign = judgeOf(members);
    if (error.member === names.report && foreign !== null && foreign !== judge)
      return otherJudge(names.report, error.message, null);
    return altered(error.member, error.message);
  }
}

function judgeOf(members: readonly Member[]): string | null {
  const inputs = members.find(({ name }) => name === names.inputs);
  const value = inputs === undefined ? null : jsonOrNull(utf8(inputs.content));
  const judge = (value as { readonly judge?: unknown } | null)?.judge;
  return typeof judge === 'string' ? judge : null;
}

function compareDerived(
  derived: Derived,
  members: readonly Member[],
  body: Buffer,
  name: string,
  judge: string,
): Refusal | null {
  const found = members.find((member) => member.name === names.report)?.content ?? Buffer.alloc(0);
  const report = Buffer.from(derived.reportText);
  const statement = Buffer.from(derived.statementText);
  for (const [where, is, should] of [
    [names.report, found, report],
    [name, body, statement],
  ] as const) {
    const offset = firstDifference(is, should);
    if (offset === null) continue;
    const what = whatDiffers(differingField(jsonOrNull(utf8(is)), jsonOrNull(utf8(should))));
    return derived.inputs.judge === judge ? altered(where, what, offset) : otherJudge(where, what, offset);
  }
  return null;
}

function otherJudge(where: string, what: string, offset: number | null): Refusal {
  return { ok: false, kind: 'other-judge', where, offset, what };
}
