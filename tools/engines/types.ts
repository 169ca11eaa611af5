/** The seam between the core and an engine. An adapter states facts and has two pure functions; the core runs things. */

import type { Obligation } from '../../harness/schema.ts';
import type { Strength } from '../../properties/schema.ts';
import type { Cause, Claim } from '../schema.ts';

/** Time in seconds, memory in MB. */
export interface Limits {
  /** Wall time of the whole process. */
  readonly seconds: number;
  /** Resident memory of the process group. */
  readonly memoryMb: number;
  /** Wall time of one solver query. */
  readonly querySeconds: number;
  /** Fuzzing: runs of a campaign and calls of a run. */
  readonly runs: number;
  readonly depth: number;
  readonly seed: string;
  /** Present when a proof is not looked for: one counterexample is enough, and the engine may stop at it. */
  readonly hunts?: true;
}

/** Folders a command may name. All absolute. */
export interface Workspace {
  /** Project root: where foundry.toml is. */
  readonly root: string;
  /** Fresh, empty folder of this job; everything the engine writes goes here. */
  readonly job: string;
  /** Located executables by name, e.g. `halmos`, `forge`, `yices-smt2`, `python`, `node`. */
  readonly bin: Readonly<Record<string, string>>;
  /** File that says how many cores no job uses at the moment. */
  readonly spare: string;
  /** What `Engine.mode` makes of what is here; absent when the engine has one way to work. */
  readonly mode?: string | undefined;
}

export interface Command {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Files the parser will want, relative to the job folder. The core reads them after the run. */
  readonly outputs: readonly string[];
  /** The command as a person would type it, without machine paths. */
  readonly display: string;
}

/** What came out of a run; `parse` sees nothing else. */
export interface FinishedRun {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly outOfMemory: boolean;
  readonly interrupted: boolean;
  readonly seconds: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Content by name; null when the engine did not write it. */
  readonly outputs: Readonly<Record<string, string | null>>;
  readonly limits: Limits;
}

/** Engine values by name, decimal strings; or a call sequence against the harness. */
export type RawCounterexample =
  | { readonly kind: 'model'; readonly values: Readonly<Record<string, string>> }
  | {
      readonly kind: 'sequence';
      /** Present when the assertion stands in the entry point itself, or in the constructor, and not in an invariant. */
      readonly deployment?: RawDeployment;
      readonly calls: readonly RawCall[];
    };

/** How the harness is deployed. Numbers are decimal strings. */
export interface RawDeployment {
  readonly sender: string;
  /** Arguments of the constructor, ABI-encoded. */
  readonly data: string;
  readonly value: string;
  readonly timestamp: string;
  readonly block: string;
}

export interface RawCall {
  readonly sender: string;
  readonly to: string;
  readonly data: string;
  readonly value: string;
  /** Seconds and blocks that pass before the call. */
  readonly warp: string;
  readonly roll: string;
}

/** What the engine said of one obligation, before replay. */
export interface Judged {
  readonly obligation: string;
  readonly claim: Claim;
  readonly strength: Strength | null;
  readonly bounds: readonly string[];
  readonly cause: Cause | null;
  readonly counterexample: RawCounterexample | null;
  readonly effort: Readonly<Record<string, number>>;
}

export interface Engine {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** The strongest result this engine may ever give. */
  readonly ceiling: Strength;
  /** What its answers speak of, for reports: `runtime bytecode`, `Solidity source`. */
  readonly basis: string;
  /** Present when nothing that must be shown depends on it: a machine without it is complete. */
  readonly dispensable?: true;
  /** Present when it searches without drawing: its runs have no seed to be recorded. */
  readonly seedless?: true;
  /** Present when its violations are often none: one that no replay confirms is then no answer, and never a violation. */
  readonly alarms?: 'often-false';
  /** Files of this Assay besides its adapter and its executables that answers depend on, relative to its folder. */
  readonly files?: readonly string[];
  /** Executables it needs, by the names used in `Workspace.bin`, and how each is installed when missing. */
  readonly needs: readonly { readonly name: string; readonly mend: string }[];
  /** Names in `Workspace.bin` of what it uses when it is there. */
  readonly wants?: readonly string[];
  /**
   * Variables of the person's environment, such as keys, that its jobs are handed and those of other engines are not.
   * They are written down by name only, and their values are struck out of everything that a job writes.
   */
  readonly passes?: readonly string[];
  /** How it works with what there is: names of `needs`, `wants` and `passes`. It is part of its version. Pure. */
  mode?(present: ReadonlySet<string>): string;
  /** Cores that one job keeps busy; one unless told. */
  readonly cores?: number;
  /** Present when a job that is ended early leaves something behind, such as a job elsewhere: it has its whole time at once. */
  readonly whole?: true;
  /** Modes in which `pending` is its last word, whatever is spent. */
  readonly pends?: readonly string[];
  /** How its version is read; the core runs it. */
  readonly version: {
    readonly bin: string;
    readonly args: readonly string[];
    readonly pattern: RegExp;
    readonly supported: string;
  };
  /** Splits obligations into jobs; every job is one process. Pure. */
  group(obligations: readonly Obligation[]): readonly (readonly Obligation[])[];
  /**
   * What a job that ran out of time or memory is asked again as, each part with all of its limits; one part where there
   * are no smaller ones. Pure.
   */
  apart?(job: readonly Obligation[]): readonly (readonly Obligation[])[];
  /** Pure. One invocation may serve many obligations. */
  command(obligations: readonly Obligation[], limits: Limits, workspace: Workspace): Command;
  /** Pure and total: exactly one answer for each obligation asked for; what it does not recognise is an error, never a pass. */
  parse(run: FinishedRun, obligations: readonly Obligation[]): readonly Judged[];
}
