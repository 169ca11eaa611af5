/** The audit of the catalogue, as it is printed, saved and read by the report. */
import { z } from 'zod';
import { Finding } from '../../harness/trace/finding.ts';
import type { Site } from '../../harness/trace/schema.ts';

export const TraceCounts = z.strictObject({
  proof: z.int(),
  assumption: z.int(),
  hypothesis: z.int(),
  construction: z.int(),
  nothing: z.int(),
});

export const Waived = z.strictObject({
  finding: Finding,
  reason: z.string(),
  owner: z.string(),
  until: z.string(),
});

export const Unproved = z.strictObject({
  contract: z.string(),
  function: z.string(),
  /** That speak of it, and are not to be proved. */
  properties: z.array(z.string()),
});

export const Trace = z.strictObject({
  schema: z.literal(1),
  /** Of everything that it was read from. */
  digest: z.string(),
  counts: TraceCounts,
  /** Assumptions that nothing proves, with the places that make them. */
  assumed: z.array(z.strictObject({ assumption: z.string(), places: z.array(z.string()) })),
  /** State-changing functions under no proved property. */
  unproved: z.array(Unproved),
  findings: z.array(Finding),
  waived: z.array(Waived),
});
export type Trace = z.infer<typeof Trace>;

export interface Traced extends Trace {
  readonly sites: readonly Site[];
}
