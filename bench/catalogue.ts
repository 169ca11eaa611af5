/**
 * Assay on all cores, knowing no answer and of times what the repository records, against the engines by hand, one after
 * the other, on the same harnesses.
 */
import { join } from 'node:path';
import { answersOf } from './answers.ts';
import type { Benchmark } from './benchmark.ts';
import { binOf, byHand, compiled, engineHere, handJobs, type Selection, wordsOf } from './by-hand.ts';
import { asRun, scratch, timedAssay } from './timed.ts';

const out = 'reports/out/bench';
/** Without certora, which only type-checks where there is no Prover, and forge-symbolic, which is seldom there. */
const every = ['echidna', 'forge', 'halmos', 'slither', 'smt', 'smtchecker', 'static'];

/** Something for each engine, in about the shares that the whole catalogue has. */
const some: Selection = {
  properties: ['RISE-STATE-*', 'RISE-TRANS-*', 'FLAT-UNIT-001', 'MATH-DIV-*', 'SUITE-STATIC-01*', 'GUARD-*'],
  engines: every,
};

export const catalogue: Benchmark = {
  name: 'catalogue',
  title: 'a part of the catalogue for every engine, on all cores, against its engines by hand; everything with --all',
  goal: 1.8,
  wanted: 'at least',
  async measure(root, all) {
    const bin = binOf(root);
    const chosen = all ? { properties: [], engines: every } : some;
    const selection = { ...chosen, engines: chosen.engines.filter((id) => engineHere(id, bin)) };
    const words = [...wordsOf(selection), '--no-resume', '--out', out];
    await compiled(root, selection);
    const assay = await timedAssay(root, 'assay', words);
    const { answered } = answersOf(join(root, out, 'ledger.json'), selection.engines);
    const hand = await byHand(root, 'by hand', handJobs(root, selection), scratch(root, 'by-hand'));
    const lost = [...hand.answered].filter((id) => !answered.has(id));
    if (lost.length > 0) throw new Error(`answered by hand and not by Assay: ${lost.slice(0, 5).join(', ')}`);
    const count = `${hand.answered.size} of ${answered.size} answers`;
    return {
      ratio: hand.run.seconds / assay.seconds,
      runs: [asRun(assay), { ...hand.run, what: `${hand.run.what}, ${count}` }],
    };
  },
};
