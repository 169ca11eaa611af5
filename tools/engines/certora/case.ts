/** For tests: a project of one CVL configuration, and the driver run on it as the core does. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { confOf, cvlTargets, rulesOf } from '../../../harness/emit/cvl-targets.ts';
import type { Obligation } from '../../../harness/schema.ts';
import { readContract } from '../../compile/artifacts.ts';
import { execute } from '../../run/execute.ts';
import { makeJobFolder } from '../../run/job-folder.ts';
import { locateAll, pathsOf } from '../../run/locate.ts';
import type { FinishedRun, Judged, Limits } from '../types.ts';
import { certora } from './index.ts';
import { cvlFiles } from './stage.ts';

export const home = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/u, '');

export interface Case {
  readonly root: string;
  readonly conf: string;
  readonly spec: string;
  remove(): void;
}

/** Files to change, relative to the root. */
export type Changes = Readonly<Record<string, (text: string) => string>>;

/** Everything that the configuration of a contract is about, and nothing else of the project. */
export function makeCase(contract: string, changes: Changes = {}): Case {
  const target = cvlTargets.find((one) => one.contract === contract);
  if (target === undefined) throw new RangeError(`${contract} has no configuration`);
  const [conf, spec] = [confOf(target), rulesOf(target)];
  const root = mkdtempSync(join(tmpdir(), 'assay-certora-'));
  const { files, contracts } = cvlFiles(home, conf, spec);
  const read = contracts.map((name) => readContract({ root: home }, name));
  const sources = read.flatMap(({ artifact, metadata }) => [artifact, ...Object.keys(metadata.sources)]);
  for (const path of new Set([...files, ...sources])) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    copyFileSync(join(home, path), join(root, path));
  }
  for (const [path, change] of Object.entries(changes))
    writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')));
  return { root, conf, spec, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export const limits: Limits = { seconds: 280, memoryMb: 6000, querySeconds: 60, runs: 1, depth: 1, seed: '1' };

export function obligation(
  { conf, spec }: Pick<Case, 'conf' | 'spec'>,
  rule: string,
  role: Obligation['role'] = 'claim',
) {
  return {
    id: `X-${rule}`,
    property: 'X',
    rev: 1,
    engine: 'certora',
    role,
    of: [],
    entry: { in: 'cvl', conf, spec, rule },
    ceiling: 'proved',
    bounds: [],
  } satisfies Obligation;
}

export interface Driven {
  readonly run: FinishedRun;
  readonly judged: readonly Judged[];
  /** Of the job: everything that was written lies below it. */
  readonly folder: string;
}

/** @param env what the programs are looked for in */
export async function driveCase(
  one: Case,
  obligations: readonly Obligation[],
  {
    env = process.env,
    mode = 'typecheck',
    changed = limits,
  }: { env?: NodeJS.ProcessEnv; mode?: string; changed?: Limits } = {},
): Promise<Driven> {
  const names = ['node', 'python', 'certoraRun', 'solc', 'java', 'certora.jar'];
  const bin = pathsOf(locateAll(names, { home, env }));
  const job = makeJobFolder(one.root, 'case');
  const command = certora.command(obligations, changed, { root: one.root, job: job.work, bin, mode, spare: '' });
  const { run } = await execute(command, { job, limits: changed, passes: certora.passes });
  return { run, judged: certora.parse(run, obligations), folder: job.folder };
}
