/** Options of `assay run`, and the examples that each `--help` ends with. */
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { overrideVariable } from '../run/locate.ts';
import type { LimitOptions } from '../run/profiles.ts';
import { untilStarted } from '../watch/standby.ts';
import { type CacheChoice, cacheChoice } from './cache.ts';
import { count, positive, seed } from './options.ts';
import { type RecordingChoice, recordingChoice } from './recording.ts';

export interface RunFlags {
  readonly profile: string;
  readonly property?: readonly string[];
  readonly engine?: readonly string[];
  readonly faults?: boolean;
  readonly fault?: readonly string[];
  readonly faultsOnly?: boolean;
  readonly resume: boolean;
  readonly cores?: number;
  readonly seconds?: number;
  readonly querySeconds?: number;
  readonly runs?: number;
  readonly depth?: number;
  readonly seed?: string;
  readonly certoraJar?: string;
  readonly cache?: string;
  readonly cacheReadOnly?: boolean;
  readonly retry?: boolean;
  readonly memoryMb?: number;
  readonly race?: boolean;
  readonly escalate?: boolean;
  readonly watch?: boolean;
  readonly watched?: boolean;
  readonly changed?: boolean;
  readonly base?: string;
  readonly record?: boolean;
}

export interface RunChoices {
  readonly properties: readonly string[];
  readonly engines: readonly string[];
  readonly resume: boolean;
  readonly cores?: number | undefined;
  readonly limits: LimitOptions;
  /** Whether what got no answer for as much is tried again. */
  readonly retry: boolean;
  /** Absent when verdicts are shared with nobody. */
  readonly cache?: CacheChoice | undefined;
  readonly memoryMb?: number | undefined;
  readonly race: boolean;
  readonly escalate: boolean;
  /** Whether somebody waits for the first answer, and wants to hear each. */
  readonly watched: boolean;
  readonly recording: RecordingChoice;
}

export function runOptions({
  property = [],
  engine = [],
  resume,
  cores,
  seconds,
  querySeconds,
  runs,
  depth,
  seed: given,
  cache,
  cacheReadOnly,
  retry,
  memoryMb,
  race,
  escalate,
  watched,
  ...recording
}: RunFlags): RunChoices {
  return {
    memoryMb,
    race: race === true,
    escalate: escalate !== false,
    watched: watched === true,
    recording: recordingChoice({ ...recording, resume }),
    retry: retry === true,
    cache: cacheChoice(cache, cacheReadOnly, process.env),
    properties: property,
    engines: engine,
    resume,
    cores,
    limits: { seconds, querySeconds, runs, depth, seed: given },
  };
}

runOptions.declare = (command: Command): Command =>
  command
    .option('--profile <name>', 'quick or deep', 'quick')
    .option('--property <id...>', 'only these and what they rest on; * stands for anything')
    .option('--engine <id...>', 'only these engines; what the others would answer is then not run')
    .option('--faults', 'afterwards, seed each bug into a copy: its property must turn red')
    .option('--fault <id...>', 'only these seeded bugs')
    .option('--faults-only', 'the seeded bugs and nothing else')
    .option('--no-resume', 'ask everything again, whatever is known')
    .option('--cores <n>', 'jobs at a time', count)
    .option('--memory-mb <n>', 'memory of all jobs together; nine tenths of what there is', count)
    .option('--race', 'a confirmed counterexample ends what else is asked about its property; that is then not run')
    .option('--no-escalate', 'give each job its whole time at once')
    .option('--watch', 'stay, and after each edit ask again what it touched, the quickest first; Ctrl-C ends')
    .addOption(new Option('--watched').hideHelp())
    .hook('preAction', (made) => (made.opts<RunFlags>().watched ? untilStarted() : undefined))
    .option('--seconds <n>', 'limit of one job', positive)
    .option('--query-seconds <n>', 'limit of one solver query', positive)
    .option('--runs <n>', 'runs of a campaign', count)
    .option('--depth <n>', 'calls of one run of a campaign', count)
    .option('--seed <n>', 'seed of the campaigns', seed)
    .option('--retry', 'try again what got no answer for as much time and memory')
    .option('--cache <place>', 'take verdicts from a URL or folder and give them to it; ASSAY_CACHE, ASSAY_CACHE_TOKEN')
    .option('--cache-read-only', 'take and give nothing')
    .option('--changed', 'take over what the committed ledger records and no edit touched; the report names it')
    .option('--base <rev>', 'the commit whose record --changed believes; HEAD unless told')
    .option('--record', 'write what was shown into assay.proofs and what it took into assay.times, to be committed')
    .option('--certora-jar <file>', "a Prover of your own for certora's rules: emv.jar");

/** The engine is found where everything else is: by a variable. */
export function nameTools({ certoraJar }: Pick<RunFlags, 'certoraJar'>): void {
  if (certoraJar !== undefined) process.env[overrideVariable('certora.jar')] = resolve(certoraJar);
}

/** What a person types to do the same again. */
export function flagsAsCommands({ profile, property = [], engine = [], faults, race }: RunFlags): readonly string[] {
  const words = [
    'npx assay run --profile',
    profile,
    ...property.map((id) => `--property '${id}'`),
    ...engine.map((id) => `--engine ${id}`),
  ];
  return [[...words, ...(race ? ['--race'] : []), ...(faults ? ['--faults'] : [])].join(' '), 'npx assay replay'];
}

export function reusedText({ reused, recorded }: { readonly reused: number; readonly recorded: number }): string {
  const taken = recorded === 0 ? '' : `, of which ${recorded} are recorded and were not shown here`;
  return `${reused} verdicts reused${taken}; --no-resume asks everything again`;
}

function lines(...examples: readonly string[]): string {
  const exits = 'Exit codes: 0 as expected, 1 a property is not, 2 cannot judge, 130 interrupted.';
  return ['', 'Examples:', ...examples.map((one) => `  ${one}`), '', exits].join('\n');
}

export const examples: Readonly<Record<string, string>> = {
  list: lines('npx assay list', "npx assay list --json | jq -r '.[] | select(.faults == []) | .id'"),
  generate: lines('npx assay generate', 'npx assay generate --check'),
  run: lines(
    'npx assay run',
    'npx assay run --property VAULT-TRANS-001',
    "npx assay run --property 'RISE-*' --engine halmos --seconds 60",
    'npx assay run --faults --json',
    'npx assay run --profile deep --cores 8 --out audit',
    "npx assay run --watch --property 'GUARD-*'",
    'npx assay run --cache https://cache.example.org --cache-read-only',
    'npx assay run --record',
    'npx assay run --changed --base origin/main',
  ),
  report: lines(
    'npx assay report',
    'npx assay report --out audit --json',
    'npx assay report --format md,sarif,junit --out ci',
    'npx assay report --format badge --ledger ci/ledger.json --out docs',
    'npx assay report --format md --out ci --baseline audit/ledger.json',
  ),
  diff: [
    '',
    'Examples:',
    '  npx assay diff audit/report.json reports/out',
    '  npx assay diff main/ledger.json branch/ledger.json --markdown',
    '',
    'Exit codes: 0 nothing is worse, 1 something is, 2 cannot be compared.',
  ].join('\n'),
  gate: lines(
    'npx assay gate --baseline main/report.json',
    'npx assay gate --baseline main --shortfalls known.toml --markdown',
  ),
  keygen: lines('npx assay keygen --out ~/keys/assay'),
  bundle: lines(
    'npx assay bundle --key ~/keys/assay',
    'npx assay bundle --key env:ASSAY_SIGNING_KEY --out ci/evidence.tar.gz',
    'npx assay bundle --unsigned',
  ),
  'verify-bundle': lines(
    'npx assay verify-bundle evidence.tar.gz --key ~/keys/assay.pub',
    'npx assay verify-bundle evidence.tar.gz --key alice.pub bob.pub --gate --json',
  ),
  replay: lines('npx assay replay', 'npx assay replay VAULT-REVERT-002'),
  doctor: lines('npx assay doctor', 'npx assay doctor --json'),
  check: lines('npx assay check', 'npx assay check --no-tests'),
  genesis: lines('npx assay genesis', 'npx assay genesis --scenario deep', 'npx assay genesis --json'),
  economics: lines('npx assay economics', 'npx assay economics --scenario deep', 'npx assay economics --json'),
  trace: lines('npx assay trace', 'npx assay trace --write', "npx assay trace --json | jq '.findings'"),
  coverage: lines('npx assay coverage', 'npx assay coverage --runs 400 --depth 100', 'npx assay coverage --json'),
  conformance: lines('npx assay conformance', 'npx assay conformance --engine halmos --json'),
  mutate: lines(
    'npx assay mutate',
    'npx assay mutate --contract Guardian --sample 20',
    'npx assay mutate --sample 60 --record',
    "npx assay mutate --contract RISE --property 'RISE-*' --full --json",
  ),
  nsloc: lines('npx assay nsloc', 'npx assay nsloc --json'),
  affected: lines(
    'npx assay affected',
    'npx assay affected --base origin/main --markdown',
    "npx assay affected --base v1.0 --json | jq -r '.touched[].obligation'",
  ),
  ledger: lines('npx assay ledger status', 'npx assay ledger replay --sample 20 --seed 7'),
  cache: lines(
    'npx assay cache serve --dir .assay/store --port 8642',
    'npx assay cache prune --dir .assay/store --mb 500',
  ),
};
