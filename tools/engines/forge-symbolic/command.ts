/** Obligations and limits → one forge process. Pure. */
import { join } from 'node:path';
import type { Obligation } from '../../../harness/schema.ts';
import { forgeEnvironment } from '../../compile/forge-environment.ts';
import type { Command, Limits, Workspace } from '../types.ts';

/**
 * Forge compiles whatever of the project is not as its cache says, and the cache of another forge is not its own: it gets
 * one of the job, and is kept from all that the harness does not import.
 */
const prepared = [
  'job=$1 && : > "$job/foundry.toml" && own=$2 && shift 2 || exit 1',
  'for other in harness/generated/*/*.sol; do [ "$other" = "$own" ] || set -- "$@" --skip "$other"; done',
  'cd "$job" && exec "$@" --skip "contracts/*"',
].join('\n');

interface Target {
  readonly file: string;
  readonly contract: string;
  readonly function: string;
}

/** One job per contract: its claim and its twin share the compilation. */
export function group(obligations: readonly Obligation[]): readonly (readonly Obligation[])[] {
  const jobs = new Map<string, Obligation[]>();
  for (const one of obligations) {
    const key = one.entry.in === 'solidity' ? `${one.entry.file}:${one.entry.contract}` : one.id;
    jobs.set(key, [...(jobs.get(key) ?? []), one]);
  }
  return [...jobs.values()];
}

/**
 * Everything that foundry.toml or the environment could say otherwise, and that a result depends on. No bound on loops: what
 * it cuts is cut without a word, while the bounds given here end a run that reaches them.
 */
export function command(obligations: readonly Obligation[], limits: Limits, { root, job, bin }: Workspace): Command {
  const targets = obligations.flatMap(({ entry }): readonly Target[] => (entry.in === 'solidity' ? [entry] : []));
  const [first] = targets;
  const args = [
    ...['test', '--symbolic', '--json'],
    ...['--match-path', first?.file ?? 'no-file'],
    ...['--match-contract', `^(${alternatives(targets.map(({ contract }) => contract)) || 'no-contract'})$`],
    ...['--match-test', `^(${alternatives(targets.map((target) => target.function)) || 'no-function'})\\(`],
    ...['--symbolic-timeout', String(Math.max(1, Math.floor(limits.querySeconds)))],
    ...['--symbolic-max-depth', '1000000'],
    ...['--symbolic-max-paths', '4096'],
    ...['--symbolic-max-solver-queries', '100000'],
    ...['--symbolic-storage-layout', 'solidity'],
    ...['--threads', '1'],
  ];
  const z3 = bin['z3'] ?? 'z3';
  return {
    argv: [
      ...['/bin/sh', '-c', prepared, 'sh', job, first?.file ?? 'no-file'],
      ...[bin['forge-symbolic'] ?? 'forge', ...args, '--root', root],
      ...['--symbolic-solver-command', `'${z3}' -in -smt2`],
    ],
    cwd: root,
    env: {
      ...forgeEnvironment(root),
      FOUNDRY_OUT: join(job, 'out'),
      FOUNDRY_CACHE_PATH: join(job, 'cache'),
      FOUNDRY_TEST_FAILURES_FILE: join(job, 'test-failures'),
      FOUNDRY_OFFLINE: 'true',
    },
    outputs: [],
    display: ['forge', ...args, '--symbolic-solver-command', 'z3 -in -smt2'].map(quoted).join(' '),
  };
}

function alternatives(names: readonly string[]): string {
  return [...new Set(names)].sort().join('|').replace(/\$/gu, '\\$');
}

function quoted(argument: string): string {
  return /^[\w./:=-]+$/u.test(argument) ? argument : `'${argument}'`;
}
