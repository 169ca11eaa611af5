/** What a free message leaves out is said, and what is no call of a function is asked about. */
import assert from 'node:assert/strict';
import { property, suite } from '../../properties/define.ts';
import type { AbiItem, AbiParameter } from './contract.ts';
import { doorsOf } from './doors.ts';
import { emitHalmos } from './halmos.ts';

const taking = (...inputs: readonly AbiParameter[]): AbiItem => ({
  type: 'function',
  name: 'call',
  stateMutability: 'nonpayable',
  inputs,
});
const one = (type: string, name = 'one'): AbiParameter => ({ name, type });
const contracts = (abi: readonly AbiItem[]) =>
  new Map([['PulseCore', { name: 'PulseCore', file: 'PulseCore.sol', abi, storage: [] }]]);
const unasked = (...abi: readonly AbiItem[]) => doorsOf('core', contracts(abi)).unasked;

describe('the doors of a contract', () => {
  it('are all asked at where arguments fit into seven words, and where nobody reads what does not', () => {
    assert.deepEqual(unasked(taking()), []);
    assert.deepEqual(unasked(taking(one('uint256[7]'))), []);
    assert.deepEqual(unasked(taking(one('int256'), one('int256'), one('bytes', ''))), []);
    assert.deepEqual(unasked({ ...taking(one('bytes')), stateMutability: 'view' }), []);
  });

  it('are not where an argument has a length of its own, or there are too many', () => {
    const tuple = (...components: readonly AbiParameter[]): AbiParameter => ({
      name: 'all',
      type: 'tuple',
      components,
    });
    const long = [
      [one('bytes')],
      [one('uint256[]')],
      [one('uint256[8]')],
      [one('uint256[2][4]')],
      [tuple(one('uint256[7]'), one('bool'))],
      [tuple(one('string'))],
      [one('uint256[6]'), one('bytes', '')],
    ];
    for (const inputs of long) assert.equal(unasked(taking(...inputs)).length, 1, JSON.stringify(inputs));
    assert.match(unasked(taking(one('bytes')))[0] ?? '', /^PulseCore\.call\(bytes\) is called with 7 words at most$/u);
  });

  it('take ether alone, and what a fallback takes besides is said', () => {
    assert.deepEqual(doorsOf('core', contracts([taking(), { type: 'receive' }])), { takesEther: true, unasked: [] });
    const { takesEther, unasked: left } = doorsOf('core', contracts([{ type: 'fallback' }]));
    assert.equal(takesEther, true);
    assert.match(left[0] ?? '', /^the fallback of PulseCore is called with nothing, or with 7 words$/u);
    assert.throws(() => doorsOf('nobody', contracts([])), /no compiled contract is called nobody/u);
  });

  it('without a selector have a claim and a twin of their own', () => {
    const still = property({
      ...{ id: 'A-TRANS-001', title: 'Nothing moves', contract: 'A', kind: 'transition', breaks: 'nothing' },
      ...{ source: suite('sample'), wanted: 'proved', engines: ['halmos'] },
      check: { form: 'transition', world: 'pulse', over: ['core'], claim: 'true', witness: 'false', example: 'false' },
    });
    const emitted = (abi: readonly AbiItem[]) => emitHalmos(still, new Map(), contracts(abi));
    const { content, obligations } = emitted([taking(), { type: 'receive' }]);
    assert.deepEqual(
      obligations.map(({ id }) => id),
      ['step_core', 'step_core+twin', 'bare_core', 'bare_core+twin'].map((part) => `A-TRANS-001/halmos/${part}`),
    );
    // The example and the witness are of a call.
    assert.match(content, /if \(twin && !_isBare\) vm\.assume\(both\(_ordinary\(\), false\)\)/u);
    assert.match(content, /_claim\(twin, true, either\(_isBare, \(false\)\)\)/u);
    assert.doesNotMatch(emitted([taking()]).content, /_isBare|bare_/u);
  });
});
