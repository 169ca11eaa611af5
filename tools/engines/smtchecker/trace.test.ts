import assert from 'node:assert/strict';
import { decodeAbiParameters, decodeFunctionData, parseAbi, slice } from 'viem';
import { SOURCE_WORLD } from '../../replay/world.ts';
import type { AbiEntry } from './schema.ts';
import { plainest, readTrace, type Subject } from './trace.ts';
import { encodePlain, encodePrinted, readAddress, readNumber } from './values.ts';

const input = (type: string) => ({ name: '', type });
const abi: AbiEntry[] = [
  { type: 'constructor', inputs: [input('address')] },
  { type: 'function', name: 'set', inputs: [input('uint256'), input('bool')] },
  { type: 'function', name: 'twice', inputs: [input('uint256')] },
  { type: 'function', name: 'twice', inputs: [input('int256')] },
  { type: 'function', name: 'text', inputs: [input('string')] },
  { type: 'function', name: 'check', inputs: [] },
];
const subject: Subject = { contract: 'Box', abi, entry: 'check' };

function told(...lines: readonly string[]): string {
  return [
    'CHC: Assertion violation happens here.',
    'Counterexample:',
    'a = 1',
    '',
    'Transaction trace:',
    ...lines,
  ].join('\n');
}

describe('a printed story', () => {
  it('becomes a deployment and calls, with who sends what and how much time passes', () => {
    const story = readTrace(
      told(
        'Box.constructor(0x2){ block.timestamp: 100, msg.sender: 0x0a, msg.value: 0 }',
        'State: level = 0',
        'Box.set(7, true){ block.timestamp: 160, msg.sender: 0x0b, msg.value: 3 }',
        '    Box.inner() -- internal call',
        'State: level = 7',
        'Box.check(){ block.timestamp: 160, msg.sender: 0x0b }',
      ),
      subject,
    );
    assert.ok(story?.deployment !== undefined);
    assert.equal(BigInt(story.deployment.sender), 10n);
    assert.deepEqual(decodeAbiParameters([{ type: 'address' }], story.deployment.data as `0x${string}`), [
      '0x0000000000000000000000000000000000000002',
    ]);
    const [set, check] = story.calls;
    assert.deepEqual(
      decodeFunctionData({ abi: parseAbi(['function set(uint256, bool)']), data: set?.data as `0x${string}` }).args,
      [7n, true],
    );
    assert.deepEqual([BigInt(set?.sender ?? 0), set?.value, set?.warp], [11n, '3', '60']);
    assert.deepEqual([check?.value, check?.warp, check?.to], ['0', '0', SOURCE_WORLD.harness]);
    assert.equal(slice(check?.data as `0x${string}`, 0), '0x919840ad');
  });

  it('is none when a word of it is not understood, or it could not happen', () => {
    const begun = 'Box.constructor(0x2){ block.timestamp: 100, msg.sender: 0x0a }';
    const stories = [
      ['CHC: Assertion violation happens here.'],
      [told('Box.check()')],
      [told(begun, 'what is this')],
      [told(begun, 'Box.none()')],
      [told(begun, 'Box.twice(1)')],
      [told(begun, 'Box.text("a")')],
      [told(begun, 'Box.set(7)')],
      [told(begun, 'Box.set(7, maybe)')],
      [told(begun, 'Box.check(){ block.timestamp: 99 }')],
      [told(begun, 'Box.check(){ msg.sender: 0x0 }')],
      [told(begun, `Box.check(){ msg.sender: ${SOURCE_WORLD.harness} }`)],
      [told(begun, 'Box.check(){ msg.value: (- 1) }')],
      [told(begun, `Box.check(){ msg.value: ${2n ** 128n} }`)],
      [told('Box.constructor(2){ msg.sender: 0x0a }')],
    ];
    for (const [text = ''] of stories) assert.equal(readTrace(text, subject), null, text);
    assert.notEqual(readTrace(told(begun, 'Box.check(){ block.timestamp: 100 }'), subject), null);
  });

  it('has a plainest form, where there is one', () => {
    const story = plainest(subject);
    assert.deepEqual([story?.calls.length, story?.calls[0]?.data], [1, '0x919840ad']);
    assert.deepEqual(plainest({ ...subject, entry: 'constructor' })?.calls, []);
    for (const entry of ['none', 'twice', 'text']) assert.equal(plainest({ ...subject, entry }), null, entry);
    const strange = [{ type: 'constructor', inputs: [input('uint256[]')] }, ...abi.slice(1)];
    assert.equal(plainest({ ...subject, abi: strange }), null);
  });
});

describe('printed values', () => {
  it('are numbers, addresses, flags and bytes', () => {
    assert.deepEqual(['7', '(- 7)', '0x7', '', '- 7'].map(readNumber), [7n, -7n, null, null, null]);
    assert.deepEqual(['0xa', '10', `0x${'1'.repeat(41)}`].map(readAddress), [`0x${'a'.padStart(40, '0')}`, null, null]);
    assert.equal(encodePrinted([input('bytes4')], ['0x0']), `0x${'0'.repeat(64)}`);
    assert.equal(encodePrinted([input('bool')], ['true']), `0x${'1'.padStart(64, '0')}`);
  });

  it('are none when they do not fit', () => {
    for (const [type, text] of [
      ['uint8', '256'],
      ['uint8', '(- 1)'],
      ['bool', '1'],
      ['bytes1', '0x100'],
      ['string', '"a"'],
      ['uint256[]', '[1]'],
    ] as const)
      assert.equal(encodePrinted([input(type)], [text]), null, `${type} ${text}`);
    assert.equal(encodePrinted([input('bool')], []), null);
    assert.equal(encodePlain([input('string')]), null);
  });
});
