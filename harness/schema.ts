/** The manifest: what `harness` hands to `tools`. A file, so that either side can be rerun or rewritten alone. */
import { z } from 'zod';

export const Strength = z.enum(['proved', 'bounded', 'sampled']);

/**
 * `claim` must hold. `twin` is the same obligation with its witness denied: it must be violated, or the claim is vacuous.
 * `canary` is a planted violation that a fuzz campaign must find, or the campaign is worth nothing.
 */
export const Role = z.enum(['claim', 'twin', 'canary']);

/** Where the engine finds the obligation. */
export const Entry = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('solidity'), file: z.string(), contract: z.string(), function: z.string() }),
  z.strictObject({ in: z.literal('smt'), file: z.string() }),
  z.strictObject({ in: z.literal('bytecode'), contract: z.string(), rule: z.unknown() }),
  /** A rule of a CVL specification; the configuration says of which contracts. */
  z.strictObject({ in: z.literal('cvl'), conf: z.string(), spec: z.string(), rule: z.string() }),
  /** The source of one contract, as detectors of known mistakes read it. */
  z.strictObject({ in: z.literal('source'), file: z.string(), contract: z.string() }),
]);

export const Obligation = z.strictObject({
  /** `PROPERTY/engine/part`, with `+twin` or `+canary` behind it; independent of any witness. */
  id: z.string(),
  property: z.string(),
  rev: z.int(),
  engine: z.string(),
  role: Role,
  /** For a twin or canary: the claims it speaks for. */
  of: z.array(z.string()),
  entry: Entry,
  /** The most that this obligation can show, whatever the engine says. */
  ceiling: Strength,
  /** Limits that the harness itself builds in. Any of them makes the result at most bounded. */
  bounds: z.array(z.string()),
});
export type Obligation = z.infer<typeof Obligation>;

export const Manifest = z.strictObject({
  schema: z.literal(1),
  /** sha-256 of the sources that the generated files were made from. */
  digest: z.string(),
  obligations: z.array(Obligation),
  /** By property: what it said when the obligations were made of it, as `catalogue.ts` has it. Absent where nobody noted it. */
  catalogue: z.record(z.string(), z.string()).optional(),
});
export type Manifest = z.infer<typeof Manifest>;
