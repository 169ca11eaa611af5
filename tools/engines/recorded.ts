/** For tests: what adapters recorded of their engines, in one shape, so that a test can go over all of them. */
import type { Obligation } from '../../harness/schema.ts';
import type { FinishedRun, Judged } from './types.ts';

/** One real run, as the core hands it to `parse`. `__fixtures__/recorded.ts` of each adapter exports all it has. */
export interface Recorded {
  /** Unlike that of any other of its adapter. */
  readonly name: string;
  readonly obligations: readonly Obligation[];
  readonly run: FinishedRun;
  /** What `parse` answers, one for each obligation, as `summary` puts it. */
  readonly expected: readonly string[];
}

/** `holds proved`, `violated`, `unknown timeout`. */
export function summary({ claim, strength, cause }: Judged): string {
  return [claim, strength ?? cause?.code].filter(Boolean).join(' ');
}

/** A run that went to its end by itself, for those who record no more than what was printed. */
export const ended = {
  exitCode: 0,
  signal: null,
  timedOut: false,
  outOfMemory: false,
  interrupted: false,
  seconds: 1,
  stdout: '',
  stderr: '',
  outputs: {},
} as const satisfies Omit<FinishedRun, 'limits'>;
