/** What a run is given and what it gives back. */
import type { Obligation } from '../../harness/schema.ts';
import type { Engine, Judged, Limits } from '../engines/types.ts';
import type { EngineRecord, Verdict } from '../schema.ts';
import type { OnEvent } from './events.ts';
import type { KeyOf } from './keyer.ts';
import type { Bin } from './locate.ts';
import type { Replayed } from './verdict.ts';

/** What is kept between runs. `ledger/journal.ts` is one. */
export interface Store {
  find(obligation: string, key: string): Verdict | null;
  append(key: string, verdict: Verdict): void;
  /** Seconds that the job of this obligation took when it last ran. */
  seconds(obligation: string): number | null;
}

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
  readonly cores?: number | undefined;
  readonly journal?: Store | undefined;
  /** Digest of everything that the verdict depends on; without it nothing is kept or reused. */
  readonly keyOf?: KeyOf | undefined;
  /** False runs everything again and still writes the journal. */
  readonly resume?: boolean | undefined;
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
  readonly interrupted: boolean;
}
