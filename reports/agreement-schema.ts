/** The engines beside each other, as the report has it. */
import { z } from 'zod';
import { Strength } from '../harness/schema.ts';
import { Replay, RunRecord, Witness } from '../tools/schema.ts';
import { CellStanding, Counterexample } from './vocabulary.ts';

/**
 * How the engines' answers about one property lie to each other. `conflict`: one of them must be wrong. `differ`: some
 * hold it within bounds or by search, or a counterexample is not confirmed; both can be true. `none`: nobody answered.
 */
export const Axis = z.enum(['conflict', 'differ', 'agree', 'single', 'none']);
export type Axis = z.infer<typeof Axis>;

/** What one engine says of one property. `not-run`: it was asked and never started. */
export const Stance = z.enum([...CellStanding.options, 'not-run']);
export type Stance = z.infer<typeof Stance>;

export const Confirmation = z.strictObject({ engine: z.string(), strength: Strength });
export type Confirmation = z.infer<typeof Confirmation>;

export const AgreementRow = z.strictObject({
  property: z.string(),
  axis: Axis,
  /** In the order of `Agreement.engines`. */
  stances: z.array(Stance),
  /** Engines that hold it and not vacuously, the strongest first. */
  confirmedBy: z.array(Confirmation),
  /** Engines whose counterexample was confirmed. */
  refutedBy: z.array(z.string()),
});
export type AgreementRow = z.infer<typeof AgreementRow>;

/** One claim of an engine that takes part in a conflict, with the run that it rests on. */
export const Testimony = z.strictObject({
  engine: z.string(),
  obligation: z.string(),
  entry: z.string(),
  bounds: z.array(z.string()),
  run: RunRecord.nullable(),
  counterexample: Counterexample,
  witness: Witness.nullable(),
  replay: Replay.nullable(),
});
export type Testimony = z.infer<typeof Testimony>;

export const Conflict = z.strictObject({
  property: z.string(),
  title: z.string(),
  /** Every claim of every engine that says proved. */
  proved: z.array(Testimony),
  /** Every claim whose violation was confirmed. */
  refuted: z.array(Testimony),
});
export type Conflict = z.infer<typeof Conflict>;

/** An engine that was asked or is known, and never started. */
export const NotRun = z.strictObject({
  engine: z.string(),
  /** What mends it, where something does. */
  why: z.string(),
  /** Properties that are without its answer. */
  properties: z.array(z.string()),
});
export type NotRun = z.infer<typeof NotRun>;

export const Agreement = z.strictObject({
  /** Columns. */
  engines: z.array(z.string()),
  axes: z.record(Axis, z.int()),
  rows: z.array(AgreementRow),
  conflicts: z.array(Conflict),
  notRun: z.array(NotRun),
});
export type Agreement = z.infer<typeof Agreement>;
