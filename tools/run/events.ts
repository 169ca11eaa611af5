/** What happens during a run, for whoever wants to show it. */
import type { Verdict } from '../schema.ts';
import type { Affected } from './affected.ts';

export type RunEvent =
  | {
      readonly type: 'planned';
      readonly obligations: number;
      readonly reused: number;
      /** What each job is known to take; null for those that nobody measured. */
      readonly expectedSeconds: readonly (number | null)[];
      readonly cores: number;
      /** What the jobs ask. */
      readonly affected: Affected;
    }
  | {
      readonly type: 'job-started';
      readonly job: string;
      readonly engine: string;
      readonly label: string;
      readonly expectedSeconds: number | null;
    }
  /** `cut`: it will be started again, with more time. */
  | { readonly type: 'job-ended'; readonly job: string; readonly seconds: number; readonly cut: boolean }
  | { readonly type: 'verdict'; readonly verdict: Verdict; readonly reused: boolean }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'ended'; readonly interrupted: boolean };

export type OnEvent = (event: RunEvent) => void;
