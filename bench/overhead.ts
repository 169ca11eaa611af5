/**
 * What Assay costs on top of an engine: `assay run` on one core, asking everything again, against the bare engine on the
 * same harnesses with the same arguments, in turn.
 */
import { join } from 'node:path';
import { answersOf, refuseOther } from './answers.ts';
import { type Benchmark, type Found, median } from './benchmark.ts';
import { byHand, compiled, handJobs, type Selection, wordsOf } from './by-hand.ts';
import { asRun, type Run, scratch, thousandths, timedAssay } from './timed.ts';

const out = 'reports/out/bench';
/** One is enough where nothing else runs, and takes minutes. */
const pairsOfAll = 3;

/** An engine, and what it is asked. */
export interface Overhead {
  readonly engine: string;
  readonly title: string;
  readonly selection: Selection;
}

export function overhead({ engine, title, selection }: Overhead): Benchmark {
  return {
    name: `overhead-${engine}`,
    title,
    goal: 1.03,
    wanted: 'at most',
    async measure(root, all) {
      await compiled(root, selection);
      const found: Found[] = [];
      for (let pair = 0; pair < (all ? pairsOfAll : 1); pair++) found.push(await onePair(root, selection, pair));
      return { ratio: median(found.map(({ ratio }) => ratio)), runs: found.flatMap(({ runs }) => runs) };
    },
  };
}

const always = ['--cores', '1', '--no-resume', '--out', out];

/** Whoever is first in one pair is second in the next. */
async function onePair(root: string, selection: Selection, pair: number): Promise<Found> {
  const hand = () => byHand(root, 'bare', handJobs(root, selection), scratch(root, 'bare'));
  const before = pair % 2 === 0 ? await hand() : null;
  const assay = await timedAssay(root, 'assay', [...wordsOf(selection), ...always]);
  const { answered, jobSeconds } = answersOf(join(root, out, 'ledger.json'), selection.engines);
  const bare = before ?? (await hand());
  refuseOther(bare.answered, answered);
  const jobs: Run = { what: 'its jobs alone', seconds: thousandths(jobSeconds), cpuSeconds: null, exitCode: null };
  return { ratio: assay.seconds / bare.run.seconds, runs: [bare.run, asRun(assay), jobs] };
}

/** Proofs of the vault: for most a process is started each, some take a minute, and of some solvers take the most. */
export const overheadHalmos = overhead({
  engine: 'halmos',
  title:
    'properties of the vault and their lemmas by Halmos on one core, against Halmos as it comes, once for each harness',
  selection: { properties: ['VAULT-*'], engines: ['halmos'] },
});

/** Campaigns thirty times as long as those of a quick run: what is added to one is as much for a short one. */
export const overheadForge = overhead({
  engine: 'forge',
  title: 'properties of RISE by forge on one core, 1200 runs of 60 calls in each scenario, against forge as it comes',
  selection: { properties: ['RISE-*'], engines: ['forge'], limits: { runs: 1200, depth: 60, seconds: 1800 } },
});
