/**
 * What can go wrong before TypeScript can run. Plain JavaScript, because nothing is installed yet;
 * `tools/errors.ts` takes these into the one catalogue. A number is never given twice.
 */

/** A known problem of the set-up: one line, and the exit code for "cannot judge". */
export class SetupProblem extends Error {
  constructor(code, what, fix) {
    super(what);
    this.name = 'SetupProblem';
    this.code = code;
    this.fix = fix;
    this.exitCode = 2;
  }
}

function define(code, say) {
  const make = (...facts) => {
    const { what, fix } = say(...facts);
    return new SetupProblem(code, what, fix);
  };
  return Object.assign(make, { code });
}

export const setupProblems = {
  nodeTooOld: define('ASY-SETUP-01', (found, where, wanted) => ({
    what: `Node ${wanted} or newer is needed and ${found} is running, at ${where}`,
    fix: 'install a newer Node and put it first on PATH',
  })),
  noPython: define('ASY-SETUP-02', (wanted, looked) => ({
    what: `Python ${wanted} or newer is needed and none was found on PATH; ${looked}`,
    fix: 'install Python, or name it: ASSAY_BASE_PYTHON=/path/to/python3 npm start',
  })),
  wrongPython: define('ASY-SETUP-03', (named, why) => ({
    what: `ASSAY_BASE_PYTHON names ${named}, ${why}`,
    fix: 'let it name a Python 3.11 or newer, or unset it',
  })),
  noVenv: define('ASY-SETUP-04', (python, why) => ({
    what: `${python} cannot make a virtual environment: ${why}`,
    fix: 'install its venv and pip modules (Debian and Ubuntu: apt install python3-venv)',
  })),
  noNpm: define('ASY-SETUP-05', (where) => ({
    what: `npm was not found beside Node, at ${where}, nor on PATH`,
    fix: 'install Node together with npm',
  })),
  offline: define('ASY-SETUP-06', (step, detail) => ({
    what: `no network while ${step}: ${detail}`,
    fix: 'check the connection, or the proxy settings, and give the same command again; what was half done is redone',
  })),
  stepFailed: define('ASY-SETUP-07', (step, detail, log) => ({
    what: `failed while ${step}: ${detail}`,
    fix: `read ${log}, mend what it names and give the same command again`,
  })),
  lockMismatch: define('ASY-SETUP-08', (step, detail) => ({
    what: `a download is not the file that was pinned, while ${step}: ${detail}`,
    fix: 'do not use it; check the registry or mirror that is configured and give the same command again',
  })),
  notSetUp: define('ASY-SETUP-09', (missing) => ({
    what: `this checkout is not set up: ${missing} is missing`,
    fix: 'run npm start, which installs what is missing',
  })),
  busy: define('ASY-SETUP-10', (pid, minutes, lock) => ({
    what: `another set-up (process ${pid}) still holds the lock after ${minutes} minutes`,
    fix: `wait for it, or end it and delete ${lock}`,
  })),
  noWrite: define('ASY-SETUP-11', (where, detail) => ({
    what: `cannot write in ${where}: ${detail}`,
    fix: 'make the checkout writable, and check that the disk is not full',
  })),
  endedOutright: define('ASY-END-01', (left) => ({
    what: `Assay was killed, or ran out of memory; what it left running is ended (${left} processes)`,
    fix: 'give the same command again: it goes on from the last answer; NODE_OPTIONS=--max-old-space-size=8192 gives it more memory',
  })),
};

/** Control and direction-changing characters would let a file name or a log rewrite the terminal. */
export function clean(text) {
  return String(text).replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu,
    '\ufffd',
  );
}

/** One line, as every known problem is shown. */
export function render(problem) {
  const oneLine = (text) =>
    clean(text)
      .replace(/\s*\n\s*/gu, ' ')
      .trim();
  return `error ${problem.code}: ${oneLine(problem.message)}. Fix: ${oneLine(problem.fix)}.`;
}
