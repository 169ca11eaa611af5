/** Obligations in, verdicts out: exactly one for each, whatever engines and adapters do. */
import type { Obligation } from '../../harness/schema.ts';
import { writeWhole } from '../ledger/files.ts';
import type { Verdict } from '../schema.ts';
import { attemptOf } from './attempts.ts';
import type { OnEvent } from './events.ts';
import { runJob } from './job.ts';
import { spareFile } from './job-folder.ts';
import type { Asked, RunOptions, RunOutcome } from './options.ts';
import { type PlannedJob, planRun } from './plan.ts';
import { defaultCores, runPool } from './pool.ts';
import { unknown } from './settle.ts';
import { neverStarted } from './verdict.ts';
import { type Readiness, readiness, recordOf } from './versions.ts';

export async function runObligations(options: RunOptions): Promise<RunOutcome> {
  const { obligations, signal, cores = defaultCores() } = options;
  const say: OnEvent = options.onEvent ?? (() => {});
  const states = await readinessOfAll(options);
  const { jobs: planned, reused, remembered, settled } = planRun(options, states);
  const { jobs: open, recorded } = takeRecorded(planned, options);
  const { jobs, taken } = await takeShared(open, options);
  const verdicts = new Map<string, Verdict>();
  const give = (verdict: Verdict, wasReused: boolean): void => {
    verdicts.set(verdict.obligation, verdict);
    say({ type: 'verdict', verdict, reused: wasReused });
  };
  const known = reused.length + recorded.length + taken.length;
  say({ type: 'planned', obligations: obligations.length, reused: known, jobs: jobs.length, cores });
  for (const verdict of settled) give(verdict, false);
  for (const verdict of [...reused, ...recorded, ...taken, ...remembered]) give(verdict, true);
  const work = jobs.map((job, index) => ({
    expectedSeconds: expectedSeconds(job.obligations, options),
    run: async () => {
      const name = `${String(index + 1).padStart(4, '0')}-${job.obligations[0]?.id ?? ''}`;
      for (const verdict of await runJob({
        ...job,
        name,
        options,
        say,
        expectedSeconds: expectedSeconds(job.obligations, options),
      })) {
        keep(verdict, job, options);
        give(verdict, false);
      }
    },
  }));
  await runPool(work, cores, (spare) => writeWhole(spareFile(options.runFolder), `${spare}\n`));
  const interrupted = signal?.aborted ?? false;
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

async function readinessOfAll({ engines, bin }: RunOptions): Promise<ReadonlyMap<string, Readiness>> {
  return new Map(await Promise.all(engines.map(async (engine) => [engine.id, await readiness(engine, bin)] as const)));
}

function expectedSeconds(obligations: readonly Obligation[], { journal }: RunOptions): number | null {
  const measured = obligations.flatMap((one) => journal?.seconds(one.id) ?? []);
  return measured.length === 0 ? null : Math.max(...measured);
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

/** At once, so that a run that is killed later loses only what was running. */
function keep(verdict: Verdict, job: PlannedJob, options: RunOptions): void {
  const { journal, keyOf, shared } = options;
  const { version, limits } = job;
  const obligation = job.obligations.find((one) => one.id === verdict.obligation);
  if (journal === undefined || keyOf === undefined || obligation === undefined || verdict.claim === 'not-run') return;
  journal.append(keyOf(obligation, version, limits), verdict, attemptOf(verdict, obligation, job, options));
  shared?.give({ obligation, version, limits }, verdict);
}
