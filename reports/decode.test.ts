import assert from 'node:assert/strict';
import { decodeCall, etherText, selectorsOf, wordsOf } from './decode.ts';

const selectors = selectorsOf([
  'deposit(uint256 assets, address receiver)',
  'not a signature',
  'f((uint256 a, bytes b)[] x)',
]);

describe('decode', () => {
  it('reads a call whose function is known', () => {
    const data = `0x6e553f65${'2a'.padStart(64, '0')}${'a11ce'.padStart(64, '0')}`;
    assert.deepEqual(decodeCall(data, selectors), {
      signature: 'deposit(uint256 assets, address receiver)',
      args: [
        { name: 'assets', type: 'uint256', value: '42' },
        { name: 'receiver', type: 'address', value: '0x00000000000000000000000000000000000A11cE' },
      ],
    });
  });

  it('guesses nothing', () => {
    assert.deepEqual(decodeCall('0x12345678', selectors), { signature: null, args: [] });
    assert.deepEqual(decodeCall('0x', selectors), { signature: null, args: [] });
    assert.deepEqual(decodeCall('constructor', selectors), { signature: null, args: [] });
    assert.equal(decodeCall('0x6e553f65ff', selectors).args.length, 0);
  });

  it('leaves out what is no signature', () => {
    assert.equal(Object.keys(selectors).length, 2);
  });

  it('splits calldata into words and reads wei', () => {
    assert.deepEqual(wordsOf(`0x12345678${'0'.repeat(64)}ab`), ['0x12345678', '0'.repeat(64), 'ab']);
    assert.deepEqual(wordsOf('0x'), ['0x']);
    assert.equal(etherText('1500000000000000000'), '1.5 ETH');
    assert.equal(etherText('-1'), '-1');
  });
});
