import assert from 'node:assert/strict';
import { keccak } from './hashes.ts';

describe('the hash of long code', () => {
  it('is that of its bytes, whoever changed what was given out before', () => {
    const zeros = new Uint8Array(4096);
    const hash = (data: Uint8Array) => Buffer.from(keccak(data)).toString('hex');
    const expected = 'ad3228b676f7d3cd4284a5443f17f1962b36e491b30a40b2405849e597ba5fb5';
    keccak(new Uint8Array(64)).fill(0);
    assert.equal(hash(new Uint8Array(64)), expected);
    const first = hash(zeros);
    keccak(zeros).fill(0);
    assert.equal(hash(zeros), first);
    assert.notEqual(hash(new Uint8Array(4096).fill(1)), first);
  });
});
