/** Obligations and limits → one Echidna process. Pure. */
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionsFor, parameters } from '../../../harness/emit/echidna.ts';
import type { Obligation } from '../../../harness/schema.ts';
import { ECHIDNA_WORLD as world } from '../../replay/world.ts';
import type { Command, Limits, Workspace } from '../types.ts';

const campaign = fileURLToPath(new URL('./campaign', import.meta.url));
const standIns = fileURLToPath(new URL('./shims', import.meta.url));

/** What the parser reads besides the output: the harness's ABI, and what the campaign was set to. */
export const abiFile = 'abi.json';
export const effortFile = 'effort.json';

/** Guided by coverage a call takes twice as long: it pays where a campaign is long, and not where it is over in seconds. */
const guidedFrom = 1000;

interface Target {
  readonly file: string;
  readonly contract: string;
  readonly function: string;
}

/** One job for each harness: what is watched in one world costs little more together than alone. */
export function group(obligations: readonly Obligation[]): readonly (readonly Obligation[])[] {
  const jobs = new Map<string, Obligation[]>();
  for (const one of obligations) {
    const [target] = targetsOf([one]);
    const key = target === undefined ? one.id : `${target.file}:${target.contract}`;
    jobs.set(key, [...(jobs.get(key) ?? []), one]);
  }
  return [...jobs.values()];
}

/** How many properties' worth of sequences there are at least: few properties need no fewer to come to a rare state. */
const least = { read: 3, played: 5 } as const;

/**
 * Sequences of a campaign. What is read after every call costs no calls of its own; what is played does, and has its own
 * share of them.
 */
export function sequencesOf(obligations: readonly Obligation[], { runs }: Pick<Limits, 'runs'>): number {
  const played = targetsOf(obligations).every(({ function: name }) => !isRead(name));
  return (
    runs * (played ? Math.max(least.played, new Set(obligations.map(({ property }) => property)).size) : least.read)
  );
}

function isRead(name: string): boolean {
  return name.startsWith('echidna_');
}

export function command(obligations: readonly Obligation[], limits: Limits, workspace: Workspace): Command {
  const { root, job, bin } = workspace;
  const targets = targetsOf(obligations);
  const { file = '', contract = '' } = targets[0] ?? {};
  const sequences = sequencesOf(obligations, limits);
  const settings = JSON.stringify(settingsOf(contract, targets, limits));
  const own = ['--contract', contract, '--seq-len', String(limits.depth), '--seed', limits.seed];
  const kept = join(root, '.assay', 'corpus', 'echidna', contract);
  return {
    argv: [
      '/bin/sh',
      '-c',
      'printf "%s" "$1" > settings.json && shift && exec /bin/sh "$@"',
      'sh',
      settings,
      campaign,
      standIns,
      kept,
      String(sequences),
      String(sequences),
      String(limits.depth),
      bin['echidna'] ?? 'echidna',
      file,
      '--config',
      'settings.json',
      ...own,
    ],
    cwd: job,
    env: {
      ASSAY_ARTIFACT: join(root, 'out', basename(file), `${contract}.json`),
      ASSAY_CONTRACT: `${file}:${contract}`,
    },
    outputs: [abiFile, effortFile],
    display: ['echidna', file, ...own, '--test-limit', String(sequences * limits.depth)].join(' '),
  };
}

/** Everything that Echidna could otherwise choose, and that the result depends on. */
function settingsOf(contract: string, targets: readonly Target[], { runs, depth }: Limits): Record<string, unknown> {
  const asserting = targets.every(({ function: name }) => !isRead(name));
  const names = [...new Set(targets.map(({ function: name }) => name.replace(/(holds|canary)$/u, '')))].sort();
  const called = asserting
    ? [...actionsFor(names.length), ...names.flatMap((name) => [`${name}holds`, `${name}canary`])]
    : actionsFor(0);
  return {
    testMode: asserting ? 'assertion' : 'property',
    prefix: names.length === 1 && !asserting ? names[0] : 'echidna_',
    filterBlacklist: false,
    filterFunctions: called.map((name) => `${contract}.${name}(${parameters})`),
    // A canary's sequence is as good as it is found, and making it shorter takes longer than finding it.
    shrinkLimit: -1,
    stopOnFail: false,
    coverage: runs * depth >= guidedFrom,
    dictFreq: 0.1,
    // Time passes by the world's own actions; a week between calls, as is usual, would leave every feed behind.
    maxTimeDelay: 0,
    maxBlockDelay: 0,
    maxValue: 0,
    maxGasprice: 0,
    testMaxGas: Number(world.gasLimit),
    propMaxGas: Number(world.gasLimit),
    codeSize: 0xffffff,
    contractAddr: world.harness,
    deployer: world.sender,
    sender: [world.sender],
    psender: world.sender,
    balanceContract: Number(world.harnessBalance),
    format: 'text',
    estimateGas: false,
    workers: 1,
    // Of newer versions, and off there too unless it is set.
    allowFFI: false,
  };
}

function targetsOf(obligations: readonly Obligation[]): readonly Target[] {
  return obligations.flatMap(({ entry }) => (entry.in === 'solidity' ? [entry] : []));
}
