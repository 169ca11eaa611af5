/** What can be wrong with the project that is looked at: part of the catalogue in `errors.ts`. */
import { define } from './user-error.ts';

export const projectErrors = {
  changedMeanwhile: define('ASY-MUTANT-04', () => ({
    what: 'contracts, harnesses, worlds or decisions changed while mutants were judged, and their figures are of what is no longer there: nothing was written',
    fix: 'give the same command again; what was judged is kept where the change does not touch it',
  })),
  noSuite: define('ASY-COMPILE-11', (root: string, path: string) => ({
    what: `${root} has no ${path}: the contracts that the catalogue speaks of are not there`,
    fix: 'name a checkout of the suite with --root; contracts of another project need properties and worlds of their own, as CONTRIBUTING.md says',
  })),
} as const;
