/** What a campaign leaves beside its output. */
import type { AbiFunction } from 'viem';
import { z } from 'zod';

const Parameter: z.ZodType = z.lazy(() =>
  z.looseObject({ name: z.string().default(''), type: z.string(), components: z.array(Parameter).optional() }),
);
const Entry = z.looseObject({ type: z.string(), name: z.string().optional(), inputs: z.array(Parameter).default([]) });

/** ABI of the harness, as the stand-in for crytic-compile handed it to Echidna. */
export const Functions = z
  .array(Entry)
  .transform((entries) => entries.filter(({ type }) => type === 'function') as unknown as readonly AbiFunction[]);

/**
 * How many kept sequences were replayed besides what was asked for, the limit that Echidna was given for both, and the
 * SHA-256 of all that it printed.
 */
export const Effort = z.strictObject({
  kept: z.int().nonnegative(),
  limit: z.int().nonnegative(),
  printed: z.string().regex(/^[0-9a-f]{64}$/u),
});
