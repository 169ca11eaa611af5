/** What can be wrong with the project that is looked at: part of the catalogue in `errors.ts`. */
import { define } from './user-error.ts';

export const projectErrors = {
  changedMeanwhile: define('ASY-MUTANT-04', () => ({
    what: 'contracts, harnesses, worlds or decisions changed while mutants were judged, and their figures are of what is no longer there: nothing was written',
    fix: 'give the same command again; what was judged is kept where the change does not touch it',
  })),
} as const;
