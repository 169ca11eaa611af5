/** What ended a run before it could answer, whatever it printed until then. */
import type { Cause } from '../schema.ts';
import type { FinishedRun } from './types.ts';

/** Null for a run that came to an end of its own; its exit code is the engine's to read. */
export function stoppedBy({ interrupted, outOfMemory, timedOut, limits }: FinishedRun): Cause | null {
  if (interrupted) return { code: 'interrupted', detail: 'the run was interrupted' };
  if (outOfMemory) return { code: 'memory', detail: `more than ${limits.memoryMb} MB` };
  if (timedOut) return { code: 'timeout', detail: `more than ${limits.seconds} s` };
  return null;
}
