/** `assay mutate`. */
import type { Command } from 'commander';
import { properties as catalogue } from '../../properties/registry.ts';
import { engines } from '../engines/registry.ts';
import { errors, UserError } from '../errors.ts';
import { runMutation } from '../mutation/campaign.ts';
import { mutated } from '../mutation/contracts.ts';
import { killing } from '../mutation/limits.ts';
import type { Mutation } from '../mutation/schema.ts';
import {
  allNoticed,
  type ContractScore,
  contractScores,
  type PropertyScore,
  propertyScores,
} from '../mutation/score.ts';
import { asMutation, digestOf, record, save, triageText } from '../mutation/store.ts';
import { explainedBy, readTriage, withTriage } from '../mutation/triage.ts';
import { mutationText } from '../mutation/words.ts';
import { locateAll } from '../run/locate.ts';
import { defaultCores } from '../run/pool.ts';
import { neededNames } from '../run/versions.ts';
import { today } from '../triage.ts';
import type { Answer, OnNode } from './genesis.ts';
import { count, positive } from './options.ts';
import { refuseForeign } from './prepare.ts';
import { selectNames, selectProperties } from './select.ts';

const partly = '--record writes what all contracts, properties and engines give, and only some of them are asked';

export interface MutateFlags {
  readonly contract?: readonly string[];
  readonly property?: readonly string[];
  readonly engine?: readonly string[];
  readonly sample?: number;
  readonly full?: boolean;
  readonly proofs?: number;
  readonly cores?: number;
  readonly seconds?: number;
  readonly runs?: number;
  readonly depth?: number;
  readonly resume: boolean;
  readonly record?: boolean;
}

export function declareMutate(command: Command): Command {
  return command
    .option('--contract <name...>', 'only mutants of these')
    .option('--property <id...>', 'only these may notice; * stands for anything')
    .option('--engine <id...>', 'only these engines')
    .option('--sample <n>', 'so many mutants of each contract, spread over functions and operators', count)
    .option('--proofs <n>', 'proofs asked at most about one mutant', count)
    .option('--full', 'the whole matrix: nothing stops at the first kill')
    .option('--no-resume', 'judge everything again, whatever is known')
    .option('--record', 'write what became of each mutant into assay.mutants, to be committed')
    .option('--cores <n>', 'mutants at a time', count)
    .option('--seconds <n>', 'limit of one job', positive)
    .option('--runs <n>', 'runs of a campaign', count)
    .option('--depth <n>', 'calls of one run of a campaign', count);
}

export interface MutationAnswer {
  readonly schema: 1;
  readonly command: string;
  readonly contracts: readonly ContractScore[];
  readonly properties: readonly PropertyScore[];
  readonly mutants: Mutation['judgements'];
}

/** @throws UserError for bad input, and when it is interrupted. */
export async function mutate(
  place: OnNode,
  flags: MutateFlags,
): Promise<Answer<MutationAnswer> & { readonly mutation: Mutation }> {
  const contracts = named('contract', mutated, flags.contract);
  const able = named('engine', killing, flags.engine);
  const properties = flags.property === undefined ? catalogue : selectProperties(catalogue, flags.property);
  const chosen = engines.filter(({ id }) => able.includes(id));
  // A part would pass for the whole; the whole is quick where the parts are known.
  const whole = contracts.length === mutated.length && flags.property === undefined && flags.engine === undefined;
  if (flags.record && !whole) throw errors.contradictoryFlags(partly);
  const signal = place.signal ?? new AbortController().signal;
  const { cores = defaultCores(), sample = null, full = false, proofs = 16, resume } = flags;
  const { seconds, runs, depth } = flags;
  refuseForeign(place.root);
  // Of what is judged, whatever is edited meanwhile.
  const digest = digestOf(place.root);
  // What a person can mend is found before anything is run.
  const entries = readTriage(triageText(place.root));
  try {
    const found = await runMutation({
      ...{ root: place.root, home: place.home, contracts, properties, engines: chosen, sample, full, resume, signal },
      ...{ bin: locateAll(neededNames(engines), { home: place.home, env: process.env }), cores, mostProofs: proofs },
      limits: { seconds, runs, depth },
      // What is called equivalent is asked all that may show otherwise.
      isExplained: explainedBy(entries),
      say: place.say,
    });
    const { ids, yields } = found;
    const judgements = withTriage(found.judgements, entries, { ids, contracts, today: today() });
    const mutation = asMutation(place.root, { yields, judgements }, { command: commandOf(flags), sample, digest });
    if (whole) save(place.root, mutation);
    if (flags.record) record(place.root, mutation);
    return {
      mutation,
      ...answerOf(
        mutation,
        properties.map(({ id }) => id),
      ),
    };
  } catch (error) {
    throw signal.aborted && !(error instanceof UserError) ? errors.interrupted(0, 0) : error;
  }
}

function named(what: string, all: readonly string[], names: readonly string[] | undefined): readonly string[] {
  const known = all.map((id) => ({ id }));
  return (names === undefined ? known : selectNames(what, known, names)).map(({ id }) => id);
}

function answerOf(mutation: Mutation, ids: readonly string[]): Answer<MutationAnswer> {
  const contracts = contractScores(mutation);
  const properties = propertyScores(mutation.judgements, ids);
  const { command, judgements } = mutation;
  const found = { schema: 1 as const, command, contracts, properties, mutants: judgements };
  return { found, text: mutationText(mutation, ids), exitCode: allNoticed(contracts) ? 0 : 1 };
}

/** What a person types for the same figures: whatever changes what is asked, and not how soon. */
export function commandOf(flags: Omit<MutateFlags, 'resume'>): string {
  const { contract = [], property = [], engine = [], sample, full, proofs, seconds, runs, depth } = flags;
  const names = Object.entries({ contract, property, engine });
  const numbers = Object.entries({ sample, proofs, seconds, runs, depth });
  return [
    'npx assay mutate',
    ...names.flatMap(([name, given]) => given.map((one) => `--${name} ${quoted(one)}`)),
    ...numbers.flatMap(([name, given]) => (given === undefined ? [] : [`--${name} ${given}`])),
    ...(full ? ['--full'] : []),
  ].join(' ');
}

/** A word as a shell reads it again. */
function quoted(word: string): string {
  return /^[\w./-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
