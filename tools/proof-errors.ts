/** What can be wrong with the committed ledger and with revisions: part of the catalogue in `errors.ts`. */
import { define } from './user-error.ts';

export const proofErrors = {
  badProofs: define('ASY-PROOF-01', (path: string, line: number, why: string) => ({
    what: `line ${line} of ${path} is no recorded proof: ${why}`,
    fix: 'take the file from an earlier commit, or delete it and give assay run --record',
  })),
  noProofs: define('ASY-PROOF-02', (path: string) => ({
    what: `there is no committed ledger at ${path}`,
    fix: 'assay run --record writes one',
  })),
  badRevision: define('ASY-PROOF-03', (name: string, why: string) => ({
    what: `${name} cannot be read as a commit of this project: ${why}`,
    fix: 'name a commit, branch or tag that this clone has, with --base',
  })),
  contradictoryFlags: define('ASY-PROOF-04', (why: string) => ({
    what: why,
    fix: 'leave one of them out',
  })),
  nothingReplayed: define('ASY-PROOF-05', (why: string) => ({
    what: `no recorded proof was made again: ${why}`,
    fix: 'assay run --record brings the ledger up to date',
  })),
} as const;
