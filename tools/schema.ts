/** Verdicts and the ledger: what `tools` hands to `reports`. */
import { z } from 'zod';
import { Role, Strength } from '../harness/schema.ts';

export const Claim = z.enum(['holds', 'violated', 'unknown', 'not-run']);
export type Claim = z.infer<typeof Claim>;

/** Why there is no answer. None of these is ever green. */
export const CauseCode = z.enum([
  'timeout',
  'memory',
  'stuck',
  'revert-all',
  'bound-hit',
  'pending',
  'tool-error',
  'tool-missing',
  'unparsable',
  'missing',
  'interrupted',
  'cut-short',
  'decided',
  'replay-mismatch',
]);
export const Cause = z.strictObject({ code: CauseCode, detail: z.string() });
export type Cause = z.infer<typeof Cause>;

/** One contract-level call of a counterexample. Numbers are decimal strings, bytes are 0x-hex. */
export const WitnessCall = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** Name of the target contract where known, for people. */
  target: z.string(),
  value: z.string(),
  data: z.string(),
  timestamp: z.string(),
  block: z.string(),
  reverted: z.boolean(),
});

/** Storage, balance or code that the counterexample starts from, when it does not start at deployment. */
export const WitnessState = z.discriminatedUnion('set', [
  z.strictObject({ set: z.literal('storage'), address: z.string(), slot: z.string(), value: z.string() }),
  z.strictObject({ set: z.literal('balance'), address: z.string(), value: z.string() }),
]);

/** A value as the ABI or a table of storage tells it: `raw` in its plain form, `human` in units that somebody declared. */
export const StepValue = z.strictObject({
  name: z.string(),
  type: z.string(),
  raw: z.string(),
  human: z.string().nullable(),
});
export type StepValue = z.infer<typeof StepValue>;

/** What one frame of the execution did, or one event or cheatcode. In the order of execution, callers before callees. */
export const Step = z.strictObject({
  /** 0 for what the engine itself called. */
  depth: z.int(),
  kind: z.enum(['call', 'staticcall', 'delegatecall', 'callcode', 'create', 'create2', 'cheat', 'event']),
  /** Names where known, else lower-case addresses. */
  caller: z.string(),
  target: z.string(),
  signature: z.string().nullable(),
  inputs: z.array(StepValue),
  outputs: z.array(StepValue),
  /** Wei, decimal. */
  value: z.string(),
  result: z.enum(['ok', 'revert']),
  reason: z.string().nullable(),
  /** Storage that this frame itself changed, and that was not undone. */
  changes: z.array(
    z.strictObject({
      contract: z.string(),
      name: z.string(),
      slot: z.string(),
      before: z.string(),
      after: z.string(),
      human: z.string().nullable(),
    }),
  ),
  /** Quantities that the suite declares, as they are after this step. */
  watches: z.record(z.string(), z.strictObject({ value: z.string(), human: z.string() })),
});
export type Step = z.infer<typeof Step>;

export const Witness = z.strictObject({
  /** `genesis`: a run from deployment. `state`: starts in a state that may be unreachable (induction). */
  origin: z.enum(['genesis', 'state']),
  /** Engine's own values by name, decimal strings. */
  model: z.record(z.string(), z.string()),
  state: z.array(WitnessState),
  calls: z.array(WitnessCall),
  /** The execution, decoded; absent where nothing was executed, and in ledgers of older versions. */
  steps: z.array(Step).exactOptional(),
  /** Steps left out between the first and the last that are kept; absent when none was. */
  stepsLeftOut: z.int().exactOptional(),
});
export type Witness = z.infer<typeof Witness>;

export const Replay = z.strictObject({
  /** `confirmed`: the same claim failed on a concrete EVM other than the engine's own. */
  result: z.enum(['confirmed', 'mismatch', 'skipped']),
  detail: z.string(),
  /** Path of the generated forge test, relative to the output folder. */
  test: z.string().nullable(),
});
export type Replay = z.infer<typeof Replay>;

/** How the engine was run. `seconds` and `peakBytes` may differ between two runs on the same inputs. */
export const RunRecord = z.strictObject({
  version: z.string(),
  command: z.string(),
  seed: z.string().nullable(),
  seconds: z.number(),
  /** Resident memory of all its processes together, at most, as sampled; absent where it ended before a look or elsewhere. */
  peakBytes: z.int().exactOptional(),
  exitCode: z.int().nullable(),
  /** Signal that ended it and was not of Assay: what it would have said otherwise is not known. */
  endedBy: z.string().exactOptional(),
  /** Path of the raw log, relative to the run folder. */
  log: z.string().nullable(),
  /** Where the verdict was taken from, when no engine was run here for it: it rests on whoever can write there. */
  from: z.string().exactOptional(),
});
export type RunRecord = z.infer<typeof RunRecord>;

export const Verdict = z.strictObject({
  obligation: z.string(),
  property: z.string(),
  rev: z.int(),
  engine: z.string(),
  role: Role,
  claim: Claim,
  /** Null unless the claim holds. */
  strength: Strength.nullable(),
  /** Everything that limits a `bounded` or `sampled` result, in words with numbers. */
  bounds: z.array(z.string()),
  /** Null unless the claim is unknown or not run. */
  cause: Cause.nullable(),
  /** Present when the claim is violated. */
  witness: Witness.nullable(),
  replay: Replay.nullable(),
  /** Engine's own figures: paths, runs, calls, discards, reverts. */
  effort: z.record(z.string(), z.number()),
  run: RunRecord,
});
export type Verdict = z.infer<typeof Verdict>;

export const EngineRecord = z.strictObject({
  id: z.string(),
  title: z.string(),
  version: z.string().nullable(),
  ceiling: Strength,
  /** What its answers speak of. */
  basis: z.string(),
  available: z.boolean(),
  /** The command that mends a missing engine, or what it was found as. */
  note: z.string(),
});
export type EngineRecord = z.infer<typeof EngineRecord>;

export const FaultResult = z.strictObject({
  id: z.string(),
  property: z.string(),
  title: z.string(),
  caught: z.boolean(),
  confirmed: z.boolean(),
  /** Engines whose counterexample was confirmed, sorted. */
  by: z.array(z.string()),
  seconds: z.number(),
  detail: z.string(),
  /** Other properties that went red as well. */
  alsoViolated: z.array(z.string()),
});
export type FaultResult = z.infer<typeof FaultResult>;

export const Ledger = z.strictObject({
  schema: z.literal(1),
  assay: z.string(),
  profile: z.string(),
  /** Manifest digest that the verdicts answer. */
  manifest: z.string(),
  /** Commit and whether the tree was dirty; null outside git. */
  commit: z.string().nullable(),
  dirty: z.boolean(),
  /** Compiler and settings, and metadata-stripped sha-256 of each contract's runtime code. */
  compiler: z.string(),
  contracts: z.array(z.strictObject({ name: z.string(), file: z.string(), runtimeSha256: z.string(), bytes: z.int() })),
  engines: z.array(EngineRecord),
  /** sha-256 of each file that claims are written in, as it was when they were judged; absent where it was not kept. */
  harness: z.record(z.string(), z.string()).exactOptional(),
  /** Properties that were asked about, with what they rest on; absent when it was all. */
  selected: z.array(z.string()).exactOptional(),
  verdicts: z.array(Verdict),
  faults: z.array(FaultResult),
});
export type Ledger = z.infer<typeof Ledger>;
