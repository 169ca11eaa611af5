import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { AbiParameter } from 'viem';
import { compileSource, pick } from '../../replay/__fixtures__/compile.ts';
import { replaySequence } from '../../replay/sequence.ts';
import { ECHIDNA_WORLD } from '../../replay/world.ts';
import { readArguments } from './literals.ts';
import { rawCall } from './parse.ts';
import { Functions } from './schema.ts';
import { readTranscript } from './transcript.ts';

const of = (...types: string[]): AbiParameter[] => types.map((type) => ({ name: '', type }));

function one(text: string, type: string): unknown {
  return readArguments(text, of(type))?.[0];
}

describe('printed values', () => {
  it('are numbers within their type', () => {
    assert.equal(one('255', 'uint8'), 255n);
    assert.equal(one('-128', 'int8'), -128n);
    assert.equal(one((2n ** 256n - 1n).toString(), 'uint256'), 2n ** 256n - 1n);
    for (const [text, type] of [
      ['256', 'uint8'],
      ['-1', 'uint256'],
      ['128', 'int8'],
      ['0x1', 'uint256'],
      ['1.5', 'uint256'],
    ] as const)
      assert.equal(one(text, type), undefined, text);
  });

  it('are truth values and addresses, with or without leading zeros and names', () => {
    assert.equal(one('true', 'bool'), true);
    assert.equal(one('false', 'bool'), false);
    assert.equal(one('1', 'bool'), undefined);
    assert.equal(one('0xdeadbeef', 'address'), `0x${'deadbeef'.padStart(40, '0')}`);
    assert.equal(one('0x10000 «council»', 'address'), `0x${'10000'.padStart(40, '0')}`);
    assert.equal(one(`0x${'1'.repeat(41)}`, 'address'), undefined);
  });

  it('are bytes as Haskell writes them', () => {
    for (const [text, hex] of [
      [String.raw`"\250\&1"`, '0xfa31'],
      [String.raw`"\SO\&H\SOH"`, '0x0e4801'],
      [String.raw`"\"\\\n\t\a\DEL\NUL\SP"`, '0x225c0a09077f0020'],
      ['""', '0x'],
    ] as const)
      assert.equal(one(text, 'bytes'), hex, text);
    assert.equal(one('"abc"', 'bytes3'), '0x616263');
    for (const [text, type] of [
      ['"ab"', 'bytes3'],
      [String.raw`"\256"`, 'bytes'],
      [String.raw`"\q"`, 'bytes'],
      ['"a', 'bytes'],
      ['abc', 'bytes'],
    ] as const)
      assert.equal(one(text, type), undefined, text);
  });

  it('are lists and tuples, as long as their type says', () => {
    assert.deepEqual(one('[1, 2]', 'uint8[2]'), [1n, 2n]);
    assert.deepEqual(one('[[1], []]', 'uint8[][]'), [[1n], []]);
    assert.equal(one('[1, 2]', 'uint8[3]'), undefined);
    assert.equal(one('[1,2]', 'uint8[]'), undefined);
    const pair: AbiParameter = { name: '', type: 'tuple[]', components: of('uint8', 'string') };
    assert.deepEqual(readArguments('[(1, "a, (b)"), (2, "]")]', [pair]), [
      [
        [1n, '0x612c20286229'],
        [2n, '0x5d'],
      ],
    ]);
    assert.equal(readArguments('[(1)]', [pair]), null);
  });

  it('are all of the line, one for each parameter', () => {
    assert.deepEqual(readArguments('', []), []);
    assert.deepEqual(readArguments('1,2', of('uint8', 'uint8')), [1n, 2n]);
    for (const text of ['1', '1,2,3', '1, 2', '1,2 ', ' 1,2'])
      assert.equal(readArguments(text, of('uint8', 'uint8')), null);
  });

  it('never make the reader throw', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('uint8', 'bytes', 'string', 'address', 'bool', 'int16[2]', 'odd'),
        (text, type) => {
          readArguments(text, of(type));
        },
      ),
    );
  });

  it('of a recorded run do on another EVM what they did in Echidna', async function () {
    this.timeout(60_000);
    const { stdout, outputs } = JSON.parse(
      readFileSync(new URL('./__fixtures__/2.0.2/types.json', import.meta.url), 'utf8'),
    ) as { stdout: string; outputs: Record<string, string> };
    const functions = Functions.parse(JSON.parse(outputs['abi.json'] ?? ''));
    const source = readFileSync(new URL('./__fixtures__/TOY.sol', import.meta.url), 'utf8');
    const artifact = pick(compileSource('TOY.sol', source), 'TOY_Echidna_Types');
    const tests = [...(readTranscript(stdout)?.tests ?? [])];
    assert.deepEqual(tests.map(([name]) => name).sort(), [
      'echidna_lists',
      'echidna_numbers',
      'echidna_same',
      'echidna_texts',
    ]);
    for (const [invariant, outcome] of tests) {
      assert.ok(outcome.state === 'failed');
      const calls = outcome.calls.map((line) => rawCall(line, functions));
      assert.ok(
        calls.every((call) => call !== null),
        invariant,
      );
      const { result, detail } = await replaySequence({
        artifact,
        contract: 'Types',
        calls,
        invariant,
        world: ECHIDNA_WORLD,
      });
      assert.equal(result, 'confirmed', detail);
      assert.equal(detail, `${invariant} fails after call ${calls.length} of ${calls.length}: returned false`);
    }
  });
});
