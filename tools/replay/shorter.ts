/** Less of a sequence that fails as well: a short story is easier to read, and a test of it quicker to run. */
import type { RawCall } from '../engines/types.ts';
import type { ReplayOutcome } from './replay.ts';

export interface Told {
  readonly outcome: ReplayOutcome;
  readonly calls: readonly RawCall[];
}

type Replay = (calls: readonly RawCall[]) => Promise<ReplayOutcome>;

/** Longer ones are left as they are: each call costs a replay of all the others. */
const longest = 16;

/** The shortest end of it, by doubling, that is confirmed from deployment on; all of it when none is. */
export async function shortestEnd(calls: readonly RawCall[], replay: Replay): Promise<Told> {
  for (let size = 1; size < calls.length; size *= 2) {
    const end = calls.slice(-size);
    const outcome = await replay(end);
    if (outcome.result === 'confirmed') return { outcome, calls: end };
  }
  return { outcome: await replay(calls), calls };
}

/** Without every call that it is confirmed without. */
export async function withoutSpare(told: Told, replay: Replay): Promise<Told> {
  if (told.outcome.result !== 'confirmed' || told.calls.length > longest) return told;
  let least = told;
  for (let at = 0; at < least.calls.length && least.calls.length > 1; ) {
    const calls = least.calls.toSpliced(at, 1);
    const outcome = await replay(calls);
    if (outcome.result === 'confirmed') least = { outcome, calls };
    else at++;
  }
  return least;
}
