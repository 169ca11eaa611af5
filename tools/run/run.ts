/** Obligations in, verdicts out: exactly one for each, whatever engines and adapters do. */
import type { Obligation } from '../../harness/schema.ts';
import { writeWhole } from '../ledger/files.ts';
import type { Verdict } from '../schema.ts';
import type { OnEvent } from './events.ts';
import { runJob } from './job.ts';
import { spareFile } from './job-folder.ts';
import type { RunOptions, RunOutcome } from './options.ts';
import { type PlannedJob, planRun } from './plan.ts';
import { defaultCores, runPool } from './pool.ts';
import { unknown } from './settle.ts';
import { neverStarted } from './verdict.ts';
import { type Readiness, readiness, recordOf } from './versions.ts';

export async function runObligations(options: RunOptions): Promise<RunOutcome> {
  const { obligations, signal, cores = defaultCores() } = options;
  const say: OnEvent = options.onEvent ?? (() => {});
  const states = await readinessOfAll(options);
  const { jobs, reused, settled } = planRun(options, states);
  const verdicts = new Map<string, Verdict>();
  const give = (verdict: Verdict, wasReused: boolean): void => {
    verdicts.set(verdict.obligation, verdict);
    say({ type: 'verdict', verdict, reused: wasReused });
  };
  say({ type: 'planned', obligations: obligations.length, reused: reused.length, jobs: jobs.length, cores });
  for (const verdict of settled) give(verdict, false);
  for (const verdict of reused) give(verdict, true);
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
    reused: reused.length,
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

/** At once, so that a run that is killed later loses only what was running. */
function keep(verdict: Verdict, job: PlannedJob, { journal, keyOf }: RunOptions): void {
  const obligation = job.obligations.find((one) => one.id === verdict.obligation);
  if (journal === undefined || keyOf === undefined || obligation === undefined || verdict.claim === 'not-run') return;
  journal.append(keyOf(obligation, job.version, job.limits), verdict);
}
