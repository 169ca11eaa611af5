/** Runs what every campaign does, in both scenarios, under `forge coverage`. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { forgeEnvironment } from '../compile/forge-environment.ts';
import { startFolder, writeSettings } from '../compile/settings.ts';
import { errors, sanitise } from '../errors.ts';
import { execute } from '../run/execute.ts';
import { makeJobFolder } from '../run/job-folder.ts';
import { locate } from '../run/locate.ts';
import { type LcovFile, parseLcov } from './lcov.ts';
import { reachOf } from './reach.ts';
import type { Effort, FileReach } from './schema.ts';

export interface MeasureOptions {
  readonly root: string;
  readonly home: string;
  readonly effort: Effort;
  readonly signal?: AbortSignal | undefined;
}

/** Whose reach is asked for: the suite, without the interfaces and what only a launch runs. */
export const measured = ['src', 'executors', 'libraries'].map((folder) => `contracts/flat/${folder}`);

/** One campaign of the harness for each genesis. */
export const campaigns = ['balanced', 'deep'] as const;

const harness = 'specs/worlds/coverage';

/** @throws UserError when a campaign did not run in full, or something of the suite is not spoken of. */
export async function measureReach({ root, home, effort, signal }: MeasureOptions): Promise<readonly FileReach[]> {
  if (!existsSync(join(root, harness))) throw errors.coverageBroke(`${root} has no ${harness}`);
  const forge = locate('forge', { home, env: process.env });
  if (forge === null) throw errors.toolMissing('forge', 'npm start installs it');
  const job = makeJobFolder(join(root, '.assay', 'coverage'), 'forge');
  const { runs, depth, seed } = effort;
  // Compiling takes a quarter of a minute; the campaigns make over a thousand calls a second.
  const limits = { seconds: 300 + (runs * depth) / 100, memoryMb: 8000, querySeconds: 1, runs, depth, seed };
  const argv = [forge.path, 'coverage', '--root', root, '--report', 'lcov', '--lcov-version', '2.0'];
  argv.push('--report-file', join(job.work, 'lcov.info'));
  argv.push('--match-contract', '^Reach_', '--fuzz-seed', seed, '--threads', '1');
  writeSettings(root, home);
  const command = {
    argv,
    cwd: startFolder(job.work),
    env: { ...forgeEnvironment(root), ...settings(job.work, effort) },
    outputs: ['lcov.info'],
    display: 'forge coverage',
  };
  const { run, startError } = await execute(command, { job, limits, signal });
  if (run.interrupted) throw errors.interrupted(0, 1);
  if (run.timedOut) throw errors.coverageBroke(`not done after ${limits.seconds} s`);
  if (run.exitCode !== 0) throw errors.coverageBroke(startError ?? reason(`${run.stdout}\n${run.stderr}`));
  refuseShorter(run.stdout, effort);
  const files = reachOfSuite(root, understood(run.outputs['lcov.info'] ?? ''));
  rmSync(job.folder, { recursive: true, force: true });
  return files;
}

/**
 * The campaigns' own, and what makes the measurement the same each time: the order of forge's dictionary is not fixed, so
 * nothing is drawn from it here. Output and cache are the job's own: coverage compiles without the optimizer.
 */
function settings(job: string, { runs, depth }: Effort): Record<string, string> {
  return {
    FOUNDRY_SRC: harness,
    FOUNDRY_TEST: harness,
    FOUNDRY_OUT: join(job, 'out'),
    FOUNDRY_CACHE_PATH: join(job, 'cache'),
    FOUNDRY_TEST_FAILURES_FILE: join(job, 'test-failures'),
    FOUNDRY_OFFLINE: 'true',
    FOUNDRY_INVARIANT_RUNS: String(runs),
    FOUNDRY_INVARIANT_DEPTH: String(depth),
    FOUNDRY_INVARIANT_FAIL_ON_REVERT: 'false',
    FOUNDRY_INVARIANT_FAILURE_PERSIST_DIR: join(job, 'failures'),
    FOUNDRY_INVARIANT_DICTIONARY_WEIGHT: '0',
    FOUNDRY_INVARIANT_INCLUDE_STORAGE: 'false',
    FOUNDRY_INVARIANT_INCLUDE_PUSH_BYTES: 'false',
  };
}

/** Both campaigns passed, and made every call they were to make. */
export function refuseShorter(stdout: string, { runs, depth }: Effort): void {
  const done = [...sanitise(stdout).matchAll(/\[PASS\] invariant_nothing\(\) \(runs: (\d+), calls: (\d+),/gu)];
  const full = done.filter(([, ran, calls]) => Number(ran) === runs && Number(calls) === runs * depth);
  if (done.length !== campaigns.length || full.length !== campaigns.length)
    throw errors.coverageBroke(`${full.length} of ${campaigns.length} campaigns ran in full`);
}

function understood(text: string): readonly LcovFile[] {
  try {
    return parseLcov(text);
  } catch (error) {
    throw errors.coverageBroke((error as Error).message);
  }
}

/** A contract that the tracefile does not speak of must not look as if nothing of it were unreached. */
function reachOfSuite(root: string, files: readonly LcovFile[]): FileReach[] {
  const wanted = measured.flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`));
  return wanted.sort().map((path) => {
    const found = files.find(({ file }) => file === path);
    if (found === undefined) throw errors.coverageBroke(`nothing is said of ${path}`);
    return reachOf(found, readFileSync(join(root, path), 'utf8'));
  });
}

function reason(text: string): string {
  const lines = sanitise(text)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.find((line) => /^(\[FAIL|Error)/u.test(line)) ?? lines.at(-1) ?? 'no output';
}
