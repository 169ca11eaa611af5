/** What an evidence bundle holds: names, limits and order. One member is one file of the archive. */
import { byText } from '../order.ts';

/** Raised when an older verifier must not read a newer bundle, or the other way round. */
export const bundleFormat = 1;

/** The signed statement; always the first member, so that the rest is known before it is read. */
export const envelopeName = 'attestation.dsse.json';
/** The same statement of a bundle that nobody signed. */
export const bareName = 'statement.json';

export const names = {
  readme: 'README.md',
  ledger: 'ledger.json',
  manifest: 'manifest.json',
  facts: 'facts.json',
  inputs: 'inputs.json',
  report: 'report.json',
} as const;

export interface Member {
  /** Path inside the archive: relative, `/` between, no `.` or `..`. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** Of what is read; also of what is written, so that nothing is packed that cannot be read. */
export interface BundleLimits {
  /** Bytes of the file, compressed. */
  readonly file: number;
  /** Bytes of the archive, unpacked. */
  readonly unpacked: number;
  readonly members: number;
}

export const bundleLimits: BundleLimits = { file: 128 * 2 ** 20, unpacked: 512 * 2 ** 20, members: 20_000 };

/** Printable ASCII without `\`, `:` and quotes; no part empty or made of dots alone; short enough for every tar. */
export function isMemberName(name: string): boolean {
  return (
    name.length <= 200 &&
    /^[A-Za-z0-9_+,=@~()[\].-]+(?:\/[A-Za-z0-9_+,=@~()[\].-]+)*$/u.test(name) &&
    !name.split('/').some((part) => /^\.+$/u.test(part))
  );
}

/** The statement first, the rest by name. */
export function inOrder(members: readonly Member[]): readonly Member[] {
  const rank = ({ name }: Member): number => (name === envelopeName || name === bareName ? 0 : 1);
  return members.toSorted((a, b) => rank(a) - rank(b) || byText(a.name, b.name));
}

/** Where two texts part: offset of the first byte that is not the same; null when they are equal. */
export function firstDifference(a: Uint8Array, b: Uint8Array): number | null {
  if (Buffer.compare(a, b) === 0) return null;
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) if (a[at] !== b[at]) return at;
  return shorter;
}
