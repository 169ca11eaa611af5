import assert from 'node:assert/strict';
import { survive } from './__fixtures__/survival.ts';
import { hasProc } from './processes.mjs';

describe('a run that is killed', function () {
  this.timeout(300_000);

  it('loses no answer, asks none again and leaves nothing behind, at any of ten moments', async function () {
    if (!hasProc) this.skip();
    const { kills, victims, losses } = await survive(10, 20261128);
    assert.deepEqual(losses, []);
    assert.equal(kills, 10);
    assert.ok(victims.tool > 0 && victims.engine > 0, JSON.stringify(victims));
  });
});
