import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { descendants, type SourceUnit } from '../../../harness/access/syntax.ts';
import { frontOf } from '../../compile/frontend.ts';
import { lookAgain, rangesOf } from './recheck.ts';

const home = resolve(import.meta.dirname, '..', '..', '..');

/** By detector: bodies in which the mistake is, and bodies that only look like it. */
const bodies: Readonly<Record<string, { readonly bad: readonly string[]; readonly good: readonly string[] }>> = {
  'tx-origin': { bad: ['require(tx.origin == a);'], good: ['require(msg.sender == a);', 'require(o.origin() == a);'] },
  'weak-prng': {
    bad: ['n = block.timestamp % n;', 'n = uint256(blockhash(block.number - 1)) % n;'],
    good: ['n = m % n;', 'n = m % block.timestamp;'],
  },
  'incorrect-exp': {
    bad: ['n = 10 ^ 18;', 'n = m * 10 ^ 18;'],
    good: ['n = 10 ** 18;', 'n = m ^ n;', 'n = m ^ 0x12;'],
  },
  tautology: {
    bad: ['require(n >= 0);', 'require(!(n < 0));'],
    good: ['require(n >= 1);', 'require(s >= 0);', 'require(n > 0);'],
  },
  'divide-before-multiply': {
    bad: ['n = m / n * m;', 'n = m * (n / m);', 'uint256 q = m / n; n = q * m;', 'n = m / n; n = n * m;'],
    good: ['n = m * n / m;', 'uint256 q = m / n; n = q + m;', 'n = m / n + m * n;'],
  },
  'unchecked-transfer': {
    bad: ['t.transfer(a, n);', 'if (n > 0) t.transferFrom(a, a, n);'],
    good: ['require(t.transfer(a, n));', 'bool ok = t.transfer(a, n); require(ok);', 't.balanceOf(a);'],
  },
  'unchecked-lowlevel': {
    bad: ['a.call("");', 'a.call{value: n}("");', 'a.delegatecall("");'],
    good: ['(bool ok,) = a.call{value: n}(""); require(ok);'],
  },
};

const named = Object.entries(bodies).flatMap(([detector, { bad, good }]) => [
  ...bad.map((body) => ({ detector, body, wanted: 'seen' as const })),
  ...good.map((body) => ({ detector, body, wanted: 'not-seen' as const })),
]);

const source = `// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;
interface T { function transfer(address, uint256) external returns (bool); function transferFrom(address, address, uint256) external returns (bool); function balanceOf(address) external returns (uint256); }
interface O { function origin() external returns (address); }
contract Cases {
${named.map(({ body }, i) => `function f${i}(T t, O o, address a, uint256 n, uint256 m, int256 s) external { ${body} }`).join('\n')}
}`;

describe('a second look at a finding', function () {
  this.timeout(60_000);
  let trees: readonly SourceUnit[] = [];

  before(async () => {
    const front = await frontOf({ home, sources: new Map([['Cases.sol', source]]), remappings: [] });
    trees = [...front.trees.values()];
  });

  function bodyOf(index: number): string {
    const found = trees.flatMap(descendants).find((node) => node['name'] === `f${index}`);
    assert.ok(found);
    const { src } = found['body'] as { readonly src: string };
    const [start = 0, length = 0] = src.split(':').map(Number);
    return `Cases.sol:${start}:${length}`;
  }

  it('sees a mistake where it stands, and not where something only looks like it', () => {
    for (const [index, { detector, body, wanted }] of named.entries())
      assert.equal(lookAgain(detector, rangesOf(bodyOf(index)), trees), wanted, `${detector}: ${body}`);
  });

  it('sees nothing elsewhere', () => {
    for (const [index, { detector, wanted }] of named.entries()) {
      if (wanted === 'not-seen') continue;
      const other = named.findIndex((one) => one.detector === detector && one.wanted === 'not-seen');
      assert.equal(lookAgain(detector, rangesOf(bodyOf(other)), trees), 'not-seen', String(index));
      assert.equal(lookAgain(detector, rangesOf('Other.sol:0:100000'), trees), 'not-seen');
      assert.equal(lookAgain(detector, [], trees), 'not-seen');
    }
  });

  it('has nothing to say of what a person must decide', () => {
    assert.equal(lookAgain('reentrancy-eth', rangesOf(bodyOf(0)), trees), 'no-rule');
    assert.equal(lookAgain('constructor', rangesOf(bodyOf(0)), trees), 'no-rule');
  });

  it('reads places in bytes, and ignores what is none', () => {
    assert.deepEqual(rangesOf('a/B.sol:3:4 x C.sol:0:1'), [
      { file: 'a/B.sol', start: 3, end: 7 },
      { file: 'C.sol', start: 0, end: 1 },
    ]);
  });
});
