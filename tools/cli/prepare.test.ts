import assert from 'node:assert/strict';
import { staleLines } from './prepare.ts';

describe('generated files that are not as they should be', () => {
  it('are named on a line each, whatever they are called', () => {
    const path = 'harness/generated/a\u001b[2J\u202e\nmissing   b.sol';
    assert.deepEqual(
      staleLines([
        { path: 'docs/rows.md', why: 'changed' },
        { path, why: 'leftover' },
      ]),
      ['changed   docs/rows.md', 'leftover  harness/generated/a\ufffd[2J\ufffd missing   b.sol'],
    );
  });
});
