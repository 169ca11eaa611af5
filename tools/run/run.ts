/** Obligations in, verdicts out: exactly one for each, whatever engines and adapters do. */

import type { Engine } from '../engines/types.ts';
import { writeWhole } from '../ledger/files.ts';
import type { Verdict } from '../schema.ts';
import { attemptOf } from './attempts.ts';
import type { OnEvent } from './events.ts';
import { spareFile } from './job-folder.ts';
import type { Bin } from './locate.ts';
import type { Asked, RunOptions, RunOutcome } from './options.ts';
import { type PlannedJob, planRun } from './plan.ts';
import { defaultCores, defaultMemoryMb, runPool } from './pool.ts';
import { Race } from './race.ts';
import { Schedule } from './schedule.ts';
import { unknown } from './settle.ts';
import { neverStarted } from './verdict.ts';
import { type Readiness, readiness, recordOf } from './versions.ts';
import { workOf } from './work.ts';

export async function runObligations(given: RunOptions): Promise<RunOutcome> {
  const ending = new Ending(given.signal);
  const options = { ...given, signal: ending.signal };
  const { obligations, cores = defaultCores() } = options;
  const say: OnEvent = options.onEvent ?? (() => {});
  const states = await (options.readiness ?? readinessOfAll(options.engines, options.bin));
  const { jobs: planned, reused, remembered, settled } = planRun(options, states);
  const { jobs: open, recorded } = takeRecorded(planned, options);
  const { jobs, taken } = await takeShared(open, options);
  const verdicts = new Map<string, Verdict>();
  const race = options.race === true ? new Race() : null;
  const give = (verdict: Verdict, wasReused: boolean): void => {
    verdicts.set(verdict.obligation, verdict);
    say({ type: 'verdict', verdict, reused: wasReused });
    race?.hear(verdict);
  };
  const known = reused.length + recorded.length + taken.length;
  const affected = jobs.flatMap((job) => job.obligations);
  const schedule = new Schedule(options);
  const expectedSeconds = jobs.map((job) => schedule.measured(job)?.seconds ?? null);
  say({ type: 'planned', obligations: obligations.length, reused: known, expectedSeconds, cores, affected });
  for (const verdict of settled) give(verdict, false);
  for (const verdict of [...reused, ...recorded, ...taken, ...remembered]) give(verdict, true);
  const work = workOf(jobs, {
    options,
    schedule,
    race,
    say,
    finished(answers, job) {
      ending.unless(() => {
        keepAll(answers, job, options);
        for (const verdict of answers) give(verdict, false);
      });
    },
    tried(answers, job, seconds) {
      ending.unless(() => keepAll(answers, job, options, seconds));
    },
  });
  const room = { cores, memoryMb: options.memoryMb ?? defaultMemoryMb() };
  await runPool(work, room, (spare) => ending.unless(() => writeWhole(spareFile(options.runFolder), `${spare}\n`)));
  ending.refuse();
  const interrupted = given.signal?.aborted ?? false;
  say({ type: 'ended', interrupted });
  return {
    verdicts: obligations.map(
      (one) => verdicts.get(one.id) ?? neverStarted(one, unknown(one, 'missing', 'the run lost it')),
    ),
    engines: options.engines.flatMap((engine) => {
      const state = states.get(engine.id);
      return state === undefined ? [] : [recordOf(engine, state)];
    }),
    reused: known,
    taken: taken.length,
    recorded: recorded.length,
    remembered: remembered.length,
    jobs: jobs.length,
    interrupted,
  };
}

/** What cannot be kept is not found out either: all jobs are ended at once, and nothing is left running. */
class Ending {
  readonly #own = new AbortController();
  readonly signal: AbortSignal;
  #why: { readonly error: unknown } | null = null;

  constructor(given: AbortSignal | undefined) {
    this.signal = given === undefined ? this.#own.signal : AbortSignal.any([given, this.#own.signal]);
  }

  unless(work: () => void): void {
    if (this.#why !== null) return;
    try {
      work();
    } catch (error) {
      this.#why = { error };
      this.#own.abort();
    }
  }

  /** @throws what ended the run. */
  refuse(): void {
    if (this.#why !== null) throw this.#why.error;
  }
}

/** By engine ID. */
export async function readinessOfAll(engines: readonly Engine[], bin: Bin): Promise<ReadonlyMap<string, Readiness>> {
  return new Map(await Promise.all(engines.map(async (engine) => [engine.id, await readiness(engine, bin)] as const)));
}

function openIn({ obligations, version, limits }: PlannedJob): readonly Asked[] {
  return obligations.map((obligation) => ({ obligation, version, limits }));
}

/** Without these obligations, and without jobs that have no others. */
function without(jobs: readonly PlannedJob[], found: ReadonlyMap<string, Verdict>): readonly PlannedJob[] {
  return jobs
    .map((job) => ({ ...job, obligations: job.obligations.filter(({ id }) => !found.has(id)) }))
    .filter(({ obligations }) => obligations.length > 0);
}

/** Jobs without what was recorded. It is no answer of this checkout, so the journal does not learn it. */
function takeRecorded(planned: readonly PlannedJob[], { recorded }: RunOptions) {
  const found = recorded?.(planned.flatMap(openIn)) ?? new Map<string, Verdict>();
  return { jobs: without(planned, found), recorded: [...found.values()] };
}

/** Jobs without what others know, which is kept like an answer of our own. */
async function takeShared(
  planned: readonly PlannedJob[],
  { shared, journal, keyOf, resume = true, signal }: RunOptions,
): Promise<{ readonly jobs: readonly PlannedJob[]; readonly taken: readonly Verdict[] }> {
  if (shared === undefined || keyOf === undefined || !resume || signal?.aborted) return { jobs: planned, taken: [] };
  const asked = planned.flatMap(openIn);
  const found = await shared.take(asked);
  for (const { obligation, version, limits } of asked) {
    const verdict = found.get(obligation.id);
    if (verdict !== undefined) journal?.append(keyOf(obligation, version, limits), verdict);
  }
  return { jobs: without(planned, found), taken: asked.flatMap(({ obligation: { id } }) => found.get(id) ?? []) };
}

/**
 * At once, so that a run that is killed later loses only what was running. `seconds`: what was given of the job's own,
 * when that was not all.
 */
function keepAll(verdicts: readonly Verdict[], job: PlannedJob, options: RunOptions, seconds?: number): void {
  const all = (): void => {
    for (const verdict of verdicts) keep(verdict, job, options, seconds);
  };
  if (options.journal?.together === undefined) all();
  else options.journal.together(all);
}

function keep(verdict: Verdict, job: PlannedJob, options: RunOptions, seconds = job.limits.seconds): void {
  const { journal, keyOf, shared } = options;
  const { version, limits } = job;
  const obligation = job.obligations.find((one) => one.id === verdict.obligation);
  if (journal === undefined || keyOf === undefined || obligation === undefined || verdict.claim === 'not-run') return;
  const attempted = { ...job, limits: { ...limits, seconds } };
  journal.append(keyOf(obligation, version, limits), verdict, attemptOf(verdict, obligation, attempted, options));
  if (seconds === limits.seconds) shared?.give({ obligation, version, limits }, verdict);
}
