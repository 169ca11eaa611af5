/**
 * The engines by hand: the commands of Assay's jobs, started one after the other by a shell, with nothing of Assay around
 * them. Halmos and forge are started as they come, Halmos once for each harness, as a person would; it is spared reading
 * artifacts of other harnesses, as it is by Assay, which would take it a minute for each.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Obligation } from '../harness/schema.ts';
import { selectionOf } from '../tools/cli/audit.ts';
import { prepare } from '../tools/cli/prepare.ts';
import { readManifest } from '../tools/cli/replayed.ts';
import { createHalmos } from '../tools/engines/halmos/index.ts';
import { engines } from '../tools/engines/registry.ts';
import type { Engine, FinishedRun, Limits } from '../tools/engines/types.ts';
import { minimalEnvironment } from '../tools/run/environment.ts';
import { makeJobFolder } from '../tools/run/job-folder.ts';
import { type Bin, locateAll, pathsOf } from '../tools/run/locate.ts';
import { type LimitOptions, limitsOf, profiles } from '../tools/run/profiles.ts';
import { modeOf } from '../tools/run/secrets.ts';
import { neededNames } from '../tools/run/versions.ts';
import { type Ended, type Run, thousandths, timed } from './timed.ts';

export interface Selection {
  /** Patterns; all when there are none. */
  readonly properties: readonly string[];
  readonly engines: readonly string[];
  readonly limits?: LimitOptions;
}

export interface HandJob {
  readonly engine: Engine;
  readonly obligations: readonly Obligation[];
  readonly limits: Limits;
}

const plainHalmos = createHalmos({ recheck: false, plain: true });

/** As a person types it: what Assay's options of the same selection are. */
export function wordsOf({ properties, engines: ids, limits = {} }: Selection): readonly string[] {
  return [
    'run',
    ...(properties.length > 0 ? ['--property', ...properties] : []),
    ...['--engine', ...ids],
    ...(limits.runs === undefined ? [] : ['--runs', String(limits.runs)]),
    ...(limits.depth === undefined ? [] : ['--depth', String(limits.depth)]),
    ...(limits.seconds === undefined ? [] : ['--seconds', String(limits.seconds)]),
    ...(limits.querySeconds === undefined ? [] : ['--query-seconds', String(limits.querySeconds)]),
  ];
}

/** Engines of a selection that this machine has. */
export function engineHere(id: string, bin: Bin): boolean {
  return engines.some((one) => one.id === id && one.needs.every(({ name }) => bin[name] !== undefined));
}

export function binOf(root: string): Bin {
  return locateAll(neededNames(engines), { home: root, env: process.env });
}

function isAsked({ properties, engines: ids }: Selection): (obligation: Obligation) => boolean {
  const selected = selectionOf(properties);
  return ({ property, engine }) => ids.includes(engine) && (selected?.includes(property) ?? true);
}

/** So that neither Assay nor an engine pays for the compiler. */
export async function compiled(root: string, selection: Selection): Promise<void> {
  await prepare({ root, home: root }, isAsked(selection));
}

/** Everything that Assay asks for this selection. */
export function handJobs(root: string, selection: Selection): readonly HandJob[] {
  const { engines: ids, limits = {} } = selection;
  const profile = profiles.find(({ id }) => id === 'quick');
  if (profile === undefined) throw new Error('there is no quick profile');
  const asked = readManifest(root).obligations.filter(isAsked(selection));
  return engines
    .filter(({ id }) => ids.includes(id))
    .flatMap((engine) => {
      const mine = asked.filter((one) => one.engine === engine.id);
      const started = engine.id === 'halmos' ? plainHalmos : engine;
      return engine.group(mine).map((obligations) => ({
        engine: started,
        obligations,
        limits: limitsOf(profile, limits)(engine),
      }));
    });
}

export interface HandResult {
  /** All commands as one. */
  readonly run: Run;
  /** IDs of obligations that an engine answered: that they hold, or that they do not. */
  readonly answered: ReadonlySet<string>;
}

/** One after the other, each in a folder of its own below `folder`. */
export async function byHand(
  root: string,
  what: string,
  jobs: readonly HandJob[],
  folder: string,
): Promise<HandResult> {
  const bin = binOf(root);
  const answered = new Set<string>();
  const runs: Ended[] = [];
  for (const [index, { engine, obligations, limits }] of jobs.entries()) {
    const job = makeJobFolder(folder, `${index + 1}-${obligations[0]?.id ?? ''}`);
    const spare = join(folder, 'spare-cores');
    const workspace = { root, job: job.work, bin: pathsOf(bin), mode: modeOf(engine, bin), spare };
    const command = engine.command(obligations, limits, workspace);
    // Assay vouches that everything is compiled, so that forge need not ask the compiler; a person's forge asks.
    const { FOUNDRY_SOLC: _, ...own } = command.env;
    const env = { ...minimalEnvironment(job.tmp), ...own };
    const ended = await timed(engine.id, command.argv, { cwd: command.cwd, env });
    runs.push(ended);
    const finished = finishedOf(ended, limits, outputsOf(job.work, command.outputs));
    for (const { obligation, claim } of engine.parse(finished, obligations))
      if (claim === 'holds' || claim === 'violated') answered.add(obligation);
  }
  return { run: summed(what, runs), answered };
}

function outputsOf(folder: string, names: readonly string[]): Record<string, string | null> {
  const read = (name: string): string | null =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null;
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

function finishedOf(ended: Ended, limits: Limits, outputs: FinishedRun['outputs']): FinishedRun {
  const { exitCode, seconds, stdout, stderr } = ended;
  const usual = { signal: null, timedOut: false, outOfMemory: false, interrupted: false };
  return { exitCode, seconds, stdout, stderr, ...usual, limits, outputs };
}

/** Exit codes of many commands are none of one: engines end in 1 for each twin. */
export function summed(what: string, runs: readonly Run[]): Run {
  const cpu = runs.map(({ cpuSeconds }) => cpuSeconds);
  const cpuSeconds = cpu.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
  return {
    what: `${what}: ${runs.length} commands`,
    seconds: thousandths(runs.reduce((sum, { seconds }) => sum + seconds, 0)),
    cpuSeconds: cpuSeconds === null ? null : thousandths(cpuSeconds),
    exitCode: null,
  };
}
