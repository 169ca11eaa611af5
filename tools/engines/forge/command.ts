/** Obligations and limits → one forge process. Pure. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Obligation } from '../../../harness/schema.ts';
import { forgeEnvironment } from '../../compile/forge-environment.ts';
import type { Command, Limits, Workspace } from '../types.ts';

const compiledOnly = fileURLToPath(new URL('./compiled-only', import.meta.url));

/**
 * Forge rewrites its compile cache on every run, truncating it first: processes side by side need one each. It would also
 * compile whatever else is not as it was compiled, so it is kept from all that the campaign does not import. It is started
 * in a folder of the job, since it would take variables from a file of the project's.
 */
const prepared = [
  'job=$1 && mkdir -p "$job/cache" && cp "$2" "$job/cache/" && : > "$job/foundry.toml" && own=$3 && shift 3 || exit 1',
  'for other in harness/generated/forge/*.t.sol; do [ "$other" = "$own" ] || set -- "$@" --skip "$other"; done',
  'set -- "$@" --skip "harness/generated/echidna/*" --skip "harness/generated/smtchecker/*"',
  'set -- "$@" --skip "harness/generated/forge-symbolic/*"',
  'cd "$job" && exec "$@" --skip "harness/generated/halmos/*" --skip "contracts/*"',
].join('\n');

interface Target {
  readonly file: string;
  readonly contract: string;
  readonly function: string;
}

/** One job per property: its claims and canaries in every scenario, for they share the start of the process. */
export function group(obligations: readonly Obligation[]): readonly (readonly Obligation[])[] {
  const jobs = new Map<string, Obligation[]>();
  for (const one of obligations) jobs.set(one.property, [...(jobs.get(one.property) ?? []), one]);
  return [...jobs.values()];
}

/** `ASSAY_PROPERTY` names the property that the campaign contract watches; it refuses a name that it does not know. */
export function command(obligations: readonly Obligation[], limits: Limits, workspace: Workspace): Command {
  const { root, job, bin } = workspace;
  const property = obligations[0]?.property ?? '';
  const targets = obligations.flatMap(targetOf);
  const files = alternatives(targets.map(({ file }) => file));
  const args = [
    'test',
    '--json',
    ...(files.length === 1 ? ['--match-path', files[0] ?? ''] : []),
    '--match-contract',
    `^(${alternatives(targets.map(({ contract }) => contract)).join('|')})$`,
    '--match-test',
    `^(${alternatives(targets.map((target) => target.function)).join('|')})\\(`,
    '--fuzz-seed',
    limits.seed,
    '--threads',
    '1',
  ];
  const campaign = {
    ASSAY_PROPERTY: property,
    FOUNDRY_INVARIANT_RUNS: String(limits.runs),
    FOUNDRY_INVARIANT_DEPTH: String(limits.depth),
  };
  return {
    argv: [
      '/bin/sh',
      '-c',
      prepared,
      'sh',
      job,
      join(root, 'cache', 'solidity-files-cache.json'),
      files[0] ?? '',
      bin['forge'] ?? 'forge',
      ...args,
      '--root',
      root,
    ],
    cwd: root,
    env: { ...campaign, ...forgeEnvironment(root), ...settings(job) },
    outputs: [],
    display: [
      ...Object.entries(campaign).map(([name, value]) => `${name}=${value}`),
      'forge',
      ...args.map(quoted),
    ].join(' '),
  };
}

/**
 * Everything that foundry.toml could say otherwise, and that the result depends on. Not a time limit: given one, forge 1.7.1
 * goes on until it is over, whatever number of runs was asked for.
 */
function settings(job: string): Record<string, string> {
  return {
    FOUNDRY_SOLC: compiledOnly,
    FOUNDRY_CACHE_PATH: join(job, 'cache'),
    FOUNDRY_TEST_FAILURES_FILE: join(job, 'test-failures'),
    FOUNDRY_OFFLINE: 'true',
    FOUNDRY_INVARIANT_FAIL_ON_REVERT: 'false',
    FOUNDRY_INVARIANT_FAILURE_PERSIST_DIR: join(job, 'failures'),
    FOUNDRY_INVARIANT_SHRINK_RUN_LIMIT: '500',
  };
}

function targetOf({ entry }: Obligation): readonly Target[] {
  return entry.in === 'solidity' ? [entry] : [];
}

function alternatives(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

function quoted(argument: string): string {
  return /^[\w./:=-]+$/u.test(argument) ? argument : `'${argument}'`;
}
