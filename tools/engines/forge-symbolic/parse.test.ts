import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Obligation } from '../../../harness/schema.ts';
import { settle } from '../../run/settle.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { forgeSymbolic } from './index.ts';
import { Results, type Symbolic } from './schema.ts';

const folder = new URL('./__fixtures__/fabricated-from-schema-1.8.0/', import.meta.url);
const suite = 'harness/generated/forge-symbolic/SAMPLE.t.sol:SAMPLE_ForgeSymbolic';
const signature = 'check_SAMPLE((uint256,uint256[4],uint256[3]),address,uint256)';

const obligation: Obligation = {
  id: 'SAMPLE/forge-symbolic',
  property: 'SAMPLE',
  rev: 1,
  engine: 'forge-symbolic',
  role: 'claim',
  of: [],
  entry: {
    in: 'solidity',
    file: 'harness/generated/forge-symbolic/SAMPLE.t.sol',
    contract: 'SAMPLE_ForgeSymbolic',
    function: 'check_SAMPLE',
  },
  ceiling: 'bounded',
  bounds: [],
};

function finished(stdout: string, change: Partial<FinishedRun> = {}): FinishedRun {
  return {
    exitCode: 0,
    signal: null,
    timedOut: false,
    outOfMemory: false,
    interrupted: false,
    seconds: 1,
    stdout,
    stderr: '',
    outputs: {},
    limits: { seconds: 1, memoryMb: 1, querySeconds: 1, runs: 1, depth: 1, seed: '1' },
    ...change,
  };
}

function resultsOf(name: string): Results {
  return Results.parse(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));
}

function asked(results: unknown, change: Partial<FinishedRun> = {}): Judged {
  const failed = JSON.stringify(results).includes('"status":"Failure"');
  const run = finished(`Compiling\n${JSON.stringify(results)}\n`, { exitCode: failed ? 1 : 0, ...change });
  const [answer, ...more] = forgeSymbolic.parse(run, [obligation]);
  assert.ok(answer !== undefined && more.length === 0);
  assert.equal(answer.obligation, obligation.id);
  return answer;
}

function said({ claim, strength, cause }: Judged): string {
  return [claim, strength ?? cause?.code].filter(Boolean).join(' ');
}

/** The fabricated pass or failure with some of it otherwise. */
function changed(name: string, change: (symbolic: Symbolic, test: { status: string }) => void): string {
  const results = resultsOf(name);
  const test = results[suite]?.test_results[signature];
  assert.ok(test);
  change(test.symbolic as Symbolic, test);
  return said(asked(results));
}

describe('what forge says of symbolic tests, by its schema', () => {
  it('is one answer for each status that there is', () => {
    const statuses = {
      pass: 'holds bounded',
      'fail-replay-confirmed': 'violated',
      'incomplete-stuck': 'unknown stuck',
      'incomplete-revert-all': 'unknown revert-all',
      'incomplete-timeout': 'unknown timeout',
      'incomplete-error': 'unknown tool-error',
      'incomplete-replay-mismatch': 'unknown replay-mismatch',
      'incomplete-replay-error': 'unknown replay-mismatch',
      'incomplete-replay-skipped': 'unknown replay-mismatch',
    };
    for (const [name, answer] of Object.entries(statuses)) assert.equal(said(asked(resultsOf(name))), answer, name);
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
        run: finished(''),
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
    assert.equal(said(asked({})), 'unknown missing');
    assert.equal(said(asked({ other: { test_results: tests } })), 'unknown missing');
    assert.equal(said(asked({ [suite]: { test_results: {} } })), 'unknown missing');
    assert.equal(
      said(asked({ [suite]: { test_results: { ...tests, 'check_SAMPLE()': tests[signature] } } })),
      'unknown unparsable',
    );
    const setUp = { 'setUp()': { status: 'Failure', reason: 'revert' } };
    assert.equal(said(asked({ [suite]: { test_results: setUp } })), 'unknown tool-error');
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
      assert.equal(said(asked(pass, change)), `unknown ${code}`, JSON.stringify(change));
  });

  it('is total', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.constantFrom(0, 1, 2, null), (stdout, exitCode) => {
        const [answer, ...more] = forgeSymbolic.parse(finished(stdout, { exitCode }), [obligation]);
        assert.deepEqual([answer?.obligation, answer?.claim, more.length], [obligation.id, 'unknown', 0]);
      }),
    );
  });
});
