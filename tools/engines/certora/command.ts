/** Obligations → the command line of `main.ts`. Pure. */
import { fileURLToPath } from 'node:url';
import type { Obligation } from '../../../harness/schema.ts';
import type { Command, Limits, Workspace } from '../types.ts';
import { outputFile, resultFile } from './parse.ts';
import { Mode, type Request } from './schema.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** A configuration is one question to the tool, whatever of it is wanted. */
export function group(obligations: readonly Obligation[]): readonly (readonly Obligation[])[] {
  const questions = [...new Set(obligations.map(questionOf))];
  return questions.map((question) => obligations.filter((one) => questionOf(one) === question));
}

function questionOf({ entry }: Obligation): string {
  return entry.in === 'cvl' ? JSON.stringify([entry.conf, entry.spec]) : '';
}

/** A person's own Prover before a key: it costs nothing. */
export function modeOf(present: ReadonlySet<string>): Mode {
  if (present.has('certora.jar')) return 'local';
  if (!present.has('CERTORAKEY')) return 'typecheck';
  return present.has('ASSAY_CERTORA_SERVER') ? 'stand-in' : 'cloud';
}

export function command(obligations: readonly Obligation[], limits: Limits, workspace: Workspace): Command {
  const entry = obligations[0]?.entry;
  const { conf, spec } = entry?.in === 'cvl' ? entry : { conf: '', spec: '' };
  const { bin } = workspace;
  const mode = Mode.catch('typecheck').parse(workspace.mode);
  const request: Request = {
    root: workspace.root,
    job: workspace.job,
    conf,
    spec,
    mode,
    bin: {
      python: bin['python'] ?? 'python3',
      certoraRun: bin['certoraRun'] ?? 'certoraRun',
      java: bin['java'] ?? 'java',
      solc: bin['solc'] ?? 'solc',
      jar: bin['certora.jar'] ?? null,
    },
    seconds: limits.seconds,
    waitSeconds: limits.seconds,
    querySeconds: limits.querySeconds,
    memoryMb: limits.memoryMb,
  };
  return {
    argv: [bin['node'] ?? 'node', `--import=${tsx}`, main, JSON.stringify(request)],
    cwd: workspace.job,
    env: {},
    outputs: [resultFile, outputFile],
    display: `certoraRun ${conf} --verify …:${spec}${shown[mode]}`,
  };
}

const shown: Readonly<Record<Mode, string>> = {
  typecheck: ' --compilation_steps_only',
  local: ' --jar emv.jar',
  cloud: ' --wait_for_results none',
  'stand-in': ' --wait_for_results none',
};
