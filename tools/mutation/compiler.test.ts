import assert from 'node:assert/strict';
import { type Ask, Compiler } from './compiler.ts';

const ask: Ask = {
  sources: { 'Box.sol': 'contract Box { uint256 public held; }' },
  settings: {},
  wanted: { 'Box.sol': ['Box'] },
};

describe('the warm compiler', function () {
  this.timeout(30_000);

  it('refuses what it is asked after it was closed, and what it was asked just before', async () => {
    const compiler = new Compiler();
    assert.equal((await compiler.compile(ask)).ok, true);
    const pending = assert.rejects(compiler.compile(ask), /the compiler was closed/u);
    const closing = compiler.close();
    const during = assert.rejects(compiler.compile(ask), /the compiler was closed/u);
    await closing;
    await Promise.all([pending, during]);
    await assert.rejects(compiler.compile(ask), /the compiler was closed/u);
  });
});
