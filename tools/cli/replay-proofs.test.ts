import assert from 'node:assert/strict';
import { onlyTimes, sampled } from './replay-proofs.ts';

describe('a ledger that is asked again', () => {
  it('goes by the recorded times, and knows no answer', () => {
    const store = onlyTimes(new Map([['A', 64]]));
    assert.deepEqual(store.measured('A'), { seconds: 64, answered: true, peakMb: null });
    assert.equal(store.measured('B'), null);
    assert.equal(store.find('A', 'key'), null);
  });

  it('is sampled as the seed says, and whole without a size', () => {
    const all = ['A', 'B', 'C', 'D', 'E'];
    const some = (size: number | undefined, seed: string) => sampled(all, (one) => one, size, seed);
    assert.deepEqual(some(undefined, '1'), all);
    assert.deepEqual(some(2, '1'), some(2, '1'));
    assert.equal(some(2, '1').length, 2);
    const seeds = Array.from({ length: 20 }, (_, seed) => some(2, String(seed)).join());
    assert.ok(new Set(seeds).size > 1);
  });
});
