/** Something that cannot be traced: what is wrong, where, and what mends it. */
import { z } from 'zod';

export const findingCodes = [
  'no-reason',
  'empty-reason',
  'unreadable-reason',
  'hidden-assumption',
  'not-theorems',
  'unknown-property',
  'unknown-assumption',
  'weak-proof',
  'unlisted-lemma',
  'unlisted-assumption',
  'cycle',
  'unused-assumption',
  'unused-theorem',
  'no-source',
  'unknown-source',
  'open-claim',
  'repeated-claim',
  'stale-link',
  'toothless',
  'fault-not-caught',
  'stale-page',
  'stale-mutants',
  'waiver-expired',
  'waiver-unused',
] as const;
export const FindingCode = z.enum(findingCodes);
export type FindingCode = z.infer<typeof FindingCode>;

export const Finding = z.strictObject({
  code: FindingCode,
  /** With the code, the name that a waiver gives: it has no line, so that moving text does not rename it. */
  subject: z.string(),
  /** `file:line`, or the file; empty for what is nowhere. */
  place: z.string(),
  text: z.string(),
  fix: z.string(),
});
export type Finding = z.infer<typeof Finding>;

export function nameOf({ code, subject }: Pick<Finding, 'code' | 'subject'>): string {
  return `${code} ${subject}`;
}
