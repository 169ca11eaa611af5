/** The closed vocabularies of the report. */
import { z } from 'zod';

export const Outcome = z.enum(['met', 'short', 'violated', 'conflict', 'error']);
export type Outcome = z.infer<typeof Outcome>;

/** Worst first. `insane` is vacuous or never reached; `unconfirmed` is a counterexample that no replay confirmed. */
export const Standing = z.enum([
  'conflict',
  'violated',
  'insane',
  'error',
  'unconfirmed',
  'unknown',
  'sampled',
  'bounded',
  'proved',
]);
export type Standing = z.infer<typeof Standing>;
export const CellStanding = z.enum([...Standing.options, 'not-asked']);
export type CellStanding = z.infer<typeof CellStanding>;

export const Sanity = z.enum(['ok', 'vacuous', 'never-reached', 'not-checked', 'not-needed']);
export type Sanity = z.infer<typeof Sanity>;

/** How much a counterexample is worth. A state named by an induction step may be unreachable. */
export const Counterexample = z.enum(['none', 'unconfirmed', 'confirmed-in-state', 'confirmed-from-deployment']);
export type Counterexample = z.infer<typeof Counterexample>;
