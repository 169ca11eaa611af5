/**
 * Halmos with the portfolio of solvers against Halmos with its default solver, yices, on the same harnesses, with the same
 * time for a query and one core for both. What the default does not answer counts with the time that it was given.
 */
import { join } from 'node:path';
import type { Obligation } from '../harness/schema.ts';
import { readManifest } from '../tools/cli/replayed.ts';
import { halmos } from '../tools/engines/halmos/index.ts';
import type { Limits } from '../tools/engines/types.ts';
import { minimalEnvironment } from '../tools/run/environment.ts';
import { makeJobFolder } from '../tools/run/job-folder.ts';
import { pathsOf } from '../tools/run/locate.ts';
import type { Benchmark } from './benchmark.ts';
import { binOf, compiled, summed } from './by-hand.ts';
import { type Ended, type Run, scratch, timed } from './timed.ts';

/** Where z3, bitwuzla or cvc5 knew what yices did not, and some where yices knew everything. */
const properties = [
  'FLAT-SEQ-002',
  'FLAT-UNIT-006',
  'GHOST-UNIT-001',
  'GHOST-UNIT-004',
  'RISE-STATE-002',
  'VAULT-UNIT-002',
];

const limits: Limits = { seconds: 1800, memoryMb: 6000, querySeconds: 20, runs: 1, depth: 1, seed: '1' };

/** What Halmos itself starts for `--solver yices`; named, because it would download by name. */
const yices = (path: string): string => `${path} --smt2-model-format --bvconst-in-decimal`;

export function withSolver(argv: readonly string[], command: string, seconds: number): readonly string[] {
  const swap = (words: readonly string[], option: string, value: string): readonly string[] => {
    const at = words.indexOf(option);
    if (at < 0) throw new RangeError(`there is no ${option}`);
    return words.with(at + 1, value);
  };
  return swap(swap(argv, '--solver-command', command), '--solver-timeout-assertion', String(1000 * seconds));
}

/** Halmos' own words: a test passed, or has a counterexample. */
export function answersIn(printed: string): number {
  return (printed.match(/\[(?:PASS|FAIL)\]/gu) ?? []).length;
}

interface Side {
  readonly run: Run;
  readonly answers: number;
}

async function side(root: string, what: string, groups: readonly (readonly Obligation[])[]): Promise<Side> {
  const bin = pathsOf(binOf(root));
  const folder = scratch(root, what);
  const runs: Ended[] = [];
  for (const [index, group] of groups.entries()) {
    const job = makeJobFolder(folder, String(index));
    const command = halmos.command(group, limits, { root, job: job.work, bin, spare: join(folder, 'spare-cores') });
    const alone = withSolver(command.argv, yices(bin['yices-smt2'] ?? 'yices-smt2'), limits.querySeconds);
    const env = { ...minimalEnvironment(job.tmp), ...command.env };
    runs.push(await timed(what, what === 'portfolio' ? command.argv : alone, { cwd: command.cwd, env }));
  }
  const answers = runs.reduce((sum, { stdout }) => sum + answersIn(stdout), 0);
  const asked = groups.reduce((sum, { length }) => sum + length, 0);
  return { run: { ...summed(what, runs), what: `${what}: ${answers} of ${asked} answered` }, answers };
}

export const solverPortfolio: Benchmark = {
  name: 'solver-portfolio',
  title:
    'Halmos with all solvers against yices alone, 20 s for a query, on claims that solvers differ on and some others',
  goal: 1.5,
  wanted: 'at least',
  async measure(root) {
    await compiled(root, { properties, engines: ['halmos'] });
    const claims = readManifest(root).obligations.filter(
      ({ engine, role, property }) => engine === 'halmos' && role === 'claim' && properties.includes(property),
    );
    const groups = halmos.group(claims);
    const together = await side(root, 'portfolio', groups);
    const alone = await side(root, 'yices', groups);
    if (together.answers < alone.answers) throw new Error('yices answered what the portfolio did not');
    return { ratio: alone.run.seconds / together.run.seconds, runs: [together.run, alone.run] };
  },
};
