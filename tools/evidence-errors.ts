/** What can be wrong with keys and evidence bundles: part of the catalogue in `errors.ts`. */
import { define } from './user-error.ts';

export const evidenceErrors = {
  badKey: define('ASY-EVID-01', (from: string, why: string) => ({
    what: `${from} cannot be used as a key: ${why}`,
    fix: 'assay keygen makes a pair',
  })),
  evidenceStale: define('ASY-EVID-02', (what: string, why: string) => ({
    what: `${what} is not what the ledger speaks of: ${why}`,
    fix: 'give assay run again, or bundle in the tree that it ran in',
  })),
  badBundle: define(
    'ASY-EVID-03',
    (path: string, where: string, what: string) => ({
      what: `${path} is refused: ${where}: ${what}`,
      fix: 'trust nothing in it; ask for it again from whom you have it',
    }),
    1,
  ),
  bundleUnreadable: define('ASY-EVID-04', (path: string, why: string) => ({
    what: `${path} cannot be read: ${why}`,
    fix: 'name the file that assay bundle wrote',
  })),
  cannotBundle: define('ASY-EVID-05', (why: string) => ({
    what: `no bundle can be made: ${why}`,
    fix: 'nothing was written',
  })),
  keyInTree: define('ASY-EVID-06', (path: string) => ({
    what: `${path} lies in the project, and git does not ignore it`,
    fix: 'name a place outside, or add it to .gitignore first',
  })),
  otherJudge: define('ASY-EVID-07', (path: string, where: string, what: string) => ({
    what: `${path} is as it was signed, and this Assay makes another report of it: ${where}: ${what}`,
    fix: 'verify it with the Assay that made it, which inputs.json in it names',
  })),
} as const;
