/**
 * Puts a contract's changed code into a harness that creates it, without compiling the harness again: the compiler's
 * assembly of the harness is laid out as the compiler lays it out, with other bytes where the contract's code is. It is
 * believed only for a harness of which it makes, unchanged, exactly the bytes that the compiler made.
 */
import { createHash } from 'node:crypto';
import { type Assembly, type Laid, Layout } from './layout.ts';

/** Other bytes for some code, by the digest of that code. */
export type Replacements = ReadonlyMap<string, Buffer>;

export function digestOf(code: Buffer): string {
  return createHash('sha256').update(code).digest('hex');
}

interface Plain extends Laid {
  readonly digest: string;
  readonly subs: ReadonlyMap<number, Laid>;
}

/** What an assembly makes unchanged is made once. */
const plains = new WeakMap<Assembly, Plain>();

function plainOf(assembly: Assembly): Plain {
  const known = plains.get(assembly);
  if (known !== undefined) return known;
  const subs = subsOf(assembly, plainOf);
  const laid = new Layout(assembly, subs).made();
  const plain = { ...laid, digest: digestOf(laid.bytes), subs };
  plains.set(assembly, plain);
  return plain;
}

function subsOf(assembly: Assembly, lay: (sub: Assembly) => Laid): ReadonlyMap<number, Laid> {
  const entries = Object.entries(assembly['.data'] ?? {});
  return new Map(
    entries.flatMap(([key, sub]) => (typeof sub === 'string' ? [] : [[Number.parseInt(key, 16), lay(sub)] as const])),
  );
}

/** The assembly's own code when nothing in it is replaced. @throws Unsupported */
export function lay(assembly: Assembly, replacements: Replacements = new Map()): Laid {
  const plain = plainOf(assembly);
  const other = replacements.get(plain.digest);
  if (other !== undefined) return { bytes: other, immutables: new Map() };
  const subs = subsOf(assembly, (sub) => lay(sub, replacements));
  const same = [...subs].every(([index, sub]) => sub === plain.subs.get(index));
  return same ? plain : new Layout(assembly, subs).made();
}

/** What is deployed of it: its first sub-assembly. */
export function runtimeOf(assembly: Assembly): Assembly | null {
  const sub = assembly['.data']?.['0'];
  return sub === undefined || typeof sub === 'string' ? null : sub;
}
