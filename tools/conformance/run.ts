/** Every engine over the corpus, through the same core as any run: jobs, limits, settling, replay. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';
import { readContract } from '../compile/artifacts.ts';
import { compile } from '../compile/compile.ts';
import type { Engine } from '../engines/types.ts';
import { asReplay, confirming } from '../replay/confirm.ts';
import { locateAll } from '../run/locate.ts';
import type { RunOutcome } from '../run/options.ts';
import { limitsOf, profiles } from '../run/profiles.ts';
import { runObligations } from '../run/run.ts';
import { neededNames } from '../run/versions.ts';
import { harnesses, stageCorpus } from './stage.ts';
import { corpus, readTruth, type Truth } from './truth.ts';

export interface ConformanceOptions {
  /** Folder of this Assay: the corpus is part of it, whatever project is audited. */
  readonly home: string;
  readonly engines: readonly Engine[];
  /** By engine ID. */
  readonly cases: Readonly<Record<string, readonly Obligation[]>>;
  readonly cores?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly say?: (text: string) => void;
}

export interface Conformance extends Pick<RunOutcome, 'verdicts' | 'engines' | 'interrupted'> {
  readonly truth: ReadonlyMap<string, Truth>;
  readonly obligations: readonly Obligation[];
}

/** Small contracts: what is not answered soon is not answered. */
const effort = { seconds: 90, querySeconds: 10 };

export async function runConformance(options: ConformanceOptions): Promise<Conformance> {
  const { home, engines, cases, cores, signal, say = () => {} } = options;
  const truth = readTruth(home);
  const root = stageCorpus(home, join(home, '.assay', 'conformance'));
  say('compiling the corpus');
  await compile({ root, home, paths: [corpus, harnesses], signal });
  const runFolder = join(root, '.assay', 'run');
  rmSync(runFolder, { recursive: true, force: true });
  mkdirSync(runFolder, { recursive: true });
  const obligations = engines.flatMap(({ id }) => cases[id] ?? []);
  const replay = asReplay(await confirming({ root, properties: new Map(), artifacts: artifactsOf(root) }));
  const [quick] = profiles;
  if (quick === undefined) throw new TypeError('there is no profile');
  say(`asking ${engines.length} engines about ${truth.size} properties`);
  const outcome = await runObligations({
    engines,
    obligations,
    limits: limitsOf(quick, effort),
    root,
    runFolder,
    bin: locateAll(neededNames(engines), { home, env: process.env }),
    replay,
    cores,
    signal,
  });
  return { truth, obligations, ...outcome };
}

/** One contract of each file, under the file's name. */
function artifactsOf(root: string): Record<string, string> {
  const names = readdirSync(join(root, corpus)).flatMap((file) => (file.endsWith('.sol') ? [file.slice(0, -4)] : []));
  return Object.fromEntries(
    names.map((name) => [name, readContract({ root }, `${corpus}/${name}.sol:${name}`).artifact]),
  );
}
