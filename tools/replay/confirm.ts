/** Takes an engine's counterexample to a concrete EVM, by whatever means fits the engine, and says what came of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';
import type { Property, StaticRule } from '../../properties/schema.ts';
import { readContract } from '../compile/artifacts.ts';
import { confirmFindings } from '../engines/slither/confirm.ts';
import { satisfiesSome } from '../engines/smt/evaluate.ts';
import { recheckStatic } from '../engines/static/recheck.ts';
import type { Judged, RawCall, RawCounterexample } from '../engines/types.ts';
import { harnessArtifact } from '../run/subject.ts';
import type { Replayed } from '../run/verdict.ts';
import type { Witness } from '../schema.ts';
import { readArtifact } from './artifact.ts';
import { campaignRegression } from './campaign-regression.ts';
import { replayCampaign } from './campaigns.ts';
import { companionsOf, type Shelf } from './companions.ts';
import { replayDeployed } from './deployed.ts';
import { echidnaRegression } from './echidna-regression.ts';
import { replayEntry } from './entry.ts';
import type { NamedArtifact } from './names.ts';
import { symbolicRegression } from './regression.ts';
import { type ReplayOutcome, replayModel } from './replay.ts';
import { callsOf, modelOfCalls } from './sequence-model.ts';
import { type SharedStages, sharedStages } from './shared-stage.ts';
import type { HarnessInput } from './stage.ts';
import { inBrief } from './steps/brief.ts';

export interface Subjects {
  readonly root: string;
  readonly properties: ReadonlyMap<string, Property>;
  /** Contracts to be recognised by their code, relative artifact path by name. */
  readonly artifacts: Readonly<Record<string, string>>;
  /** Whether the executions that refute twins are told as well, in brief: examples of what a proof speaks of. */
  readonly examples?: boolean;
}

type SolidityEntry = Extract<Obligation['entry'], { in: 'solidity' }>;

export type Confirm = (obligation: Obligation, counterexample: RawCounterexample) => Promise<Replayed>;

export async function confirming(subjects: Subjects): Promise<Confirm> {
  const artifacts: NamedArtifact[] = [];
  for (const [name, path] of Object.entries(subjects.artifacts))
    artifacts.push({ name, artifact: await readArtifact(join(subjects.root, path)) });
  const stages = sharedStages();
  const shelf: Shelf = new Map();
  return async (obligation, counterexample) => {
    const { entry } = obligation;
    switch (entry.in) {
      case 'bytecode':
        return ofBytecode(subjects.root, entry, counterexample);
      case 'smt':
        return ofTheorem(subjects.root, entry, counterexample);
      case 'cvl':
        return skipped(counterexample, 'what the Prover reports of a counterexample is not enough to run it');
      case 'source':
        return ofSource(subjects.root, entry, counterexample);
      case 'solidity':
        return ofHarness({ ...subjects, known: artifacts, shelf, stages }, obligation, entry, counterexample);
    }
  };
}

/** As the core asks for it. */
export function asReplay(confirm: Confirm): (obligation: Obligation, judged: Judged) => Promise<Replayed> {
  return async (obligation, { counterexample }) =>
    counterexample === null
      ? { witness: null, replay: { result: 'skipped', detail: 'the engine gave no values', test: null } }
      : confirm(obligation, counterexample);
}

function skipped(counterexample: RawCounterexample, detail: string): Replayed {
  const model = counterexample.kind === 'model' ? { ...counterexample.values } : {};
  return {
    witness: { origin: 'state', model, state: [], calls: [] },
    replay: { result: 'skipped', detail, test: null },
  };
}

/** A theorem has no code to be run: its assertions are evaluated at the values instead. */
async function ofTheorem(
  root: string,
  entry: Extract<Obligation['entry'], { in: 'smt' }>,
  counterexample: RawCounterexample,
): Promise<Replayed> {
  if (counterexample.kind !== 'model') return skipped(counterexample, 'a theorem has values and no calls');
  const model = { ...counterexample.values };
  const holds = satisfiesSome(await readFile(join(root, entry.file), 'utf8'), model);
  return {
    witness: { origin: 'genesis', model, state: [], calls: [] },
    replay: holds
      ? {
          result: 'confirmed',
          detail: 'everything the script asserts holds for these values, by exact arithmetic',
          test: null,
        }
      : {
          result: 'mismatch',
          detail: 'evaluated by exact arithmetic, the values do not satisfy the script',
          test: null,
        },
  };
}

async function ofBytecode(
  root: string,
  entry: Extract<Obligation['entry'], { in: 'bytecode' }>,
  counterexample: RawCounterexample,
): Promise<Replayed> {
  if (counterexample.kind !== 'model') return skipped(counterexample, 'a rule on bytecode has values and no calls');
  const { artifact } = readContract({ root }, entry.contract);
  const compiled = JSON.parse(await readFile(join(root, artifact), 'utf8')) as unknown;
  const found = recheckStatic(entry.rule as StaticRule, compiled, counterexample.values);
  return {
    witness: { origin: 'genesis', model: { ...counterexample.values }, state: [], calls: [] },
    replay: found
      ? { result: 'confirmed', detail: 'found again in the artifact by other means', test: null }
      : { result: 'mismatch', detail: 'a second look at the artifact does not find it', test: null },
  };
}

/** Whether a detector is right is for a person; that what it names is there, and accepted by nobody, can be looked up. */
async function ofSource(
  root: string,
  entry: Extract<Obligation['entry'], { in: 'source' }>,
  counterexample: RawCounterexample,
): Promise<Replayed> {
  if (counterexample.kind !== 'model') return skipped(counterexample, 'a finding has values and no calls');
  return {
    witness: { origin: 'genesis', model: { ...counterexample.values }, state: [], calls: [] },
    replay: { ...(await confirmFindings(root, entry.file, counterexample.values)), test: null },
  };
}

type Bench = Subjects & { known: readonly NamedArtifact[]; shelf: Shelf; stages: SharedStages };

async function ofHarness(
  { root, properties, examples = false, known, shelf, stages }: Bench,
  obligation: Obligation,
  entry: SolidityEntry,
  counterexample: RawCounterexample,
): Promise<Replayed> {
  const isExample = obligation.role === 'twin' && examples && obligation.engine === 'halmos';
  // The others are there to fail: a thousand of their stories would bury the few that tell of a mistake.
  const trace = obligation.role === 'claim' || isExample;
  const artifact = join(root, harnessArtifact(entry));
  const companions = () => companionsOf(artifact, shelf);
  const common = { artifact, contract: entry.contract, artifacts: known, trace, companions };
  if (obligation.engine === 'forge-symbolic') return ofEntryPoint(common, entry.function, counterexample);
  const { outcome, model } =
    counterexample.kind === 'model'
      ? await ofModel(common, entry.function, counterexample.values)
      : await ofCalls(common, obligation, counterexample, stages);
  const told = outcome.steps?.() ?? {};
  const witness = { ...outcome.witness, model, ...(isExample ? inBrief(told) : told) };
  const property = properties.get(obligation.property);
  const test =
    outcome.result === 'confirmed' && obligation.role === 'claim' && property !== undefined
      ? testPath(obligation)
      : null;
  const written = test !== null && property !== undefined ? regressionOf(property, obligation, witness) : null;
  return {
    witness,
    replay: { result: outcome.result, detail: detailOf(outcome, written), test: written?.ok ? test : null },
  };
}

interface Tried {
  readonly outcome: ReplayOutcome;
  readonly model: Readonly<Record<string, string>>;
}

async function ofModel(
  common: HarnessInput,
  functionName: string,
  values: Readonly<Record<string, string>>,
): Promise<Tried> {
  const outcome = await replayModel({ ...common, functionName, model: values });
  return { outcome, model: outcome.witness.model };
}

/** A harness with arguments is deployed as the counterexample says; a campaign's by its engine's rules. */
async function ofCalls(
  common: HarnessInput,
  obligation: Obligation,
  { deployment, calls }: Extract<RawCounterexample, { kind: 'sequence' }>,
  stages: SharedStages,
): Promise<Tried> {
  if (deployment !== undefined && obligation.entry.in === 'solidity') {
    const functionName = obligation.entry.function;
    const outcome = await replayDeployed({ ...common, functionName, deployment, calls });
    return { outcome, model: modelOfCalls(calls, deployment) };
  }
  const told = await replayCampaign(common, obligation, calls, stages);
  return { outcome: told.outcome, model: modelOfCalls(told.calls) };
}

/** What is free are the arguments of the entry point: the whole counterexample is one call of it. */
async function ofEntryPoint(
  common: HarnessInput,
  functionName: string,
  counterexample: RawCounterexample,
): Promise<Replayed> {
  const [call, ...more] = counterexample.kind === 'sequence' ? counterexample.calls : [];
  if (call === undefined || more.length > 0) return skipped(counterexample, 'it is not one call of the entry point');
  const told = await replayEntry({ ...common, functionName, data: call.data });
  const { result, detail, notes } = told;
  return {
    witness: { ...told.witness, ...told.steps?.() },
    replay: { result, detail: [detail, ...notes].join('; '), test: null },
  };
}

function detailOf({ detail, notes }: ReplayOutcome, written: Regression | null): string {
  const why = written === null || written.ok ? [] : [`no test was made of it: ${written.why}`];
  return [detail, ...notes, ...why].join('; ');
}

/** Relative to the output folder. */
export function testPath({ id, property, engine }: Obligation): string {
  const part = id.slice(`${property}/${engine}`.length).replace(/[^A-Za-z0-9_]+/gu, '.');
  return `tests/${property}.${engine}${part}.t.sol`;
}

export type Regression = { readonly ok: true; readonly source: string } | { readonly ok: false; readonly why: string };

/** The forge test of a confirmed witness. */
export function regressionOf(property: Property, obligation: Obligation, witness: Witness): Regression {
  const { entry } = obligation;
  try {
    if (entry.in !== 'solidity') return { ok: false, why: 'it is not about calls' };
    const calls: readonly RawCall[] | null = callsOf(witness.model);
    const part = obligation.id.split('/').slice(2).join('/').replace(/\+.*$/u, '');
    const source =
      calls === null
        ? symbolicRegression({ property, part, witness })
        : (obligation.engine === 'echidna' ? echidnaRegression : campaignRegression)({
            property,
            entry,
            calls,
            witness,
          });
    return { ok: true, source };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}
