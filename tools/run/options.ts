/** What a run is given and what it gives back. */
import type { Obligation } from '../../harness/schema.ts';
import type { Engine, Judged, Limits } from '../engines/types.ts';
import type { EngineRecord, Verdict } from '../schema.ts';
import type { OnEvent } from './events.ts';
import type { KeyOf } from './keyer.ts';
import type { Bin } from './locate.ts';
import type { Replayed } from './verdict.ts';
import type { Readiness } from './versions.ts';

/** How much was spent on an obligation that got no answer, and on what together. */
export interface Attempt {
  /** Key of what was asked, whatever is spent on it. */
  readonly subject: string;
  readonly budget: Pick<Limits, 'seconds' | 'querySeconds' | 'memoryMb'>;
  /** IDs of all obligations of the job, sorted: they shared the budget. */
  readonly together: readonly string[];
}

export interface Attempted extends Attempt {
  readonly verdict: Verdict;
}

/** What the job of an obligation took when it last ran. */
export interface Measured {
  readonly seconds: number;
  /** Whether it answered: what ran out of time says only that it takes longer. */
  readonly answered: boolean;
  /** Resident memory of the whole job, at most; null where nobody looked. */
  readonly peakMb: number | null;
}

/** What is kept between runs. `ledger/journal.ts` is one. */
export interface Store {
  find(obligation: string, key: string): Verdict | null;
  append(key: string, verdict: Verdict, attempt?: Attempt): void;
  /** What is appended within is kept together: a job that is known in part would be asked as another one. */
  together?(work: () => void): void;
  /** All that was tried in vain about this subject. */
  attempts?(obligation: string, subject: string): readonly Attempted[];
  /** Null when it never ran to an end of its own. */
  measured(obligation: string): Measured | null;
}

/** One question, as a key is made of it. */
export interface Asked {
  readonly obligation: Obligation;
  /** Of its engine. */
  readonly version: string;
  readonly limits: Limits;
}

/** Verdicts that other checkouts know. `store/shared.ts` is one. */
export interface Shared {
  /** Those that can be had, by obligation. Never rejects, and takes no longer than it may. */
  take(asked: readonly Asked[]): Promise<ReadonlyMap<string, Verdict>>;
  /** Neither waits nor throws. */
  give(asked: Asked, verdict: Verdict): void;
}

export type First = 'longest' | 'quickest';

export interface RunOptions {
  readonly engines: readonly Engine[];
  readonly obligations: readonly Obligation[];
  /** One for all, or by job: twins and campaigns may have their own. */
  readonly limits: Limits | ((engine: Engine, obligations: readonly Obligation[]) => Limits);
  /** Project root: where foundry.toml is. */
  readonly root: string;
  /** Absolute; holds the job folders. */
  readonly runFolder: string;
  readonly bin: Bin;
  /** By engine ID, from whoever asked the tools already: this run asks no tool whether it is there, and as what. */
  readonly readiness?: Promise<ReadonlyMap<string, Readiness>> | undefined;
  readonly cores?: number | undefined;
  /** Memory for all jobs together, in MB; most of what the machine has unless told. */
  readonly memoryMb?: number | undefined;
  /** Which jobs start first; `longest` unless told, which ends soonest. `quickest` answers soonest. */
  readonly first?: First | undefined;
  /** Slices of a budget, in seconds, that everything gets before anything has all of its own. See `escalate.ts`. */
  readonly escalate?: ((seconds: number) => readonly number[]) | undefined;
  /** Ends what asks about a property that another engine refuted. It is then not run, and never said to hold. */
  readonly race?: boolean | undefined;
  readonly journal?: Store | undefined;
  /** Digest of everything that the verdict depends on; without it nothing is kept or reused. */
  readonly keyOf?: KeyOf | undefined;
  /** Whether these are still about what their keys are of; asked before a job and after it. */
  readonly stands?: ((obligations: readonly Obligation[]) => boolean) | undefined;
  /** False runs everything again and still writes the journal. */
  readonly resume?: boolean | undefined;
  /** True tries again what got no answer for as much as may be spent now. */
  readonly retry?: boolean | undefined;
  readonly shared?: Shared | undefined;
  /** What a person takes without running it, by obligation; asked after the journal and before `shared`, and kept nowhere. */
  readonly recorded?: ((asked: readonly Asked[]) => ReadonlyMap<string, Verdict>) | undefined;
  /** Called for every violated obligation, of whatever role. */
  readonly replay?: ((obligation: Obligation, judged: Judged) => Promise<Replayed>) | undefined;
  readonly onEvent?: OnEvent | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface RunOutcome {
  /** One for each obligation, in their order. */
  readonly verdicts: readonly Verdict[];
  readonly engines: readonly EngineRecord[];
  readonly reused: number;
  /** Of those, what was taken from `shared` just now. */
  readonly taken: number;
  /** Of those, what was taken from `recorded`. */
  readonly recorded: number;
  /** Attempts that were not repeated. */
  readonly remembered: number;
  /** Jobs that were started. */
  readonly jobs: number;
  readonly interrupted: boolean;
}
