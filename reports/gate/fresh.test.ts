import assert from 'node:assert/strict';
import { doubtsOf } from './fresh.ts';

describe('a run at the gate', () => {
  const [one, other] = ['a'.repeat(40), 'b'.repeat(40)];

  it('is of what is checked out, without a word', () => {
    assert.deepEqual(doubtsOf('ledger.json', { commit: one }, { commit: one, dirty: false }), []);
  });

  it('is refused when it is of another commit', () => {
    assert.throws(() => doubtsOf('ledger.json', { commit: other }, { commit: one, dirty: false }), {
      code: 'ASY-GATE-02',
    });
  });

  it('is doubted where nobody can tell: after an edit, and outside of git', () => {
    for (const [run, now, word] of [
      [one, { commit: one, dirty: true }, /uncommitted/u],
      [null, { commit: one, dirty: false }, /no commit/u],
      [one, { commit: null, dirty: false }, /no commit/u],
    ] as const) {
      const doubts = doubtsOf('ledger.json', { commit: run }, now);
      assert.equal(doubts.length, 1);
      assert.match(doubts[0] ?? '', word);
    }
  });
});
