import assert from 'node:assert/strict';
import { answered } from './print.ts';

describe('what a command prints', () => {
  const hostile = 'contracts/A.sol:1: x\u001b[2J\u0085\u202e → y';

  function printed(json: boolean): string {
    const { write } = process.stdout;
    let said = '';
    process.stdout.write = (text: unknown) => {
      said += String(text);
      return true;
    };
    try {
      assert.equal(answered({ json }, { found: { change: hostile }, text: `${hostile}\nα\t≤`, exitCode: 1 }), 1);
    } finally {
      process.stdout.write = write;
    }
    return said;
  }

  it('cannot rewrite the terminal with the text of what is audited', () => {
    assert.equal(printed(false), 'contracts/A.sol:1: x\ufffd[2J\ufffd\ufffd → y\nα\t≤\n');
  });

  it('is the same data as JSON, with nothing unseen in it', () => {
    const said = printed(true);
    assert.deepEqual(JSON.parse(said), { change: hostile });
    assert.doesNotMatch(said.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
    assert.match(said, /\\u001b\[2J\\u0085\\u202e/u);
  });
});
