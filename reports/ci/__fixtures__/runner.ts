/** As much of a CI machine as the templates use: their steps run by a real bash, on a checkout with recorded answers. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

export const home = resolve(import.meta.dirname, '..', '..', '..');

export interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const actionText = readFileSync(join(home, 'action.yml'), 'utf8');
export const action = parse(actionText) as Action;
export const gitlabText = readFileSync(join(home, 'ci', 'gitlab.yml'), 'utf8');

export interface Ran {
  readonly name: string;
  readonly stdout: string;
  readonly code: number;
}

export interface Job {
  readonly steps: readonly Ran[];
  /** Names of actions of others that would have been used. */
  readonly used: readonly string[];
  readonly failed: boolean;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What the engines would have said and done: they take too long for a test, and nothing else here is made up. */
export interface Played {
  /** Text of the ledger that the run leaves; none when null. */
  readonly ledger: string | null;
  readonly code: number;
  readonly says?: string;
}

export class Machine {
  readonly workspace = mkdtempSync(join(tmpdir(), 'assay-ci-'));
  /** The checkout of the action: Assay itself, but for the engines. */
  readonly checkout = join(this.workspace, 'checkout');
  readonly #played = join(this.workspace, 'played.json');

  constructor(played: Played) {
    mkdirSync(join(this.checkout, 'bin'), { recursive: true });
    for (const name of ['package-lock.json', 'tools']) symlinkSync(join(home, name), join(this.checkout, name));
    symlinkSync(join(home, 'bin', 'assay.mjs'), join(this.checkout, 'bin', 'assay.mjs'));
    copyFileSync(join(import.meta.dirname, 'start.mjs'), join(this.checkout, 'bin', 'start.mjs'));
    mkdirSync(join(this.workspace, 'harness'));
    for (const name of ['foundry.toml', 'contracts', 'specs', 'properties', 'harness/generated'])
      symlinkSync(join(home, name), join(this.workspace, name));
    writeFileSync(this.#played, JSON.stringify(played));
  }

  remove(): void {
    rmSync(this.workspace, { recursive: true, force: true });
  }

  /** Arguments that the run was started with. */
  get args(): readonly string[] {
    return JSON.parse(readFileSync(join(this.workspace, 'args.json'), 'utf8')) as string[];
  }

  bash(script: string, env: Readonly<Record<string, string>>): Ran {
    const { stdout, stderr, status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: this.workspace,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', HOME: this.workspace, PLAYED: this.#played, ...env },
    });
    return { name: '', stdout: stdout + stderr, code: status ?? -1 };
  }

  /** The composite action from its first step to its last, with the conditions that the runner would heed. */
  runAction(given: Readonly<Record<string, string>> = {}): Job {
    const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: text }]) => [name, text]));
    const seen = new Map(Object.entries({ ...inputs, ...given }).map(([name, text]) => [`inputs.${name}`, text]));
    const summary = join(this.workspace, 'summary');
    const job = { steps: [] as Ran[], used: [] as string[], failed: false };
    for (const step of action.runs.steps) {
      if (!isWanted(step.if, seen, job.failed)) continue;
      if (step.uses !== undefined) job.used.push(step.uses.split('@')[0] ?? '');
      if (step.run === undefined) continue;
      const output = join(this.workspace, `output-${job.steps.length}`);
      writeFileSync(output, '');
      const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, filled(text, seen)]));
      const ran = this.bash(step.run, { ...this.#github(output, summary), ...env });
      job.steps.push({ ...ran, name: step.name });
      job.failed ||= ran.code !== 0;
      for (const [, name = '', value = ''] of readFileSync(output, 'utf8').matchAll(/^([^=\n]+)=(.*)$/gmu))
        seen.set(`steps.${step.id}.outputs.${name}`, value);
    }
    const outputs = Object.fromEntries(
      Object.entries(action.outputs).map(([name, { value }]) => [name, filled(value, seen)]),
    );
    return { ...job, summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '', outputs };
  }

  #github(output: string, summary: string): Record<string, string> {
    return {
      GITHUB_ACTION_PATH: this.checkout,
      GITHUB_WORKSPACE: this.workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_OS: 'Linux',
      RUNNER_ARCH: 'X64',
    };
  }
}

function filled(text: string, seen: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{\{ ([a-z.-]+) \}\}/gu, (_, name: string) => seen.get(name) ?? '');
}

/** The few forms of conditions that the action has; any other is an error. */
function isWanted(condition: string | undefined, seen: ReadonlyMap<string, string>, failed: boolean): boolean {
  const terms = condition?.split(' && ') ?? [];
  const always = terms.includes('always()');
  return (always || !failed) && terms.every((term) => {
    if (term === 'always()') return true;
    const found = /^([a-z.-]+) (==|!=) '([^']*)'$/u.exec(term);
    if (found === null) throw new Error(`a condition that is not known: ${term}`);
    const [, name = '', operator, wanted] = found;
    return ((seen.get(name) ?? '') === wanted) === (operator === '==');
  });
}
