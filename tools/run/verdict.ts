/** Puts an answer, and how it was got, together as a verdict. */

import type { z } from 'zod';
import type { Obligation } from '../../harness/schema.ts';
import type { Judged } from '../engines/types.ts';
import { sanitise } from '../errors.ts';
import type { Replay, RunRecord, Verdict, Witness } from '../schema.ts';

export interface Replayed {
  readonly witness: z.infer<typeof Witness> | null;
  readonly replay: z.infer<typeof Replay> | null;
}

export const notReplayed: Replayed = { witness: null, replay: null };

export function verdictOf(
  obligation: Obligation,
  judged: Judged,
  run: RunRecord,
  { witness, replay }: Replayed,
): Verdict {
  const { id, property, rev, engine, role } = obligation;
  const cause = judged.cause === null ? null : { code: judged.cause.code, detail: sanitise(judged.cause.detail) };
  return {
    obligation: id,
    property,
    rev,
    engine,
    role,
    claim: judged.claim,
    strength: judged.strength,
    bounds: judged.bounds.map(sanitise),
    cause,
    witness,
    replay,
    effort: { ...judged.effort },
    run,
  };
}

/** For an obligation that no process was started for. */
export function neverStarted(obligation: Obligation, judged: Judged, version = ''): Verdict {
  const run: RunRecord = { version, command: '', seed: null, seconds: 0, exitCode: null, log: null };
  return verdictOf(obligation, judged, run, notReplayed);
}
