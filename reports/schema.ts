/** The report: what `reports` hands on, and the only thing a format reads. report.json is exactly this. */
import { z } from 'zod';
import { Role, Strength } from '../harness/schema.ts';
import { Coverage } from '../tools/coverage/schema.ts';
import { Measure } from '../tools/economics/schema.ts';
import { MutationSummary } from '../tools/mutation/summary.ts';
import { CauseCode, Claim, EngineRecord, FaultResult, Replay, RunRecord, Witness } from '../tools/schema.ts';
import { Trace } from '../tools/trace/schema.ts';
import { Agreement } from './agreement-schema.ts';
import { Change } from './diff/schema.ts';
import { HistoryEntry } from './history/schema.ts';
import { CellStanding, Counterexample, Outcome, Sanity, Standing } from './vocabulary.ts';

export * from './agreement-schema.ts';
export * from './vocabulary.ts';

/**
 * Fields that may differ between two runs on the same inputs: how long something took, in how much memory, and which
 * solver was first. `assay diff` reads none of them.
 */
export const timingFields: readonly string[] = ['cvc5Seconds', 'exploring', 'seconds', 'solving', 'z3Seconds'];
/** Of these, what one run may know and another not: a job can end before it is looked at. */
export const measuredFields: readonly string[] = ['peakBytes'];
/** Of an engine's `effort`: how far a search came that prunes by the clock, ends early, or draws from a set without order. */
export const effortFields: readonly string[] = [
  ...['abstract', 'confirmed', 'discards', 'invalidModels', 'models', 'paths', 'reverts', 'successful'],
];
export const racingFields = /^(?:sat|unsat|unknown)_[a-z0-9]+$/u;

export const ReportCauseCode = z.enum([
  ...CauseCode.options,
  'vacuous',
  'never-reached',
  'vacuity-not-excluded',
  'too-weak',
  'conflict',
  'violated',
  'lemma-violated',
  'lemma-not-judged',
  'mismatch',
]);
export const ReportCause = z.strictObject({ code: ReportCauseCode, detail: z.string() });
export type ReportCause = z.infer<typeof ReportCause>;

export const ObligationResult = z.strictObject({
  id: z.string(),
  role: Role,
  of: z.array(z.string()),
  entry: z.string(),
  /** What the engine said; null when there is no single verdict to read. */
  said: Claim.nullable(),
  /** What it is worth after every ceiling and bound. Null unless it holds. */
  strength: Strength.nullable(),
  bounds: z.array(z.string()),
  cause: ReportCause.nullable(),
  /** Null for twins and canaries. */
  sanity: Sanity.nullable(),
  standing: Standing,
  counterexample: Counterexample,
  witness: Witness.nullable(),
  replay: Replay.nullable(),
  effort: z.record(z.string(), z.number()),
  run: RunRecord.nullable(),
  problems: z.array(z.string()),
});
export type ObligationResult = z.infer<typeof ObligationResult>;

export const Cell = z.strictObject({
  engine: z.string(),
  required: z.boolean(),
  standing: CellStanding,
  version: z.string().nullable(),
  seconds: z.number(),
  /** The most that one of its runs held at once; absent where none was looked at. */
  peakBytes: z.int().exactOptional(),
  command: z.string().nullable(),
  seed: z.string().nullable(),
  claim: Claim,
  strength: Strength.nullable(),
  bounds: z.array(z.string()),
  cause: ReportCause.nullable(),
  sanity: Sanity,
  counterexample: Counterexample,
  witness: Witness.nullable(),
  replay: Replay.nullable(),
  effort: z.record(z.string(), z.number()),
  obligations: z.array(ObligationResult),
});
export type Cell = z.infer<typeof Cell>;

export const PropertyResult = z.strictObject({
  id: z.string(),
  rev: z.int(),
  title: z.string(),
  contract: z.string(),
  kind: z.string(),
  category: z.string(),
  level: z.string(),
  breaks: z.string(),
  source: z.strictObject({ document: z.string(), section: z.string() }),
  choice: z.string().nullable(),
  /** A shortfall that the catalogue states: what still holds, and the measured reason for no more. */
  shortfall: z.strictObject({ reaches: Strength, reason: z.string() }).nullable(),
  aliases: z.array(z.string()),
  assumptions: z.array(z.string()),
  /** Everything the proof rests on: the lemmas named and the properties cited by what is given. */
  lemmas: z.array(z.string()),
  wanted: Strength,
  outcome: Outcome,
  standing: Standing,
  claim: Claim,
  strength: Strength.nullable(),
  bounds: z.array(z.string()),
  cause: ReportCause.nullable(),
  sanity: Sanity,
  /** A counterexample was replayed on a concrete EVM; `counterexample` says from where. */
  confirmed: z.boolean(),
  counterexample: Counterexample,
  engines: z.array(Cell),
  problems: z.array(z.string()),
});
export type PropertyResult = z.infer<typeof PropertyResult>;

export const notVerifiedKinds = [
  'problem',
  'recorded',
  'selection',
  'property',
  'unanswered',
  'engine',
  'bound',
  'function',
  'assumption',
  'trace',
  'fault',
  'mutation',
  'coverage',
  'economics',
  'scope',
] as const;
export const NotVerified = z.strictObject({ kind: z.enum(notVerifiedKinds), subject: z.string(), text: z.string() });
export type NotVerified = z.infer<typeof NotVerified>;

export const Toothless = z.strictObject({
  property: z.string(),
  reason: z.enum(['not-caught', 'not-run', 'no-fault']),
  faults: z.array(z.string()),
});
export type Toothless = z.infer<typeof Toothless>;

export const Summary = z.strictObject({
  total: z.int(),
  outcomes: z.record(Outcome, z.int()),
  standings: z.record(Standing, z.int()),
  unconfirmed: z.int(),
  obligations: z.int(),
  /** Properties that are met by verdicts of which no engine of this run gave at least one; absent when there are none. */
  elsewhere: z.int().exactOptional(),
  faults: z.strictObject({ run: z.int(), caught: z.int() }),
});
export type Summary = z.infer<typeof Summary>;

export const ReportAssumption = z.strictObject({
  id: z.string(),
  text: z.string(),
  kind: z.string(),
  soundness: z.string(),
  because: z.string(),
  users: z.array(z.string()),
});

export const ReportContract = z.strictObject({
  name: z.string(),
  file: z.string(),
  runtimeSha256: z.string(),
  bytes: z.int(),
  nsloc: z.int().nullable(),
});

/** The part of a harness that is the claim, as it stands in the project. */
export const Excerpt = z.strictObject({
  obligation: z.string(),
  file: z.string(),
  /** Of the file, from 1. */
  line: z.int(),
  text: z.string(),
});
export type Excerpt = z.infer<typeof Excerpt>;

/** A state-changing function and the properties that speak of it. */
export const FunctionUnder = z.strictObject({
  contract: z.string(),
  name: z.string(),
  properties: z.array(z.string()),
});
export type FunctionUnder = z.infer<typeof FunctionUnder>;

export const Report = z.strictObject({
  schema: z.literal(1),
  project: z.string().nullable(),
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  identity: z.strictObject({
    assay: z.string(),
    commit: z.string().nullable(),
    dirty: z.boolean(),
    manifest: z.string(),
    compiler: z.string(),
    profile: z.string(),
  }),
  summary: Summary,
  /** What stopped the judge, beyond single properties. */
  problems: z.array(z.string()),
  notVerified: z.array(NotVerified),
  properties: z.array(PropertyResult),
  /** The matrix of properties and engines, and what follows from it. */
  agreement: Agreement,
  assumptions: z.array(ReportAssumption),
  engines: z.array(EngineRecord),
  contracts: z.array(ReportContract),
  faults: z.array(FaultResult),
  toothless: z.array(Toothless),
  /** What a search took from the calls of the suite; null when it was not made for this code. */
  economics: z.array(Measure).nullable(),
  /** What the campaigns reached of the suite; null when it was not measured for this code. */
  coverage: Coverage.nullable(),
  /** What harnesses take for granted and what discharges it; null when it was not traced for this code. */
  trace: Trace.nullable(),
  /** Which small changes of the contracts the properties notice; null when it was not measured for these sources. */
  mutation: MutationSummary.nullable(),
  /** Function signatures by selector, for reading calldata. */
  selectors: z.record(z.string(), z.string()),
  reproduce: z.array(z.string()),
  /** Null when it is not known which there are. */
  functions: z.array(FunctionUnder).nullable(),
  /** Of claims whose harness in the project is the one that was judged. */
  excerpts: z.array(Excerpt),
  /** What became of the run since the baseline that was named. */
  change: Change.exactOptional(),
  /** Whole runs with the same profile up to this one, oldest first; absent where none was kept. */
  history: z.array(HistoryEntry).exactOptional(),
});
export type Report = z.infer<typeof Report>;
