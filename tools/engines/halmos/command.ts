/** Obligations and limits → the command line of Halmos. Pure. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Obligation } from '../../../harness/schema.ts';
import type { Command, Limits, Workspace } from '../types.ts';
import { logFile, messagesFile, resultFile } from './schema.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Times that a loop whose end depends on symbolic values is unrolled. */
export const loopBound = 4;

/** So long, a solver that does not mind its own limit is left alone. */
const graceSeconds = 5;

/** One contract to a process: Python starts and `setUp()` is run once for claims and twins. */
export function group(obligations: readonly Obligation[]): readonly (readonly Obligation[])[] {
  return groupedBy(obligations, ({ id, entry }) => (entry.in === 'solidity' ? `${entry.file}:${entry.contract}` : id));
}

/** Twins look for models, and claims cannot be kept from their answers by what those take. */
export function apart(job: readonly Obligation[]): readonly (readonly Obligation[])[] {
  return groupedBy(job, ({ role }) => (role === 'claim' ? 'claims' : 'twins'));
}

function groupedBy(
  obligations: readonly Obligation[],
  nameOf: (obligation: Obligation) => string,
): readonly (readonly Obligation[])[] {
  const names = [...new Set(obligations.map(nameOf))];
  return names.map((name) => obligations.filter((obligation) => nameOf(obligation) === name));
}

interface Places {
  readonly root: string;
  readonly config: string;
  readonly solve: string;
  readonly result: string;
  readonly log: string;
  readonly artifacts: string;
  /** Nothing where a person types it. */
  readonly spare: string | null;
}

export function commandFor({ recheck, plain }: { readonly recheck: boolean; readonly plain: boolean }) {
  return function command(obligations: readonly Obligation[], limits: Limits, workspace: Workspace): Command {
    const { root, job, bin, spare } = workspace;
    const python = bin['python'] ?? 'python3';
    const places: Places = {
      root,
      config: join(here, 'halmos.toml'),
      solve: [python, '-s', '-P', join(here, 'solve.py')].map(quoted).join(' '),
      result: join(job, resultFile),
      log: join(job, logFile),
      artifacts: join(job, 'out'),
      spare,
    };
    const shown: Places = {
      root: '.',
      config: 'tools/engines/halmos/halmos.toml',
      solve: 'tools/engines/halmos/solve.py',
      result: resultFile,
      log: logFile,
      artifacts: 'out',
      spare: null,
    };
    return {
      argv: [
        ...[python, '-s', '-P', join(here, 'run.py'), plain ? 'plain' : 'shared', join(job, messagesFile)],
        ...options(obligations, limits, places, recheck),
      ],
      cwd: job,
      env: { ...environment, ...artifactsOf(obligations, root, places) },
      outputs: [resultFile, logFile, messagesFile],
      display: ['halmos', ...options(obligations, limits, shown, recheck)].map(quoted).join(' '),
    };
  };
}

const environment = {
  // The stub: artifacts are compiled beforehand.
  PATH: `${join(here, 'stub')}:/usr/local/bin:/usr/bin:/bin`,
  FOUNDRY_PROFILE: 'default',
  // Halmos loads the project's `.env` into its environment, and so into that of its solvers.
  PYTHON_DOTENV_DISABLED: '1',
  PYTHONHASHSEED: '0',
  // Halmos breaks its messages at the width of the terminal.
  COLUMNS: '1000',
  TERM: 'dumb',
  NO_COLOR: '1',
};

/**
 * Halmos reads every artifact below its build folder before it starts, which for a whole project costs more than most
 * proofs: the stub of forge links the one harness of this job into a folder of the job's own.
 */
function artifactsOf(obligations: readonly Obligation[], root: string, places: Places): Record<string, string> {
  const file = obligations.flatMap(({ entry }) =>
    entry.in === 'solidity' ? [entry.file.split('/').at(-1) ?? ''] : [],
  )[0];
  return { ASSAY_ARTIFACT: join(root, 'out', file ?? 'no-file'), ASSAY_ARTIFACTS: places.artifacts };
}

/** Everything that an annotation in a source could set is set here: the command line outranks it. */
function options(
  obligations: readonly Obligation[],
  limits: Limits,
  places: Places,
  recheck: boolean,
): readonly string[] {
  const entries = obligations.flatMap(({ entry }) => (entry.in === 'solidity' ? [entry] : []));
  const functions = entries.map((entry) => literal(entry.function));
  const queryMs = Math.ceil(limits.querySeconds * 1000);
  return [
    ...['--root', places.root],
    ...['--config', places.config],
    ...['--forge-build-out', places.artifacts],
    // An empty name would mean every contract.
    ...['--contract', literal(entries[0]?.contract ?? 'no-contract')],
    ...['--match-test', `^(${functions.join('|')})\\(`],
    ...['--loop', String(loopBound)],
    ...['--width', '0'],
    ...['--depth', '0'],
    ...['--array-lengths', ''],
    ...['--default-array-lengths', '0,1,2'],
    ...['--default-bytes-lengths', '0,65,1024'],
    ...['--panic-error-codes', '*'],
    ...['--storage-layout', 'solidity'],
    ...['--smt-exp-by-const', '2'],
    ...['--solver-command', solverCommand(limits, places, recheck)],
    ...['--solver-timeout-assertion', String(queryMs + graceSeconds * 1000)],
    ...['--solver-timeout-branching', '1'],
    ...['--solver-max-memory', '0'],
    ...['--solver-threads', '1'],
    // Annotations ask it for twins.
    ...(limits.hunts === true ? ['--early-exit'] : []),
    '--no-status',
    ...['--json-output', places.result],
  ];
}

/** Leaves Halmos itself room within the memory of the job. */
function solverCommand(limits: Limits, { solve, log, spare }: Places, recheck: boolean): string {
  const memoryMb = Math.max(256, Math.min(6144, Math.floor(limits.memoryMb * 0.75)));
  const flags = `--seconds ${limits.querySeconds} --memory ${memoryMb} --log ${quoted(log)}${spare === null ? '' : ` --spare ${quoted(spare)}`}`;
  return `${solve} ${flags}${recheck ? ' --recheck' : ''}`;
}

/** `$` is a letter in Solidity and not in a pattern. */
function literal(name: string): string {
  return name.replace(/\$/gu, '\\$');
}

/** As a shell would want it, and as Halmos takes its solver command apart. */
function quoted(word: string): string {
  return /^[\w./:,=-]+$/u.test(word) ? word : `'${word.replace(/'/gu, `'"'"'`)}'`;
}
