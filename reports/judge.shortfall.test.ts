import assert from 'node:assert/strict';
import type { Property } from '../properties/schema.ts';
import { allGood, anObligation, aProperty, aReplay, unknown, violated, withVerdicts } from './__fixtures__/build.ts';
import { type JudgeInput, judge } from './judge.ts';

const stated = { reaches: 'sampled', reason: 'measured: undecided after 600 s, by two solvers' } as const;
const engines = ['halmos', 'forge'];
const promise = aProperty({ engines, shortfall: stated });
const silent = aProperty({ engines });

function halmosSays(property: Property, how: 'unknown' | 'violated' | 'unconfirmed' | 'nothing'): JudgeInput {
  const claim = anObligation(property, 'halmos', 'main');
  const input = allGood(property);
  return withVerdicts(input, (one) => {
    if (one.obligation !== claim.id) return one;
    if (how === 'nothing') return null;
    if (how === 'unknown') return unknown(claim);
    return violated(claim, how === 'violated' ? aReplay('confirmed') : aReplay('mismatch'));
  });
}

describe('judge: a stated shortfall', () => {
  it('stays short, carries its reason, and does not fail the run', () => {
    const { results, exitCode } = judge(halmosSays(promise, 'unknown'));
    assert.equal(results[0]?.outcome, 'short');
    assert.deepEqual(results[0]?.shortfall, stated);
    assert.equal(exitCode, 0);
  });

  it('fails the run when nobody stated it', () => {
    assert.equal(judge(halmosSays(silent, 'unknown')).exitCode, 1);
  });

  it('excuses no violation, no counterexample that was not confirmed, and no lost result', () => {
    assert.equal(judge(halmosSays(promise, 'violated')).exitCode, 1);
    assert.notEqual(judge(halmosSays(promise, 'unconfirmed')).exitCode, 0);
    assert.notEqual(judge(halmosSays(promise, 'nothing')).exitCode, 0);
  });

  it('excuses nothing when what it promises is not reached either', () => {
    const more = aProperty({ engines, shortfall: { ...stated, reaches: 'bounded' } });
    assert.equal(judge(halmosSays(more, 'unknown')).exitCode, 1);
  });
});
