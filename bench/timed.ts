/** Processes, timed: by the wall clock, and by the CPU that they and all that they waited for took. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

export interface Run {
  readonly what: string;
  /** Wall clock. */
  readonly seconds: number;
  /** User and system time; null where it is not known. */
  readonly cpuSeconds: number | null;
  readonly exitCode: number | null;
}

export interface Ended extends Run {
  readonly stdout: string;
  readonly stderr: string;
  /** Present when it was interrupted because it took longer than it was given. */
  readonly cut?: true;
}

export interface Where {
  readonly cwd: string;
  /** The whole environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** After so many seconds it is interrupted, as a person would; what it started has to end with it. */
  readonly atMost?: number;
}

/** Node does not tell what its children took, a shell does. Output goes to files, as a job's does. */
const script = '"$@" >"$0.out" 2>"$0.err"; code=$?; times >"$0.times"; exit $code';

/** Rejects when the program cannot be started; any exit code is a result. */
export async function timed(
  what: string,
  argv: readonly string[],
  { cwd, env = process.env, atMost }: Where,
): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  const base = join(folder, 'run');
  try {
    const started = performance.now();
    const child = execa('/bin/sh', ['-c', script, base, ...argv], {
      ...{ cwd, env, extendEnv: false, reject: false, stdio: 'ignore' },
      // A group of its own: the shell does not pass on what it is told.
      detached: atMost !== undefined,
    });
    const late = interruptAfter(atMost, child.pid);
    const { exitCode } = await child.finally(late.clear);
    const seconds = thousandths((performance.now() - started) / 1000);
    const [stdout, stderr] = [readFileSync(`${base}.out`, 'utf8'), readFileSync(`${base}.err`, 'utf8')];
    if (exitCode === 126 || exitCode === 127) throw new Error(`${what}: ${stderr.slice(-400)}`);
    if (late.passed())
      return { what, seconds, cpuSeconds: null, exitCode: exitCode ?? null, stdout, stderr, cut: true };
    const cpuSeconds = childrenSeconds(readFileSync(`${base}.times`, 'utf8'));
    return { what, seconds, cpuSeconds, exitCode: exitCode ?? null, stdout, stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function interruptAfter(seconds: number | undefined, group: number | undefined) {
  let passed = false;
  const interrupt = (): void => {
    passed = true;
    try {
      if (group !== undefined) process.kill(-group, 'SIGINT');
    } catch {
      // It ended just now.
    }
  };
  const timer = seconds === undefined ? undefined : setTimeout(interrupt, 1000 * seconds);
  return { passed: () => passed, clear: () => clearTimeout(timer) };
}

/** Of what `times` prints the second line: user and system time of all children. */
export function childrenSeconds(printed: string): number | null {
  const parts = [...(printed.split('\n')[1] ?? '').matchAll(/(\d+)m(\d+(?:\.\d+)?)s/gu)];
  const seconds = parts.map(([, minutes, rest]) => 60 * Number(minutes) + Number(rest));
  return seconds.length === 2 ? thousandths((seconds[0] ?? 0) + (seconds[1] ?? 0)) : null;
}

export function thousandths(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/** Without what it printed. */
export function asRun({ what, seconds, cpuSeconds, exitCode }: Run): Run {
  return { what, seconds, cpuSeconds, exitCode };
}

/** Assay as a command, from its start to its end. @throws when it came to no report: that is no measure of anything. */
export async function timedAssay(root: string, what: string, words: readonly string[]): Promise<Ended> {
  const ended = await timed(what, [process.execPath, join(root, 'bin', 'assay.mjs'), ...words], { cwd: root });
  // A part of the engines leaves open what the others would answer: 1 and 2 are no failures here.
  if (!ended.stdout.includes('report: '))
    throw new Error(`${what}: exit code ${ended.exitCode}: ${ended.stderr.slice(-400)}`);
  return ended;
}

/** A folder for what a benchmark writes, emptied. */
export function scratch(root: string, name: string): string {
  const folder = join(root, '.assay', 'bench', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
