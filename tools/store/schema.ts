/** What a store holds: for each action an entry that names what was asked, and the verdict as a blob named by its content. */
import { z } from 'zod';
import { Obligation } from '../../harness/schema.ts';
import { stableJson } from '../ledger/files.ts';
import { type KeyParts, verdictKey } from '../ledger/key.ts';

/** `ac`: entries by the key of what was asked. `cas`: blobs by the sha-256 of their bytes. */
export type Shelf = 'ac' | 'cas';

/** Bytes; anything larger is no entry or verdict of ours. */
export const largest: Readonly<Record<Shelf, number>> = { ac: 65_536, cas: 16 * 1_048_576 };

export const nameShape = /^[0-9a-f]{64}$/u;
const Digest = z.string().regex(nameShape);

/** Everything that a key is made of stands in the entry, so that whoever reads it can make the key again. */
export const ActionEntry = z.strictObject({
  assay: z.literal('action'),
  schema: z.literal(1),
  asked: z.strictObject({
    obligation: Obligation,
    harness: z.string(),
    bytecode: z.string(),
    engineVersion: z.string(),
    adapter: z.string(),
    limits: z.strictObject({
      seconds: z.number(),
      memoryMb: z.number(),
      querySeconds: z.number(),
      runs: z.number(),
      depth: z.number(),
      seed: z.string(),
      hunts: z.literal(true).exactOptional(),
    }),
  }),
  result: z.strictObject({ sha256: Digest, bytes: z.int().nonnegative() }),
});
export type ActionEntry = z.infer<typeof ActionEntry>;

export function entryText(asked: KeyParts, result: ActionEntry['result']): string {
  return stableJson({ assay: 'action', schema: 1, asked, result });
}

export type ReadEntry =
  | { readonly ok: true; readonly entry: ActionEntry }
  | { readonly ok: false; readonly why: string };

/** The entry of that name, or why these bytes are none: another's, or not ours at all. Never throws. */
export function readEntry(bytes: Uint8Array, name: string): ReadEntry {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return { ok: false, why: 'its entry is no JSON' };
  }
  const parsed = ActionEntry.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, why: `its entry is none of ours: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}` };
  }
  if (verdictKey(parsed.data.asked) !== name) return { ok: false, why: 'its entry answers another question' };
  return { ok: true, entry: parsed.data };
}

/** The first part in which two differ, for people; null when they are the same. */
export function firstDifference(one: KeyParts, other: KeyParts): string | null {
  const fields = ['obligation', 'harness', 'bytecode', 'engineVersion', 'adapter', 'limits'] as const;
  return fields.find((field) => stableJson(one[field]) !== stableJson(other[field])) ?? null;
}
