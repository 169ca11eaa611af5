/** The measurement on the real forge: short, twice, and the same. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { measureReach } from './measure.ts';

const home = resolve(import.meta.dirname, '..', '..');

describe('the coverage of the campaigns', function () {
  this.timeout(300_000);
  it('is measured for every contract of the suite, and the same twice', async () => {
    const effort = { runs: 2, depth: 20, seed: '1' };
    const first = await measureReach({ root: home, home, effort });
    const flat = first.find(({ file }) => file.endsWith('/src/FLAT.sol'));
    assert.ok(flat !== undefined && flat.functions.reached > 5 && flat.branches.reached < flat.branches.total);
    assert.equal(
      flat.unreached.length,
      flat.functions.total - flat.functions.reached + flat.branches.total - flat.branches.reached,
    );
    assert.deepEqual(await measureReach({ root: home, home, effort }), first);
  });
});
