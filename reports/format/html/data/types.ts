/** What the page carries besides its text: rows for the table, details, traces and coloured code, as inert JSON. */
import type {
  AgreementRow,
  Cell,
  CellStanding,
  ObligationResult,
  Outcome,
  PropertyResult,
  Report,
  Standing,
} from '../../../schema.ts';
import type { Step, StepValue } from './step.ts';

export type { Step, StepValue };

/** Text and class of each token, by line. */
export type Lines = readonly (readonly (readonly [className: string, text: string])[])[];

/** What one engine says, in the words of the table. Engines that were not asked have none. */
export interface RowCell {
  readonly engine: string;
  readonly standing: CellStanding;
  readonly word: string;
  readonly required: boolean;
  /** Why it was not run. */
  readonly why: string | null;
}

/** One property in the table. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly contract: string;
  readonly kind: string;
  readonly level: string;
  readonly outcome: Outcome;
  readonly standing: Standing;
  readonly hint: string;
  readonly agreement: { readonly word: string; readonly counts: string; readonly by: string } | null;
  readonly cells: readonly RowCell[];
  readonly lemmas: readonly string[];
  /** Found by, besides what the row shows. */
  readonly names: readonly string[];
  readonly seconds: number;
}

export interface Index {
  /** Columns: engines that were asked something. */
  readonly engines: readonly string[];
  /** What each engine is, in words. */
  readonly titles: Readonly<Record<string, string>>;
  /** Engines that were asked nothing. */
  readonly silent: readonly string[];
  readonly axes: string;
  readonly rows: readonly Row[];
  readonly assumptions: readonly { readonly id: string; readonly text: string }[];
  /** Details in one block. */
  readonly perBlock: number;
  readonly total: number;
  readonly times: readonly EngineTime[];
}

export interface EngineTime {
  readonly engine: string;
  readonly answers: number;
  readonly seconds: number;
  /** Of its largest run; 0 where none was measured. */
  readonly peakBytes: number;
}

/** A watched quantity over the steps of a trace; thinned where there are too many points to see. */
export interface Series {
  readonly name: string;
  readonly points: readonly { readonly step: number; readonly value: number; readonly human: string }[];
  /** Points before thinning. */
  readonly of: number;
}

/** A trace lies in blocks of its own, which are read when they are looked at. */
export interface TraceHead {
  readonly trace: number;
  readonly steps: number;
  readonly perBlock: number;
  readonly series: readonly Series[];
  /** Whether the steps were replayed, or are only the calls that the engine named. */
  readonly replayed: boolean;
  /** Of the run, that the ledger does not keep. */
  readonly leftOut: number;
}

export interface SlimObligation extends Omit<ObligationResult, 'witness' | 'counterexample'> {}
export interface SlimCell extends Omit<Cell, 'witness' | 'obligations'> {
  readonly obligations: readonly SlimObligation[];
  readonly start: NonNullable<Cell['witness']>['state'];
  readonly model: Readonly<Record<string, string>>;
  readonly origin: 'genesis' | 'state' | null;
  readonly trace: TraceHead | null;
}
export interface SlimResult extends Omit<PropertyResult, 'engines'> {
  readonly engines: readonly SlimCell[];
}

export interface Excerpt {
  readonly file: string;
  readonly line: number;
  /** Obligations that have this text. */
  readonly of: readonly string[];
  readonly lines: Lines;
}

/** What a property notices of small changes of the contracts. */
export type Kills = NonNullable<Report['mutation']>['properties'][number];

/** Everything about one property that is looked at when it is opened. */
export interface Detail {
  readonly result: SlimResult;
  readonly agreement: Pick<AgreementRow, 'axis' | 'confirmedBy'> & { readonly word: string };
  /** Engines that were not asked. */
  readonly silent: readonly string[];
  /** Properties that rest on it. */
  readonly users: readonly string[];
  readonly faults: readonly { readonly id: string; readonly title: string; readonly by: readonly string[] }[];
  readonly toothless: { readonly text: string; readonly bad: boolean; readonly faults: readonly string[] } | null;
  readonly kills: Kills | null;
  readonly notChecked: readonly string[];
  /** Assumptions of what the proof rests on, that it does not make itself. */
  readonly inherited: readonly { readonly id: string; readonly by: readonly string[] }[];
  readonly excerpts: readonly Excerpt[];
  /** An execution that refuted a twin: what is claimed speaks of it. */
  readonly example: { readonly obligation: string; readonly engine: string; readonly trace: TraceHead } | null;
}

/** Where components get what they show: from the page's own blocks in a browser, from memory elsewhere. */
export interface Source {
  readonly index: Index;
  /** Whether everything is there; a browser shows a page before it has read all of it. */
  isWhole(): boolean;
  detail(id: string): Detail | undefined;
  /** Those of one block of a trace, counted from 0. */
  steps(trace: number, block: number): readonly Step[];
  /** Of a generated test, by its path. */
  code(path: string): Lines | undefined;
}
