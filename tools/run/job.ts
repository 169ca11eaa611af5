/** One process and the obligations it answers, from command to verdicts. Never throws. */
import { rmSync } from 'node:fs';
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
  /** Ends it after so many seconds, to be asked again; absent when it has its whole time. */
  readonly slice?: number | undefined;
  /** Whether it is asked again in parts when it runs out of time or memory. */
  readonly inParts?: boolean | undefined;
  /** Called when nothing of it runs any more and its answer is about to be looked at, with the most that it took. */
  readonly processEnded?: (peakMb: number) => void;
}

const moved = 'what it is about was changed after the run began, so that nobody can tell what was judged';

export interface JobOutcome {
  /** None of what is to be asked in parts. */
  readonly verdicts: readonly Verdict[];
  /** Ended by its slice, or to be asked in parts: nothing that it said counts, and it has to be asked again. */
  readonly cut: boolean;
  /** 0 when it did not run. */
  readonly peakMb: number;
}

function unrun(verdicts: readonly Verdict[]): JobOutcome {
  return { verdicts, cut: false, peakMb: 0 };
}

function messageOf(error: unknown): string {
  return sanitise(error instanceof Error ? error.message : String(error)).slice(0, 500);
}

export async function runJob(context: JobContext): Promise<JobOutcome> {
  const { engine, version, obligations, name, options, say, expectedSeconds } = context;
  if (options.signal?.aborted) {
    const why = 'the run was interrupted before it began';
    return unrun(obligations.map((one) => neverStarted(one, notRun(one, 'interrupted', why), version)));
  }
  if (options.stands?.(obligations) === false)
    return unrun(obligations.map((one) => neverStarted(one, unknown(one, 'tool-error', moved), version)));
  say({ type: 'job-started', job: name, engine: engine.id, label: labelOf(obligations), expectedSeconds });
  const started = performance.now();
  let cut = false;
  try {
    const outcome = await attempt(context);
    cut = outcome.cut;
    return outcome;
  } catch (error) {
    const why = `${engine.id} could not be run: ${messageOf(error)}`;
    return unrun(obligations.map((one) => neverStarted(one, unknown(one, 'tool-error', why), version)));
  } finally {
    say({ type: 'job-ended', job: name, seconds: (performance.now() - started) / 1000, cut });
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
  slice,
  inParts = false,
  processEnded = () => {},
}: JobContext): Promise<JobOutcome> {
  const job = makeJobFolder(options.runFolder, name);
  const { root, runFolder } = options;
  const bin = pathsOf(options.bin);
  const mode = modeOf(engine, options.bin);
  const command = engine.command(obligations, limits, { root, job: job.work, bin, mode, spare: spareFile(runFolder) });
  const execution = await execute(command, {
    job,
    limits,
    signal: options.signal,
    passes: engine.passes,
    seconds: slice,
  });
  if (execution.leftovers > 0)
    say({ type: 'note', text: `${name}: ended ${execution.leftovers} processes that the engine left running` });
  const { peakMb } = execution;
  const { timedOut, outOfMemory } = execution.run;
  if ((slice !== undefined && timedOut) || (inParts && (timedOut || outOfMemory))) {
    rmSync(job.folder, { recursive: true, force: true });
    if (inParts) return { verdicts: [], cut: true, peakMb };
    const record = { ...recordOf(command.display, version, engine, execution, job, runFolder), log: null };
    const why = (one: Obligation): Judged => unknown(one, 'timeout', `not done in its first ${slice} s`);
    return { verdicts: obligations.map((one) => verdictOf(one, why(one), record, notReplayed)), cut: true, peakMb };
  }
  processEnded(peakMb);
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
  if (options.stands?.(obligations) !== false) return { verdicts, cut: false, peakMb };
  const lost = obligations.map((one) => verdictOf(one, unknown(one, 'tool-error', moved), record, notReplayed));
  return { verdicts: lost, cut: false, peakMb };
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
  execution: Execution,
  job: JobFolder,
  runFolder: string,
): RunRecord {
  const { run, peakMb } = execution;
  return {
    version,
    command: sanitise(display),
    seed: engine.ceiling === 'sampled' && engine.seedless !== true ? run.limits.seed : null,
    seconds: run.seconds,
    ...(peakMb > 0 ? { peakBytes: Math.round(peakMb * 1_048_576) } : {}),
    exitCode: run.exitCode,
    ...(isOurs(execution) || run.signal === null ? {} : { endedBy: run.signal }),
    log: relative(runFolder, job.stdout),
  };
}

/** Whether it was Assay that ended it, if anybody did. */
function isOurs({ run: { timedOut, outOfMemory, interrupted }, overflow }: Execution): boolean {
  return timedOut || outOfMemory || interrupted || overflow !== null;
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
