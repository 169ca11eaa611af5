/** One whole run, as the history keeps it. */
import { z } from 'zod';
import { Outcome } from '../vocabulary.ts';

const Outcomes = z.record(Outcome, z.int().nonnegative());

/** A line of the file. `when` is the date of the commit and not of the run: the same run again is the same line. */
export const HistoryLine = z.strictObject({
  schema: z.literal(1),
  commit: z.string(),
  dirty: z.boolean(),
  manifest: z.string(),
  profile: z.string(),
  when: z.iso.datetime({ offset: true }).nullable(),
  outcomes: Outcomes,
  properties: z.record(z.string(), Outcome),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

/** What the report shows of it. */
export const HistoryEntry = z.strictObject({
  commit: z.string(),
  dirty: z.boolean(),
  when: z.string().nullable(),
  outcomes: Outcomes,
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;
