/** What a search for profit found, as it is saved and as the report reads it. */
import { z } from 'zod';

export const calls = ['pulse', 'desk', 'ghost buy', 'defend', 'compound'] as const;
export const lastings = ['one block', 'half an hour'] as const;

/** Amounts are in ether, ratios in basis points. */
export const Measure = z.strictObject({
  id: z.string(),
  /** The one call that is attacked. */
  call: z.enum(calls),
  scenario: z.enum(['balanced', 'deep']),
  /** State of the market that the attack starts from. */
  setting: z.string(),
  /** What the attacker does. */
  family: z.string(),
  executor: z.enum(['shipped', 'worst', 'none']),
  /** How long prices are held away: within one transaction, or for the window of the means. */
  lasting: z.enum(lastings),
  /** Parameters at the optimum, in words. */
  optimum: z.string(),
  /** Most taken; null when no attempt went through. Below zero: even the best attack costs the attacker. */
  taken: z.number().nullable(),
  /** The same with what the core pays for being called. */
  withBounty: z.number().nullable(),
  /** Ether the core spent, or was paid, in that attack. */
  spent: z.number().nullable(),
  bps: z.number().nullable(),
  /** The most that the rules admit, in ether, and why. */
  bound: z.number(),
  because: z.string(),
  standing: z.enum(['within', 'beyond', 'impossible']),
  evaluations: z.int(),
  /** Attempts that some rule refused. */
  refused: z.int(),
});
export type Measure = z.infer<typeof Measure>;

export const Economics = z.strictObject({
  schema: z.literal(1),
  /** Of everything that the figures depend on. */
  digest: z.string(),
  measures: z.array(Measure),
});
export type Economics = z.infer<typeof Economics>;
