import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sealed, unsealed } from '../../run/sealed.ts';
import { summary } from '../recorded.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { asked, runOf, traps } from './__fixtures__/recorded.ts';
import { smtchecker } from './index.ts';
import { DriverResult, type Message, resultFile } from './schema.ts';

function resultOf(name: string): DriverResult {
  return DriverResult.parse(unsealed(runOf(name).outputs[resultFile] ?? '')?.result);
}

function judge(name: string, change: Partial<FinishedRun> = {}): Judged {
  const [answer] = smtchecker.parse({ ...runOf(name), ...change }, [asked(name)]);
  return answer ?? assert.fail();
}

/** With another result, sealed as the driver does. */
function changed(name: string, change: (result: DriverResult) => Partial<DriverResult>): string {
  const result = resultOf(name);
  return summary(judge(name, { outputs: { [resultFile]: sealed({ ...result, ...change(result) }) } }));
}

function remark(code: string): Message {
  return { code, severity: 'warning', text: 'a remark', file: null, start: null, end: null };
}

describe('What the model checker says', () => {
  it('is a proof without bounds of what is safe, and how much was looked at', () => {
    const { claim, strength, bounds, effort } = judge('errorReverts');
    assert.deepEqual([claim, strength, bounds], ['holds', 'proved', []]);
    assert.deepEqual(effort, { assertions: 1, proved: 1, sources: 1, rewritten: 1 });
  });

  it('is a story from deployment to the call where it tells one', () => {
    const story = judge('violated').counterexample;
    assert.ok(story?.kind === 'sequence' && story.deployment !== undefined);
    assert.deepEqual(story.deployment.data.length, 2 + 64);
    assert.ok(story.calls.length >= 2);
    assert.ok(story.calls.some(({ value }) => BigInt(value) > 0n));
    const constructed = judge('constructed').counterexample;
    assert.ok(constructed?.kind === 'sequence' && constructed.deployment !== undefined);
    assert.deepEqual([constructed.calls, BigInt(constructed.deployment.data) % 2n], [[], 1n]);
  });

  it('is tried with the plainest values where it tells none', () => {
    const story = judge('storyless').counterexample;
    assert.ok(story?.kind === 'sequence');
    assert.equal(story.calls.length, 1);
    assert.match(story.calls[0]?.data ?? '', /^0x[0-9a-f]{8}0{63}10{63}1$/u);
  });

  it('is nothing when time would run backwards in its story', () => {
    const story = judge('falseAlarm').counterexample;
    assert.ok(story?.kind === 'sequence');
    assert.ok(story.calls.every(({ warp }) => BigInt(warp) >= 0n));
  });

  for (const name of traps) {
    it(`is not relied on outside of what is known: ${name}`, () => {
      const { outside, messages, assertions } = resultOf(name);
      const safe = messages.filter(({ code }) => code === '9576');
      assert.deepEqual([safe.length, outside.length > 0], [assertions.length, true]);
      assert.equal(summary(judge(name)), 'unknown stuck');
      assert.equal(
        changed(name, () => ({ messages: safe })),
        'unknown stuck',
      );
      // Nothing but the fragment stands between what it says and a wrong proof.
      assert.equal(
        changed(name, () => ({ messages: safe, outside: [] })),
        'holds proved',
      );
    });
  }

  it('is nothing as long as one remark is not understood, or too many were made', () => {
    assert.equal(
      changed('proved', ({ messages }) => ({ messages: [...messages, remark('7737')] })),
      'unknown stuck',
    );
    assert.equal(
      changed('proved', ({ messages }) => ({ messages: [...messages, remark('')] })),
      'unknown stuck',
    );
    assert.equal(
      changed('proved', ({ messages }) => ({ messages: [...messages, remark('5667')] })),
      'holds proved',
    );
    assert.equal(summary(judge('talkative')), 'violated');
    const silenced = ({ messages }: DriverResult) => ({
      messages: messages.map((one) => (one.code === '6328' ? { ...one, code: '9576', text: 'CHC: safe' } : one)),
    });
    assert.equal(changed('talkative', silenced), 'unknown stuck');
    assert.ok(resultOf('talkative').messages.some(({ code }) => code === '4591'));
  });

  it('is nothing of an assertion that it does not speak of, or not only well', () => {
    assert.equal(
      changed('proved', () => ({ messages: [] })),
      'unknown missing',
    );
    assert.equal(
      changed('proved', () => ({ assertions: [] })),
      'unknown missing',
    );
    const elsewhere = ({ assertions }: DriverResult) => ({
      assertions: assertions.map((one) => ({ ...one, start: one.start + 1 })),
    });
    assert.equal(changed('proved', elsewhere), 'unknown missing');
    const one = ({ assertions }: DriverResult) => assertions[0] ?? assert.fail();
    const both = (result: DriverResult) => ({ assertions: [one(result), { ...one(result), start: 0 }] });
    assert.equal(changed('proved', both), 'unknown missing');
    const open = ({ messages }: DriverResult) => ({
      messages: messages.flatMap((each) => [each, { ...each, code: '6328', text: 'CHC: might happen here.' }]),
    });
    assert.equal(changed('proved', open), 'unknown stuck');
  });

  it('is violated when one of its assertions is, whatever is said of the others', () => {
    const again = ({ messages }: DriverResult) => ({
      messages: messages.flatMap((each) => [{ ...each, code: '9576' }, each]),
    });
    assert.equal(changed('violated', again), 'violated');
  });

  it('is nothing of another contract, function or kind of obligation', () => {
    const proved = asked('proved');
    assert.ok(proved.entry.in === 'solidity');
    const others = [
      { ...proved, entry: { ...proved.entry, contract: 'Other' } },
      { ...proved, entry: { ...proved.entry, file: 'sources/other.sol' } },
      { ...proved, entry: { ...proved.entry, function: 'lift' } },
      { ...proved, entry: { in: 'smt', file: 'a.smt2' } as const },
    ];
    for (const { claim, cause } of smtchecker.parse(runOf('proved'), others))
      assert.ok(claim === 'unknown' && ['missing', 'tool-error'].includes(cause?.code ?? ''));
  });

  it('is nothing when the run was ended, or its result is absent, cut or forged', () => {
    const ends = [
      [{ interrupted: true }, 'interrupted'],
      [{ outOfMemory: true }, 'memory'],
      [{ timedOut: true }, 'timeout'],
      [{ exitCode: 1 }, 'tool-error'],
      [{ exitCode: null, signal: 'SIGSEGV' }, 'tool-error'],
      [{ outputs: {} }, 'tool-error'],
      [{ outputs: { [resultFile]: null } }, 'tool-error'],
      [{ outputs: { [resultFile]: '' } }, 'unparsable'],
      [{ outputs: { [resultFile]: JSON.stringify(resultOf('proved')) } }, 'unparsable'],
      [{ outputs: { [resultFile]: sealed({ ...resultOf('proved'), schema: 2 }) } }, 'unparsable'],
    ] as const;
    for (const [change, code] of ends) assert.equal(summary(judge('proved', change)), `unknown ${code}`);
  });

  it('is total', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.array(fc.string()), (text, lines) => {
        const message = { code: '6328', severity: 'warning', file: 'sources/violated.sol', start: 0, end: 1 };
        const told = `CHC: Assertion violation happens here.\nTransaction trace:\n${lines.join('\n')}`;
        const result = {
          ...resultOf('violated'),
          assertions: [{ function: 'check', start: 0, length: 1 }],
          messages: [{ ...message, text: told }],
        };
        for (const [one, said] of [
          [text, 'unknown'],
          [sealed(text), 'unknown'],
          [sealed(result), 'violated'],
        ] as const)
          assert.equal(judge('violated', { outputs: { [resultFile]: one } }).claim, said);
      }),
    );
  });
});
