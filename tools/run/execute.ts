/**
 * Runs one command to its end, within limits, and reads what it wrote. Output goes to files: with pipes, one
 * surviving grandchild would keep us waiting. Detached, so that the whole group can be ended.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, writeFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import type { Command, FinishedRun, Limits } from '../engines/types.ts';
import { discard } from '../ledger/temporary.ts';
import type { Cause } from '../schema.ts';
import { minimalEnvironment } from './environment.ts';
import { Family, marksFor } from './family.ts';
import { type JobFolder, ownerFile } from './job-folder.ts';
import { machineCause, outOfMemoryKills } from './machine.ts';
import { passedOn, strikeOut } from './secrets.ts';

export interface ExecuteOptions {
  readonly job: JobFolder;
  readonly limits: Limits;
  readonly signal?: AbortSignal | undefined;
  /** Variables of our own environment that the command is handed; see `Engine.passes`. */
  readonly passes?: readonly string[] | undefined;
  /** Ends it sooner than its limits do, which the engine is told all the same. */
  readonly seconds?: number | undefined;
  /** Between asking a job to end and making it end. */
  readonly graceSeconds?: number;
  /** More than this is not read, and ends the job. */
  readonly maxOutputMb?: number;
  readonly watchSeconds?: number;
}

export interface Execution {
  readonly run: FinishedRun;
  /** Why it did not start. */
  readonly startError: string | null;
  /** Which output was too large to be read; such a run must not be parsed. */
  readonly overflow: string | null;
  /** Processes that outlived the command and were killed. */
  readonly leftovers: number;
  /** Memory of all its processes together, at most; 0 when it ended before it was looked at. */
  readonly peakMb: number;
  /** Why what it says may not be all, when the machine kept it from saying it. */
  readonly machine: Cause | null;
}

type Stop = 'timeout' | 'memory' | 'overflow' | 'interrupted';

interface Lived {
  readonly ended: Ended;
  readonly stop: Stop | null;
  readonly leftovers: number;
  readonly peakMb: number;
}

export async function execute(command: Command, options: ExecuteOptions): Promise<Execution> {
  const { job, limits } = options;
  const passed = passedOn(options.passes);
  const { argv, cwd, env, display } = command;
  const note = { argv, cwd, env, ...(passed.size > 0 ? { passes: [...passed.keys()] } : {}), display };
  writeFileSync(join(job.folder, 'command.json'), `${JSON.stringify(note, null, 2)}\n`);
  const started = performance.now();
  const killsBefore = outOfMemoryKills();
  const logs = [openSync(job.stdout, 'w'), openSync(job.stderr, 'w')] as const;
  let lived: Lived;
  try {
    lived = await live(command, options, logs, passed);
  } finally {
    for (const fd of logs) closeSync(fd);
    discard(job.tmp);
    strikeOut(job.folder, [...passed.values()]);
  }
  const seconds = Math.round(performance.now() - started) / 1000;
  const { overflow, ...captured } = await capture(job, command.outputs, options.maxOutputMb ?? 256);
  const { ended, stop } = lived;
  const machine = stop === null ? machineCause(ended, job.folder, killsBefore) : null;
  // Last: until here something may be left by one who is killed.
  discard(ownerFile(job.folder));
  return {
    run: {
      exitCode: ended.exitCode,
      signal: ended.signal,
      timedOut: stop === 'timeout',
      outOfMemory: stop === 'memory',
      interrupted: stop === 'interrupted',
      seconds,
      limits,
      ...captured,
    },
    startError: ended.startError,
    overflow: overflow ?? (stop === 'overflow' ? 'the log' : null),
    leftovers: stop === null ? lived.leftovers : 0,
    peakMb: lived.peakMb,
    machine,
  };
}

async function live(
  command: Command,
  options: ExecuteOptions,
  logs: readonly [number, number],
  passed: ReadonlyMap<string, string>,
): Promise<Lived> {
  const { job, signal } = options;
  const unborn: Lived = {
    ended: { exitCode: null, signal: null, startError: null },
    stop: 'interrupted',
    leftovers: 0,
    peakMb: 0,
  };
  if (signal?.aborted) return unborn;
  const [file, ...args] = command.argv;
  if (file === undefined) throw new TypeError('a command needs at least the name of a program');
  const marker = randomUUID();
  const env = { ...minimalEnvironment(job.tmp), ...command.env, ...Object.fromEntries(passed), ...marksFor(marker) };
  const child = execa(file, args, {
    cwd: command.cwd,
    env,
    extendEnv: false,
    stdin: 'ignore',
    // Its types know the descriptors 3 to 9 only; any number is handed on as it is.
    stdout: logs[0] as 3,
    stderr: logs[1] as 3,
    detached: true,
    cleanup: false,
    buffer: false,
    reject: false,
  });
  if (child.pid === undefined) return { ...unborn, ended: endedOf(await child), stop: null };
  const family = new Family(child.pid, marker);
  const watch = watchOver(family, options, logs);
  const ended = endedOf(await child);
  const stop = await watch.end();
  return { ended, stop, leftovers: await family.sweep(), peakMb: family.peakMb };
}

interface Ended {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly startError: string | null;
}

interface Result {
  readonly exitCode?: number | undefined;
  readonly signal?: string | undefined;
  readonly shortMessage?: string | undefined;
}

function endedOf(result: Result): Ended {
  const exitCode = result.exitCode ?? null;
  const signal = result.signal ?? null;
  const startError = exitCode === null && signal === null ? (result.shortMessage ?? 'it did not start') : null;
  return { exitCode, signal, startError };
}

interface Watch {
  /** Ends the watching. Why the job was ended, if it was. */
  end(): Promise<Stop | null>;
}

/** Milliseconds. */
const firstLook = 50;

function watchOver(family: Family, options: ExecuteOptions, logs: readonly number[]): Watch {
  const { limits, signal, graceSeconds = 2, maxOutputMb = 256, watchSeconds = 0.5 } = options;
  let done = false;
  let stop: Stop | null = null;
  let stopping: Promise<void> = Promise.resolve();
  const halt = (reason: Stop): void => {
    if (stop !== null || done) return;
    stop = reason;
    stopping = endFamily(family, reason === 'memory' ? 0 : graceSeconds, () => done);
  };
  const look = (): void => {
    if (family.memoryMb(limits.memoryMb) > limits.memoryMb) halt('memory');
    if (logs.some((fd) => fstatSync(fd).size > maxOutputMb * 1_048_576)) halt('overflow');
  };
  // Often while a job is young, so that something is seen of a short one.
  function lookIn(wait: number): NodeJS.Timeout {
    return setTimeout(() => {
      look();
      watcher = lookIn(Math.min(wait * 2, watchSeconds * 1000));
    }, wait);
  }
  const abort = (): void => halt('interrupted');
  const timer = setTimeout(() => halt('timeout'), Math.min((options.seconds ?? limits.seconds) * 1000, 2 ** 31 - 1));
  let watcher = lookIn(Math.min(firstLook, watchSeconds * 1000));
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  return {
    async end() {
      done = true;
      clearTimeout(timer);
      clearTimeout(watcher);
      signal?.removeEventListener('abort', abort);
      await stopping;
      return stop;
    },
  };
}

async function endFamily(family: Family, graceSeconds: number, ended: () => boolean): Promise<void> {
  if (graceSeconds > 0) {
    family.signalAll('SIGTERM');
    const end = performance.now() + graceSeconds * 1000;
    while (!ended() && performance.now() < end) await sleep(20);
  }
  family.signalAll('SIGKILL');
}

interface Captured {
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Record<string, string | null>;
  readonly overflow: string | null;
}

async function capture(job: JobFolder, names: readonly string[], maxMb: number): Promise<Captured> {
  let overflow: string | null = null;
  const read = async (path: string, name: string): Promise<string | null> => {
    const size = await stat(path).then(
      (found) => (found.isFile() ? found.size : null),
      () => null,
    );
    if (size === null) return null;
    if (size > maxMb * 1_048_576) {
      overflow ??= name;
      return null;
    }
    return readFile(path, 'utf8');
  };
  const outputs: Record<string, string | null> = {};
  for (const name of names) {
    const path = resolve(job.work, name);
    const inside = relative(job.work, path);
    if (inside.startsWith('..') || isAbsolute(inside))
      throw new RangeError(`the output ${name} lies outside the job folder`);
    outputs[name] = await read(path, name);
  }
  const stdout = (await read(job.stdout, 'the log')) ?? '';
  const stderr = (await read(job.stderr, 'the log')) ?? '';
  return { stdout, stderr, outputs, overflow };
}
