import assert from 'node:assert/strict';
import { compileFixture, pick, readFixture } from './__fixtures__/compile.ts';
import type { Artifact } from './artifact.ts';
import { replayModel } from './replay.ts';

// Every function of this fixture asserts how a cheatcode behaves, and passes in forge 1.7.1.
const names = [...readFixture('Cheats.sol').matchAll(/function (test_\w+)/g)].map((match) => match[1] ?? '');

describe('cheatcodes behave as in forge', () => {
  let artifact: Artifact;
  before(function () {
    this.timeout(60_000);
    artifact = pick(compileFixture('Cheats.sol'), 'Cheats');
  });

  it('covers the fixture', () => assert.equal(names.length, 37));
  for (const name of names) {
    it(name.replaceAll('_', ' '), async () => {
      const outcome = await replayModel({ artifact, contract: 'Cheats', functionName: name, model: {} });
      assert.equal(outcome.detail, 'returned normally: no assertion failed');
      assert.equal(outcome.result, 'mismatch');
    });
  }
});
