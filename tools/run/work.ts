/** Planned jobs as the pool runs them: slice by slice, and not at all when a race is over. */
import type { Verdict } from '../schema.ts';
import { firstSlice } from './escalate.ts';
import type { OnEvent } from './events.ts';
import { runJob } from './job.ts';
import type { RunOptions } from './options.ts';
import type { PlannedJob } from './plan.ts';
import type { Job } from './pool.ts';
import type { Race } from './race.ts';
import { coresOf, type Schedule } from './schedule.ts';
import { notRun } from './settle.ts';
import { neverStarted } from './verdict.ts';

export interface WorkContext {
  readonly options: RunOptions;
  readonly schedule: Schedule;
  readonly race: Race | null;
  readonly say: OnEvent;
  finished(verdicts: readonly Verdict[], job: PlannedJob): void;
  /** What a slice of so many seconds was not enough for. */
  tried(verdicts: readonly Verdict[], job: PlannedJob, seconds: number): void;
}

export function workOf(jobs: readonly PlannedJob[], context: WorkContext): readonly Job[] {
  return jobs.map((job, index) => {
    const measured = context.schedule.measured(job);
    return goOf(job, index, firstSlice(slicesFor(job, context), measured), context);
  });
}

function slicesFor({ engine, limits }: PlannedJob, { options: { escalate } }: WorkContext): readonly number[] {
  return escalate === undefined || engine.whole === true ? [] : escalate(limits.seconds);
}

/** Its go with the slice of this number, or with its whole budget when there is none. */
function goOf(job: PlannedJob, index: number, step: number, context: WorkContext): Job {
  const { schedule } = context;
  // What answered before is not tried for less, and does not wait until all others were.
  const stage = schedule.measured(job)?.answered === true ? 0 : step;
  return {
    order: schedule.orderOf(job, stage, index),
    cores: coresOf(job),
    memoryMb: () => schedule.memoryMb(job),
    run: (release) => go(job, index, step, context, release),
  };
}

async function go(
  job: PlannedJob,
  index: number,
  step: number,
  context: WorkContext,
  release: () => void,
): Promise<readonly Job[]> {
  const { options, schedule, race, say } = context;
  if (race?.isDecided(job.obligations)) {
    context.finished(decided(job, race), job);
    return [];
  }
  const slice = slicesFor(job, context)[step];
  const entered = race?.enter(job.obligations);
  const signals = [options.signal, entered?.signal].filter((one) => one !== undefined);
  const parts = partsOf(job);
  const learn = (peakMb: number): void => {
    if (peakMb > 0) schedule.learn(job.engine.id, peakMb);
  };
  const { verdicts, cut, peakMb } = await runJob({
    ...job,
    // Named by what it answers: in a run that goes on, its number is another one.
    name: job.obligations[0]?.id ?? '',
    options: { ...options, signal: signals.length > 0 ? AbortSignal.any(signals) : undefined },
    say,
    slice,
    inParts: parts.length > 1,
    processEnded(peak) {
      learn(peak);
      // In a race nothing starts that this answer may end at once.
      if (race === null) release();
    },
    expectedSeconds: schedule.measured(job)?.seconds ?? null,
  }).finally(() => entered?.leave());
  learn(peakMb);
  if (cut) {
    // Of what is asked in parts next, the whole says nothing: each part has attempts of its own.
    if (slice !== undefined && parts.length === 1) context.tried(verdicts, job, slice);
    return parts.map((part) => goOf(part, index, slice === undefined ? step : step + 1, context));
  }
  const ended = race !== null && entered?.signal.aborted === true;
  context.finished(ended ? withoutLosers(verdicts, job, race) : verdicts, job);
  return [];
}

/** Under the same limits, since those are part of what an answer is known by. */
function partsOf(job: PlannedJob): readonly PlannedJob[] {
  const parts = job.engine.apart?.(job.obligations) ?? [];
  return parts.length > 1 ? parts.map((obligations) => ({ ...job, obligations })) : [job];
}

function decided({ obligations, version }: PlannedJob, race: Race): readonly Verdict[] {
  return obligations.map((one) => {
    const { code, detail } = race.causeOf(one);
    return neverStarted(one, notRun(one, code, detail), version);
  });
}

/** A counterexample that came at the same moment counts; what was only ended did not run. */
function withoutLosers(verdicts: readonly Verdict[], job: PlannedJob, race: Race): readonly Verdict[] {
  const losers = new Map(decided(job, race).map((one) => [one.obligation, one]));
  return verdicts.map((one) => (one.cause?.code === 'interrupted' ? (losers.get(one.obligation) ?? one) : one));
}
