/**
 * Every error that a person can mend: code, what happened and where, what to do. A number is never given twice;
 * that of a dropped error stays as a comment. Errors of the set-up stand in `setup/problems.mjs`, which runs
 * before TypeScript can, and are part of this catalogue.
 */
import { groupedErrors } from './error-groups.ts';
import { machineProblem } from './machine-errors.ts';
import { clean, SetupProblem, setupProblems } from './setup/problems.mjs';
import { define, type ExitCode, UserError } from './user-error.ts';

export { type ExitCode, UserError };

export const errors = {
  // The command line.
  badOption: define('ASY-CLI-01', (option: string, why: string) => ({
    what: `${option}: ${why}`,
    fix: 'see assay --help',
  })),
  nothingSelected: define('ASY-CLI-02', (filter: string, near: readonly string[] = []) => ({
    what: `no property matches ${filter}`,
    fix:
      near.length === 0
        ? 'assay list shows the properties there are'
        : `did you mean ${near.join(' or ')}? assay list shows all`,
  })),
  interrupted: define(
    'ASY-CLI-03',
    (done: number, total: number) => ({
      what: `interrupted with ${done} of ${total} obligations answered`,
      fix: 'give the same command again to go on from there',
    }),
    130,
  ),

  unknownName: define(
    'ASY-CLI-04',
    (what: string, name: string, known: readonly string[], near: readonly string[] = []) => ({
      what: `there is no ${what} called ${name}`,
      fix:
        known.length === 0
          ? `none is defined`
          : `${near.length === 0 ? '' : `did you mean ${near.join(' or ')}? `}it is one of ${known.join(', ')}`,
    }),
  ),
  outsideProject: define('ASY-CLI-05', (path: string, root: string) => ({
    what: `${path} lies outside the project ${root}`,
    fix: 'name a folder inside it with --out',
  })),
  cannotWrite: define('ASY-CLI-06', (path: string, why: string) => ({
    what: `nothing can be written to ${path}: ${why}`,
    fix: 'name a folder that can be written to with --out; what was there is as it was',
  })),

  // Generating.
  badCatalogue: define('ASY-GEN-01', (why: string) => ({
    what: `the catalogue cannot be turned into obligations: ${why}`,
    fix: 'correct the property',
  })),
  staleFiles: define(
    'ASY-GEN-02',
    (files: readonly string[]) => ({
      what: `${files.length} generated files are not as the catalogue and the contracts make them: ${files.slice(0, 5).join(', ')}${files.length > 5 ? ' …' : ''}`,
      fix: 'assay generate',
    }),
    1,
  ),
  openRows: define(
    'ASY-GEN-03',
    (gaps: readonly string[]) => ({
      what: `${gaps.length === 1 ? 'a row of the specification has' : `${gaps.length} rows of the specification have`} no property that will do; see above`,
      fix: 'add the property, or correct properties/flat/rows.ts',
    }),
    1,
  ),

  // Tracing.
  badWaivers: define('ASY-TRACE-01', (path: string, why: string) => ({
    what: `${path} does not say what is waived: ${why}`,
    fix: 'correct the file',
  })),

  // Seeded faults.
  badFault: define('ASY-FAULT-01', (path: string, why: string) => ({
    what: `${path} is not a seeded fault that can be used: ${why}`,
    fix: 'correct the patch',
  })),

  // Mutants.
  generatorBroke: define('ASY-MUTANT-01', (file: string, why: string) => ({
    what: `Gambit made no mutants of ${file}: ${why}`,
    fix: 'run it again; npm start makes the environment that Gambit is in anew',
  })),
  mutantsBusy: define('ASY-MUTANT-03', (pid: number) => ({
    what: `mutants are judged here already, by process ${pid}`,
    fix: 'wait for it, or end it',
  })),
  badMutants: define('ASY-MUTANT-02', (path: string, why: string) => ({
    what: `${path} cannot be used: ${why}`,
    fix: 'correct the entry, or take it out',
  })),

  // Finding tools.
  overrideMissing: define('ASY-TOOL-01', (variable: string, path: string) => ({
    what: `${variable} names ${path}, which is not an executable file`,
    fix: `correct or unset ${variable}`,
  })),
  toolMissing: define('ASY-TOOL-02', (name: string, mend: string) => ({
    what: `${name} was not found`,
    fix: mend,
  })),

  nodeBroke: define('ASY-TOOL-03', (why: string) => ({
    what: `the local node: ${why}`,
    fix: 'run it again; ASSAY_ANVIL names another anvil',
  })),
  coverageBroke: define('ASY-TOOL-04', (why: string) => ({
    what: `what the campaigns reach cannot be told: ${why}`,
    fix: 'npx assay generate, then again; the log lies in .assay/coverage',
  })),

  // Compiling.
  compileFailed: define('ASY-COMPILE-01', (found: readonly string[]) => ({
    what: `the contracts do not compile: ${found[0] ?? 'no message'}${found.length > 1 ? ` (and ${found.length - 1} more)` : ''}`,
    fix: 'correct the source; nothing was judged',
  })),
  compilerBroke: define('ASY-COMPILE-02', (detail: string, log: string) => ({
    what: `the compiler ended without an answer: ${detail}`,
    fix: `read ${log}`,
  })),
  noArtifact: define('ASY-COMPILE-03', (contract: string) => ({
    what: `no compiled contract is called ${contract}`,
    fix: 'check the name, or compile the file that declares it',
  })),
  ambiguousArtifact: define('ASY-COMPILE-04', (contract: string, files: readonly string[]) => ({
    what: `${contract} is declared in ${files.join(' and ')}`,
    fix: `name the file too, as ${files[0] ?? 'File.sol'}:${contract}`,
  })),
  staleArtifact: define('ASY-COMPILE-05', (contract: string, source: string) => ({
    what: `the compiled ${contract} is older than ${source}`,
    fix: 'compile again',
  })),
  badArtifact: define('ASY-COMPILE-06', (path: string, why: string) => ({
    what: `${path} is not a compiled contract as expected: ${why}`,
    fix: 'delete out/ and cache/ and compile again',
  })),
  unlinked: define('ASY-COMPILE-07', (contract: string, libraries: readonly string[]) => ({
    what: `${contract} needs ${libraries.join(', ')} linked before its code can be named by a digest`,
    fix: 'link the libraries in foundry.toml, or make their functions internal',
  })),
  runsCommands: define('ASY-COMPILE-08', (file: string, option: string) => ({
    what: `${file} carries @custom:halmos ${option}, which would run a command of the source's choosing on this machine`,
    fix: 'remove the annotation, after reading what it would have run',
  })),
  noProject: define('ASY-COMPILE-09', (root: string) => ({
    what: `${root} holds no foundry.toml`,
    fix: 'name the folder of a Foundry project with --root',
  })),

  badSettings: define('ASY-COMPILE-10', (why: string) => ({
    what: `foundry.toml cannot be read: ${why}`,
    fix: 'correct it; nothing was judged',
  })),

  // Ledger and journal.
  ledgerMissing: define('ASY-LEDGER-01', (path: string) => ({
    what: `there is no ledger at ${path}`,
    fix: 'assay run writes one',
  })),
  ledgerCorrupt: define('ASY-LEDGER-02', (path: string, why: string) => ({
    what: `${path} is not a ledger that can be read: ${why}`,
    fix: 'run again; what the journal holds is not lost',
  })),
  ledgerVersion: define('ASY-LEDGER-03', (path: string, found: string, wanted: string) => ({
    what: `${path} has schema ${found} and this Assay reads schema ${wanted}`,
    fix: 'make it again with assay run, or read it with the Assay that wrote it',
  })),
  journalCorrupt: define('ASY-LEDGER-04', (path: string, line: number, why: string) => ({
    what: `line ${line} of ${path} cannot be read: ${why}`,
    fix: 'move the file away; the next run starts a new one and runs everything',
  })),
  journalBusy: define('ASY-LEDGER-05', (path: string, pid: number) => ({
    what: `another run (process ${pid}) is writing ${path}`,
    fix: 'wait for it, or end it',
  })),

  ...groupedErrors,

  // Running.
  badManifest: define('ASY-RUN-01', (path: string, why: string) => ({
    what: `${path} is not a manifest that can be read: ${why}`,
    fix: 'assay generate writes it anew',
  })),
  duplicateObligation: define('ASY-RUN-02', (id: string) => ({
    what: `the manifest asks for ${id} twice`,
    fix: 'assay generate writes it anew',
  })),

  // Verdicts of other checkouts.
  badCache: define('ASY-CACHE-01', (why: string) => ({
    what: `the cache cannot be used: ${why}`,
    fix: 'name a folder, or an http or https URL without user, query and fragment, with --cache or ASSAY_CACHE, and its token with ASSAY_CACHE_TOKEN',
  })),
  cannotServe: define('ASY-CACHE-02', (why: string) => ({
    what: `the cache cannot be served: ${why}`,
    fix: 'choose another --port, --host or --dir, or set ASSAY_CACHE_TOKEN',
  })),
} as const;

/** Control and direction-changing characters become visible, so that what a tool prints cannot rewrite the terminal. */
export function sanitise(text: string): string {
  return clean(text);
}

function oneLine(text: string): string {
  return sanitise(text)
    .replace(/\s*\n\s*/gu, ' ')
    .trim()
    .replace(/\.$/u, '');
}

export interface Rendered {
  readonly text: string;
  readonly exitCode: number;
}

/** One line for what is known; the stack and the place of the log for what is not. */
export function renderError(thrown: unknown, log: string | null = null): Rendered {
  const error = machineProblem(thrown) ?? thrown;
  if (error instanceof UserError || error instanceof SetupProblem) {
    return {
      text: `error ${error.code}: ${oneLine(error.message)}. Fix: ${oneLine(error.fix)}.`,
      exitCode: error.exitCode,
    };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const where = log === null ? '' : ` The log is ${log}.`;
  return {
    text: `${sanitise(stack)}\nThis is a fault of Assay and not of the project it looks at.${where}`,
    exitCode: 2,
  };
}

/** Every code there is, for the test that forbids repeats and gaps. */
export function allCodes(): readonly string[] {
  return [...Object.values(errors), ...Object.values(setupProblems)].map((maker) => maker.code);
}
