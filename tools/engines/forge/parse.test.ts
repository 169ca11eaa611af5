import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { type Recorded, summary } from '../recorded.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { recorded } from './__fixtures__/recorded.ts';
import { forge } from './index.ts';

const names = readdirSync(new URL('./__fixtures__/1.7.1/', import.meta.url))
  .map((file) => file.replace('.json', ''))
  .sort();

function caseOf(name: string): Recorded {
  const found = recorded.find((one) => one.name === name);
  assert.ok(found);
  return found;
}

function judged(name: string, change: Partial<FinishedRun> = {}): readonly Judged[] {
  const { run, obligations } = caseOf(name);
  return forge.parse({ ...run, ...change }, obligations);
}

function summaries(answers: readonly Judged[]): string[] {
  return answers.map(summary);
}

const all = (answer: string, times: number) => Array.from({ length: times }, () => answer);

describe('the forge engine reads recorded runs', () => {
  it('and knows every fixture', () => assert.deepEqual(recorded.map(({ name }) => name).sort(), names));
  for (const { name, expected } of recorded) {
    it(`${name}: ${[...new Set(expected)].join(', ')}`, () => assert.deepEqual(summaries(judged(name)), expected));
  }

  it('says how far it searched', () => {
    assert.deepEqual(judged('pass')[0]?.bounds, ['calls 512', 'depth 64', 'runs 8', 'seed 1']);
    assert.equal(judged('pass')[0]?.effort['calls'], 512);
  });

  it('counts the calls of a failed campaign by its metrics, which says 0 of itself', () => {
    assert.match(caseOf('violated').run.stdout, /"runs":0,"calls":0/u);
    assert.ok((judged('violated')[0]?.effort['calls'] ?? 0) > 0);
  });

  it('gives the failing sequence', () => {
    const found = judged('violated')[0]?.counterexample;
    assert.ok(found?.kind === 'sequence' && found.calls.length > 0);
    for (const call of found.calls) {
      assert.match(call.to, /^0x[0-9a-f]{40}$/u);
      assert.match(call.data, /^0x[0-9a-f]{8}/u);
      assert.deepEqual([call.value, call.warp, call.roll], ['0', '0', '0']);
    }
  });

  it('gives an empty sequence for a claim that is false at genesis', () => {
    assert.deepEqual(judged('genesis')[0]?.counterexample, { kind: 'sequence', calls: [] });
  });

  it('names what set-up and compiler complained of', () => {
    assert.match(judged('unknown-property')[0]?.cause?.detail ?? '', /Campaign_UnknownProperty\("VAULT-TRANS-999"\)/u);
    assert.match(judged('not-watched')[0]?.cause?.detail ?? '', /Campaign_NotWatched/u);
    assert.match(judged('stale')[0]?.cause?.detail ?? '', /compile again/u);
  });
});

describe('the forge engine never passes what it cannot read', () => {
  const broken: Record<string, Partial<FinishedRun>> = {
    timeout: { timedOut: true },
    memory: { outOfMemory: true },
    interrupted: { interrupted: true },
    'tool-error': { exitCode: 101 },
  };
  for (const [code, change] of Object.entries(broken)) {
    it(`${code} outweighs a complete result`, () =>
      assert.deepEqual(summaries(judged('pass', change)), all(`unknown ${code}`, 4)));
  }

  it('an exit code that contradicts the result is an error', () => {
    assert.deepEqual(summaries(judged('pass', { exitCode: 0 })), all('unknown tool-error', 4));
    assert.deepEqual(summaries(judged('revert-all', { exitCode: 1 })), all('unknown tool-error', 2));
  });

  it('a run killed without an exit code is an error', () => {
    assert.deepEqual(summaries(judged('pass', { exitCode: null, signal: 'SIGKILL' })), all('unknown tool-error', 4));
  });

  it('a shorter campaign than was asked for is cut short', () => {
    const { limits } = caseOf('pass').run;
    assert.equal(judged('pass', { limits: { ...limits, runs: 9 } })[0]?.cause?.code, 'cut-short');
  });

  it('events before the result are passed over, anything behind it is not', () => {
    const { stdout } = caseOf('pass').run;
    assert.deepEqual(
      summaries(judged('pass', { stdout: `{"event":"pulse"}\nnoise\n${stdout}` })),
      caseOf('pass').expected,
    );
    assert.deepEqual(summaries(judged('pass', { stdout: `${stdout}noise\n` })), all('unknown unparsable', 4));
  });

  it('any part of a result is unparsable', () => {
    const { stdout } = caseOf('pass').run;
    const whole = stdout.trimEnd().length;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole - 1 }), (length) => {
        assert.ok(judged('pass', { stdout: stdout.slice(0, length) }).every(({ claim }) => claim === 'unknown'));
      }),
    );
  });

  it('whatever is printed, there is one answer each and none passes', () => {
    const { obligations } = caseOf('pass');
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json()),
        fc.string(),
        fc.option(fc.integer({ min: 0, max: 255 })),
        (stdout, stderr, exitCode) => {
          const answers = judged('pass', { stdout, stderr, exitCode });
          assert.deepEqual(
            answers.map(({ obligation }) => obligation),
            obligations.map(({ id }) => id),
          );
          assert.ok(answers.every(({ claim, cause }) => claim === 'unknown' && cause !== null));
        },
      ),
    );
  });
});
