import assert from 'node:assert/strict';
import fc from 'fast-check';
import { settle } from '../../run/settle.ts';
import { summary } from '../recorded.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { obligation, recorded, resultsOf, runOf, suite } from './__fixtures__/recorded.ts';
import { forgeSymbolic } from './index.ts';
import type { Symbolic } from './schema.ts';

const signature = 'check_SAMPLE((uint256,uint256[4],uint256[3]),address,uint256)';

function asked(results: unknown, change: Partial<FinishedRun> = {}): Judged {
  const [answer, ...more] = forgeSymbolic.parse({ ...runOf(results), ...change }, [obligation]);
  assert.ok(answer !== undefined && more.length === 0);
  assert.equal(answer.obligation, obligation.id);
  return answer;
}

/** The fabricated pass or failure with some of it otherwise. */
function changed(name: string, change: (symbolic: Symbolic, test: { status: string }) => void): string {
  const results = resultsOf(name);
  const test = results[suite]?.test_results[signature];
  assert.ok(test);
  change(test.symbolic as Symbolic, test);
  return summary(asked(results));
}

describe('what forge says of symbolic tests, by its schema', () => {
  it('is one answer for each obligation', () => {
    for (const { name, obligations, run, expected } of recorded)
      assert.deepEqual(forgeSymbolic.parse(run, obligations).map(summary), expected, name);
  });

  it('is never more than bounded, with every bound that it gives', () => {
    const { bounds, effort } = asked(resultsOf('pass'));
    assert.deepEqual(bounds, [
      'at most 4096 paths of 1000000 instructions and 100000 queries',
      'bounded_exploration: what is beyond the bounds is not looked at',
      'calls of unknown targets: none',
      'hash_model: no hashes collide',
      'lengths of arguments: default 2',
      'loops up to the depth',
      'storage as solidity',
      'what lies beyond these bounds is not necessarily reported',
    ]);
    assert.deepEqual(effort, { paths: 7, queries: 21, smtQueries: 12, heuristicWitnesses: 0, solverMs: 140 });
    const [settled] = settle(
      forgeSymbolic,
      [obligation],
      { answers: [asked(resultsOf('pass'))] },
      {
        run: runOf({}),
        startError: null,
        overflow: null,
      },
    );
    assert.deepEqual([settled?.claim, settled?.strength], ['holds', 'bounded']);
  });

  it('hands on the call that failed, to the letter', () => {
    const { counterexample } = asked(resultsOf('fail-replay-confirmed'));
    assert.deepEqual(counterexample, {
      kind: 'sequence',
      calls: [{ sender: '', to: '', data: `0x12345678${'00'.repeat(31)}2a`, value: '0', warp: '0', roll: '0' }],
    });
  });

  it('is no pass when anything beside it says otherwise', () => {
    const spoilt: readonly ((symbolic: Symbolic, test: { status: string }) => void)[] = [
      (symbolic) => Object.assign(symbolic, { incomplete: { kind: 'stuck', reason: 'x' } }),
      (symbolic) =>
        Object.assign(symbolic, { counterexample: { calldata: '0x', args: null, raw_args: null, value: null } }),
      (symbolic) => Object.assign(symbolic.replay, { required: true, status: 'mismatch' }),
      (symbolic) => Object.assign(symbolic.replay, { required: true }),
      (symbolic) => Object.assign(symbolic.solver.stats, { paths: 0 }),
      (symbolic) => Object.assign(symbolic, { schema_version: 2 }),
      (symbolic) => Object.assign(symbolic, { status: 'passed' }),
      (symbolic) => Object.assign(symbolic, { truncated: true }),
      (symbolic) => Object.assign(symbolic.bounds, { max_calls: 3 }),
      (symbolic) => Reflect.deleteProperty(symbolic, 'bounds'),
      (symbolic) => Reflect.deleteProperty(symbolic, 'replay'),
      (_, test) => Object.assign(test, { status: 'Failure' }),
      (_, test) => Object.assign(test, { status: 'Skipped' }),
      (_, test) => Reflect.deleteProperty(test, 'symbolic'),
      (_, test) => Object.assign(test, { symbolic: null }),
    ];
    for (const [index, change] of spoilt.entries())
      assert.equal(changed('pass', change), 'unknown unparsable', String(index));
  });

  it('is no violation without a call that forge’s own EVM bore out', () => {
    const spoilt: readonly ((symbolic: Symbolic) => void)[] = [
      (symbolic) => Object.assign(symbolic.replay, { status: 'mismatch' }),
      (symbolic) => Object.assign(symbolic.replay, { status: 'skipped' }),
      (symbolic) => Object.assign(symbolic, { counterexample: null }),
      (symbolic) => Object.assign(symbolic.counterexample ?? {}, { calldata: 'no' }),
    ];
    for (const change of spoilt) assert.equal(changed('fail-replay-confirmed', change), 'unknown unparsable');
  });

  it('is nothing of a test that was not run, or of two', () => {
    const results = resultsOf('pass');
    const tests = results[suite]?.test_results ?? {};
    assert.equal(summary(asked({})), 'unknown missing');
    assert.equal(summary(asked({ other: { test_results: tests } })), 'unknown missing');
    assert.equal(summary(asked({ [suite]: { test_results: {} } })), 'unknown missing');
    assert.equal(
      summary(asked({ [suite]: { test_results: { ...tests, 'check_SAMPLE()': tests[signature] } } })),
      'unknown unparsable',
    );
    const setUp = { 'setUp()': { status: 'Failure', reason: 'revert' } };
    assert.equal(summary(asked({ [suite]: { test_results: setUp } })), 'unknown tool-error');
  });

  it('is nothing when forge ended otherwise', () => {
    const pass = resultsOf('pass');
    const ends: readonly (readonly [Partial<FinishedRun>, string])[] = [
      [{ interrupted: true }, 'interrupted'],
      [{ outOfMemory: true }, 'memory'],
      [{ timedOut: true }, 'timeout'],
      [{ exitCode: 2, stderr: 'error: unexpected argument' }, 'tool-error'],
      [{ exitCode: 1 }, 'tool-error'],
      [{ exitCode: 1, stdout: 'Error: solc' }, 'tool-error'],
      [{ exitCode: null, signal: 'SIGKILL' }, 'tool-error'],
      [{ stdout: '' }, 'missing'],
      [{ stdout: 'No tests found in project!' }, 'missing'],
      [{ stdout: '[]' }, 'unparsable'],
    ];
    for (const [change, code] of ends)
      assert.equal(summary(asked(pass, change)), `unknown ${code}`, JSON.stringify(change));
  });

  it('is total', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.constantFrom(0, 1, 2, null), (stdout, exitCode) => {
        const [answer, ...more] = forgeSymbolic.parse({ ...runOf({}), stdout, exitCode }, [obligation]);
        assert.deepEqual([answer?.obligation, answer?.claim, more.length], [obligation.id, 'unknown', 0]);
      }),
    );
  });
});
