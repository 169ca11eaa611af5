/** Judgements of earlier runs, and which of them still count. Pure. */
import { z } from 'zod';
import { sha256 } from '../ledger/key.ts';
import { Judgement, Killer, type Mutant } from './schema.ts';

export const Note = z.strictObject({
  judgement: Judgement,
  /** Of everything that was asked and how: what survived that may not survive more. */
  basis: z.string(),
});
export type Note = z.infer<typeof Note>;

/** What was quick and settled nothing, so that a run which is stopped among proofs goes on among them. */
export const QuickNote = z.strictObject({
  stages: z
    .array(
      z.strictObject({
        killers: z.array(Killer).readonly(),
        asked: z.array(z.string()).readonly(),
        trouble: z.string().nullable(),
        searched: z.boolean(),
      }),
    )
    .readonly(),
  seconds: z.record(z.string(), z.number()),
  basis: z.string(),
});
export type QuickNote = z.infer<typeof QuickNote>;

/** Mutants of one contract with the same code have the same fate. */
export function noteKey(contract: string, code: string): string {
  return sha256(`${contract} ${code}`);
}

/** What is asked once and briefly is not asked as much. */
export function basisFor(basis: string, briefly: boolean): string {
  return briefly ? sha256(`${basis} briefly`) : basis;
}

export interface Present {
  /** Of all that would be asked, and of more than that. */
  readonly bases: readonly string[];
  /** Whether the killer's claim is there, counts, and is read in the same sources as then. */
  readonly stands: (killer: Killer) => boolean;
  /** The whole matrix is wanted: one killer is then not enough. */
  readonly whole: boolean;
}

/** Null when it has to be judged again. The same code may come of another text now. */
export function stillCounts(note: Note | undefined, mutant: Mutant, present: Present): Judgement | null {
  if (note === undefined) return null;
  const { judgement, basis } = note;
  const killers = judgement.killers.filter(present.stands);
  const same = present.bases.includes(basis);
  if (killers.length > 0 && (same || !present.whole)) return { ...judgement, mutant, killers };
  return judgement.killers.length === 0 && same ? { ...judgement, mutant } : null;
}
