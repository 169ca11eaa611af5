/** Shows a run while it goes on: one live block on a terminal, plain lines elsewhere. Writes to stderr only. */
import { sanitise } from '../errors.ts';
import type { Verdict } from '../schema.ts';
import { affectedLines } from './affected.ts';
import { Estimate } from './estimate.ts';
import type { OnEvent, RunEvent } from './events.ts';

export interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface ProgressOptions {
  readonly screen: Screen;
  /** For `--json`: nothing is shown. */
  readonly silent?: boolean;
  /** Names what is asked, and every answer that was not known before; nothing else. */
  readonly tells?: boolean;
  /** Milliseconds of a clock that nobody sets. */
  readonly now?: () => number;
}

export interface Progress {
  readonly onEvent: OnEvent;
  /** Removes the live block; safe to call twice. */
  stop(): void;
}

interface Running {
  readonly label: string;
  readonly engine: string;
  readonly since: number;
  readonly expectedSeconds: number | null;
}

interface State {
  total: number;
  done: number;
  reused: number;
  jobs: number;
  jobsDone: number;
  cores: number;
  estimate: Estimate;
  readonly tells: boolean;
  readonly running: Map<string, Running>;
}

export function timeText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  if (hours > 0) return `${hours}h ${String(minutes).padStart(2, '0')}m`;
  return minutes > 0 ? `${minutes}m ${String(whole % 60).padStart(2, '0')}s` : `${whole}s`;
}

function secondsLeft({ running, estimate, cores }: State, now: number): number | null {
  const jobs = [...running.values()].map(({ expectedSeconds, since }) => ({
    expectedSeconds,
    seconds: (now - since) / 1000,
  }));
  return estimate.left(jobs, cores);
}

function summary(state: State, started: number, now: number): string {
  const left = secondsLeft(state, now);
  const parts = [
    `${state.done}/${state.total} answered`,
    `${state.running.size} running`,
    timeText((now - started) / 1000),
  ];
  if (left !== null && state.jobsDone < state.jobs) parts.push(`about ${timeText(left)} left`);
  return parts.join(' · ');
}

/** Each answer that an engine gave just now. */
function answerOf({ claim, strength, obligation, cause, run }: Verdict, reused: boolean): string | null {
  if (reused || run.command === '') return null;
  const what = [claim, strength ?? cause?.code].filter((one) => one !== undefined).join(' ');
  return sanitise(`${what.padEnd(16)}  ${obligation}  (${timeText(run.seconds)})`).replace(/\s*\n\s*/gu, ' ');
}

/** Only what somebody should look at: a claim that holds is silent, and so is a probe that was refuted as it must be. */
function attention(verdict: Verdict): string | null {
  const expected = verdict.role === 'claim' ? 'holds' : 'violated';
  if (verdict.claim === expected) return null;
  const why = verdict.cause === null ? '' : `  ${verdict.cause.code}: ${verdict.cause.detail}`;
  return sanitise(`${verdict.claim.padEnd(8)}  ${verdict.obligation}${why}`).replace(/\s*\n\s*/gu, ' ');
}

function apply(state: State, event: RunEvent, now: number): string | null {
  switch (event.type) {
    case 'planned':
      state.total = event.obligations;
      state.reused = event.reused;
      state.jobs = event.expectedSeconds.length;
      state.cores = event.cores;
      state.estimate = new Estimate();
      state.estimate.planned(event.expectedSeconds);
      if (state.tells) return affectedLines(event.affected).join('\n');
      return `${state.total} obligations, ${state.reused} reused; ${state.jobs} jobs on ${state.cores} cores`;
    case 'job-started':
      state.running.set(event.job, {
        label: event.label,
        engine: event.engine,
        since: now,
        expectedSeconds: event.expectedSeconds,
      });
      state.estimate.started(event.expectedSeconds);
      return null;
    case 'job-ended': {
      const expected = state.running.get(event.job)?.expectedSeconds ?? null;
      state.running.delete(event.job);
      if (event.cut) state.estimate.cut(expected);
      else state.estimate.ended(expected, event.seconds);
      if (!event.cut) state.jobsDone++;
      return null;
    }
    case 'verdict':
      state.done++;
      return state.tells ? answerOf(event.verdict, event.reused) : attention(event.verdict);
    case 'note':
      return event.text;
    case 'ended':
      return event.interrupted ? 'interrupted' : null;
  }
}

export function showProgress({
  screen,
  silent = false,
  tells = false,
  now = () => performance.now(),
}: ProgressOptions): Progress {
  if (silent) return { onEvent: () => {}, stop: () => {} };
  const state: State = {
    total: 0,
    done: 0,
    reused: 0,
    jobs: 0,
    jobsDone: 0,
    cores: 1,
    estimate: new Estimate(),
    tells,
    running: new Map(),
  };
  const started = now();
  return screen.isTTY ? live(screen, state, started, now) : plain(screen, state, started, now);
}

/** Milliseconds between lines of totals: while jobs end, and while none does. */
const every = { busy: 10_000, quiet: 60_000 } as const;

/** Without a terminal: what needs attention as it comes, and a line of totals now and then, with what runs the longest. */
function plain(screen: Screen, state: State, started: number, now: () => number): Progress {
  let last = started;
  const tell = (apart: number): void => {
    if (now() - last < apart) return;
    last = now();
    const [longest] = [...state.running.values()].sort((a, b) => a.since - b.since);
    const what =
      longest === undefined ? '' : ` · ${longest.engine} ${timeText((last - longest.since) / 1000)} ${longest.label}`;
    screen.write(`${sanitise(summary(state, started, last) + what)}\n`);
  };
  const timer = setInterval(() => tell(every.quiet), 5000);
  timer.unref();
  return {
    onEvent(event) {
      const line = apply(state, event, now());
      if (line !== null) screen.write(`${sanitise(line)}\n`);
      // Between the end of a job and the start of the next one fewer run than a moment later.
      const isLast = event.type === 'job-ended' && state.jobsDone + state.running.size >= state.jobs;
      if (event.type === 'job-started' || isLast) tell(every.busy);
    },
    stop() {
      clearInterval(timer);
    },
  };
}

const mostJobsShown = 6;

function live(screen: Screen, state: State, started: number, now: () => number): Progress {
  let drawn = 0;
  const clear = (): void => {
    if (drawn > 0) screen.write(`\u001b[${drawn}A\u001b[0J`);
    drawn = 0;
  };
  const draw = (): void => {
    clear();
    const width = Math.max(20, (screen.columns ?? 80) - 1);
    const longest = [...state.running.values()].sort((a, b) => a.since - b.since);
    const lines = longest
      .slice(0, mostJobsShown)
      .map((one) => `  ${one.engine.padEnd(8)} ${timeText((now() - one.since) / 1000).padStart(7)}  ${one.label}`);
    if (longest.length > mostJobsShown) lines.push(`  and ${longest.length - mostJobsShown} more`);
    lines.push(summary(state, started, now()));
    for (const line of lines) screen.write(`${sanitise(line).slice(0, width)}\n`);
    drawn = lines.length;
  };
  const timer = setInterval(draw, 250);
  timer.unref();
  return {
    onEvent(event) {
      const line = apply(state, event, now());
      if (line === null) return;
      clear();
      screen.write(`${sanitise(line)}\n`);
    },
    stop() {
      clearInterval(timer);
      clear();
    },
  };
}
