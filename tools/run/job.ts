/** One process and the obligations it answers, from command to verdicts. Never throws. */
import { relative } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';
import type { Engine, Judged } from '../engines/types.ts';
import { sanitise } from '../errors.ts';
import type { RunRecord, Verdict } from '../schema.ts';
import type { OnEvent } from './events.ts';
import { type Execution, execute } from './execute.ts';
import { type JobFolder, makeJobFolder, spareFile } from './job-folder.ts';
import { pathsOf } from './locate.ts';
import type { RunOptions } from './options.ts';
import type { PlannedJob } from './plan.ts';
import { modeOf } from './secrets.ts';
import { notRun, type Parsed, settle, unknown } from './settle.ts';
import { neverStarted, notReplayed, type Replayed, verdictOf } from './verdict.ts';

export interface JobContext extends PlannedJob {
  readonly name: string;
  readonly expectedSeconds: number | null;
  readonly options: RunOptions;
  readonly say: OnEvent;
}

function messageOf(error: unknown): string {
  return sanitise(error instanceof Error ? error.message : String(error)).slice(0, 500);
}

export async function runJob(context: JobContext): Promise<readonly Verdict[]> {
  const { engine, version, obligations, name, options, say, expectedSeconds } = context;
  if (options.signal?.aborted) {
    return obligations.map((one) =>
      neverStarted(one, notRun(one, 'interrupted', 'the run was interrupted before it began'), version),
    );
  }
  say({ type: 'job-started', job: name, engine: engine.id, label: labelOf(obligations), expectedSeconds });
  const started = performance.now();
  try {
    return await attempt(context);
  } catch (error) {
    return obligations.map((one) =>
      neverStarted(one, unknown(one, 'tool-error', `${engine.id} could not be run: ${messageOf(error)}`), version),
    );
  } finally {
    say({ type: 'job-ended', job: name, seconds: (performance.now() - started) / 1000 });
  }
}

function labelOf(obligations: readonly Obligation[]): string {
  const first = obligations[0]?.id ?? '';
  return obligations.length > 1 ? `${first} and ${obligations.length - 1} more` : first;
}

async function attempt({
  engine,
  version,
  limits,
  obligations,
  name,
  options,
  say,
}: JobContext): Promise<readonly Verdict[]> {
  const job = makeJobFolder(options.runFolder, name);
  const { root, runFolder } = options;
  const bin = pathsOf(options.bin);
  const mode = modeOf(engine, options.bin);
  const command = engine.command(obligations, limits, { root, job: job.work, bin, mode, spare: spareFile(runFolder) });
  const execution = await execute(command, { job, limits, signal: options.signal, passes: engine.passes });
  if (execution.leftovers > 0)
    say({ type: 'note', text: `${name}: ended ${execution.leftovers} processes that the engine left running` });
  const answers = settle(engine, obligations, parse(engine, execution, obligations), execution);
  const record = recordOf(command.display, version, engine, execution, job, options.runFolder);
  const verdicts: Verdict[] = [];
  for (const [index, obligation] of obligations.entries()) {
    const judged = answers[index] ?? unknown(obligation, 'missing', 'the run lost it');
    const evidence = await replayed(obligation, judged, options);
    verdicts.push(
      isFalseAlarm(engine, judged, evidence)
        ? verdictOf(obligation, unconfirmed(obligation, judged, evidence), record, notReplayed)
        : verdictOf(obligation, judged, record, evidence),
    );
  }
  return verdicts;
}

function parse(engine: Engine, { run, startError, overflow }: Execution, obligations: readonly Obligation[]): Parsed {
  if (startError !== null) return { threw: 'the engine did not start' };
  if (overflow !== null) return { threw: `${overflow} is too large` };
  try {
    return { answers: engine.parse(run, obligations) };
  } catch (error) {
    return { threw: messageOf(error) };
  }
}

function recordOf(
  display: string,
  version: string,
  engine: Engine,
  { run, peakMb }: Execution,
  job: JobFolder,
  runFolder: string,
): RunRecord {
  return {
    version,
    command: sanitise(display),
    seed: engine.ceiling === 'sampled' && engine.seedless !== true ? run.limits.seed : null,
    seconds: run.seconds,
    ...(peakMb > 0 ? { peakBytes: Math.round(peakMb * 1_048_576) } : {}),
    exitCode: run.exitCode,
    log: relative(runFolder, job.stdout),
  };
}

/** Where violations are often none, the engine has not answered until a replay agrees with it. */
function isFalseAlarm({ alarms }: Engine, { claim }: Judged, { replay }: Replayed): boolean {
  return alarms === 'often-false' && claim === 'violated' && replay?.result !== 'confirmed';
}

/** An honest limit of the engine: `stuck`, not a counterexample that waits to be explained. */
function unconfirmed(obligation: Obligation, { effort }: Judged, { replay }: Replayed): Judged {
  const why = replay?.detail ?? 'it was not replayed';
  return {
    ...unknown(obligation, 'stuck', `it says violated, which is often false, and no replay confirms it: ${why}`),
    effort,
  };
}

/** A replay that cannot be made leaves the counterexample unconfirmed; it never removes it. */
async function replayed(obligation: Obligation, judged: Judged, { replay, signal }: RunOptions): Promise<Replayed> {
  if (judged.claim !== 'violated' || replay === undefined) return notReplayed;
  if (signal?.aborted)
    return { witness: null, replay: { result: 'skipped', detail: 'the run was interrupted', test: null } };
  try {
    return await replay(obligation, judged);
  } catch (error) {
    return {
      witness: null,
      replay: { result: 'skipped', detail: `the replay could not be made: ${messageOf(error)}`, test: null },
    };
  }
}
