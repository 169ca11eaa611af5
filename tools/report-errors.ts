/** What can be wrong when runs are compared or reports printed: part of the catalogue in `errors.ts`. */
import { define } from './user-error.ts';

export const reportErrors = {
  // Comparing runs.
  otherManifest: define('ASY-DIFF-01', (path: string) => ({
    what: `${path} answers another manifest than this project has now, and no report of that run lies beside it`,
    fix: 'name the report.json of that run, or keep it beside its ledger',
  })),
  incomparable: define('ASY-DIFF-02', (why: string) => ({
    what: `the two runs cannot be compared: ${why}`,
    fix: 'name two runs on the same project',
  })),

  // Gating.
  badShortfalls: define('ASY-GATE-01', (path: string, why: string) => ({
    what: `${path} does not say what is known and by whom: ${why}`,
    fix: 'correct the file',
  })),
  otherCommit: define('ASY-GATE-02', (path: string, was: string, is: string) => ({
    what: `${path} is of commit ${was.slice(0, 12)}, and the project is at ${is.slice(0, 12)}`,
    fix: 'assay run, then again',
  })),

  // Printing.
  noBrowser: define('ASY-TOOL-05', (variable: string) => ({
    what: 'a PDF is printed by Chromium, and none was found; the other formats are written',
    fix: `npm start installs one on Linux; elsewhere install Chromium or Chrome, or name one with ${variable}`,
  })),
  browserBroke: define('ASY-TOOL-06', (path: string, why: string) => ({
    what: `${path} does not start: ${why}`,
    fix: 'name another Chromium with ASSAY_CHROMIUM; where there are no user namespaces, ASSAY_CHROMIUM_SANDBOX=off starts it without its sandbox',
  })),
};
