/** What became of a run since another: made of two reports, and part of the later one when a baseline is named. */
import { z } from 'zod';

export const Identity = z.object({
  assay: z.string(),
  commit: z.string().nullable(),
  dirty: z.boolean(),
  manifest: z.string(),
  compiler: z.string(),
  profile: z.string(),
});
export type Identity = z.infer<typeof Identity>;

/** One thing that is not as it was, in words. Empty where there was, or is, nothing. */
export const ChangeEntry = z.strictObject({ id: z.string(), before: z.string(), after: z.string() });
export type ChangeEntry = z.infer<typeof ChangeEntry>;

const Entries = z.array(ChangeEntry);

export const Change = z.strictObject({
  /** What the earlier run was of. */
  baseline: z.strictObject(Identity.shape),
  /** What the two runs do not share, and what of them could not be compared: sentences, to be read first. */
  notes: z.array(z.string()),
  /** Whether anything speaks less for the code than before. */
  worse: z.boolean(),
  /** Was not refuted, and is. */
  broken: Entries,
  /** Speaks less for the property than before, in whatever way. */
  weakened: Entries,
  gone: Entries,
  /** Assumptions that are new, are others, or that more properties rest on. */
  assumptions: Entries,
  /** What people decided to live with. */
  waivers: Entries,
  /** Engines, caught faults and killed mutants that are no more. */
  lost: Entries,
  /** The statement is another one. */
  changed: Entries,
  /** Was not met, and is. */
  fixed: Entries,
  strengthened: Entries,
  added: Entries,
  /** Assumptions that nothing rests on any more. */
  discharged: Entries,
  gained: Entries,
});
export type Change = z.infer<typeof Change>;

/** Worst first; a reader sees them in this order. */
export const worseKinds = ['broken', 'weakened', 'gone', 'assumptions', 'waivers', 'lost'] as const;
export const otherKinds = ['changed', 'fixed', 'strengthened', 'added', 'discharged', 'gained'] as const;
export const changeKinds = [...worseKinds, ...otherKinds] as const;
export type ChangeKind = (typeof changeKinds)[number];
