import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Obligation } from '../../../harness/schema.ts';
import type { FinishedRun, Judged, Limits } from '../types.ts';
import { forge } from './index.ts';

interface Recorded {
  readonly asked: readonly Obligation[];
  readonly limits: Limits;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const folder = new URL('./__fixtures__/1.7.1/', import.meta.url);
const names = readdirSync(folder)
  .map((file) => file.replace('.json', ''))
  .sort();

function recorded(name: string): Recorded {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Recorded;
}

function finished({ limits, exitCode, stdout, stderr }: Recorded, change: Partial<FinishedRun> = {}): FinishedRun {
  const ended = { signal: null, timedOut: false, outOfMemory: false, interrupted: false, seconds: 1, outputs: {} };
  return { ...ended, limits, exitCode, stdout, stderr, ...change };
}

function judged(name: string, change: Partial<FinishedRun> = {}): readonly Judged[] {
  const fixture = recorded(name);
  return forge.parse(finished(fixture, change), fixture.asked);
}

function summary(answers: readonly Judged[]): string[] {
  return answers.map(({ claim, strength, cause }) => [claim, strength ?? cause?.code].filter(Boolean).join(' '));
}

const all = (answer: string, times: number) => Array.from({ length: times }, () => answer);
const found = ['holds sampled', 'violated'];

describe('the forge engine reads recorded runs', () => {
  const expected: Record<string, string[]> = {
    pass: [...found, ...found],
    violated: all('violated', 4),
    genesis: all('violated', 2),
    'cut-short': ['unknown cut-short'],
    'revert-all': all('unknown revert-all', 2),
    'setup-fails': all('unknown tool-error', 2),
    'unknown-property': all('unknown tool-error', 4),
    'not-watched': all('unknown tool-error', 4),
    'other-reason': ['unknown tool-error', 'violated'],
    stale: all('unknown tool-error', 4),
    missing: all('unknown missing', 2),
  };
  it('and knows every fixture', () => assert.deepEqual(names, Object.keys(expected).sort()));
  for (const [name, answers] of Object.entries(expected)) {
    it(`${name}: ${[...new Set(answers)].join(', ')}`, () => assert.deepEqual(summary(judged(name)), answers));
  }

  it('says how far it searched', () => {
    assert.deepEqual(judged('pass')[0]?.bounds, ['calls 512', 'depth 64', 'runs 8', 'seed 1']);
    assert.equal(judged('pass')[0]?.effort['calls'], 512);
  });

  it('counts the calls of a failed campaign by its metrics, which says 0 of itself', () => {
    assert.match(recorded('violated').stdout, /"runs":0,"calls":0/u);
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
      assert.deepEqual(summary(judged('pass', change)), all(`unknown ${code}`, 4)));
  }

  it('an exit code that contradicts the result is an error', () => {
    assert.deepEqual(summary(judged('pass', { exitCode: 0 })), all('unknown tool-error', 4));
    assert.deepEqual(summary(judged('revert-all', { exitCode: 1 })), all('unknown tool-error', 2));
  });

  it('a run killed without an exit code is an error', () => {
    assert.deepEqual(summary(judged('pass', { exitCode: null, signal: 'SIGKILL' })), all('unknown tool-error', 4));
  });

  it('a shorter campaign than was asked for is cut short', () => {
    const fixture = recorded('pass');
    const answers = forge.parse({ ...finished(fixture), limits: { ...fixture.limits, runs: 9 } }, fixture.asked);
    assert.equal(answers[0]?.cause?.code, 'cut-short');
  });

  it('events before the result are passed over, anything behind it is not', () => {
    const { stdout } = recorded('pass');
    assert.deepEqual(summary(judged('pass', { stdout: `{"event":"pulse"}\nnoise\n${stdout}` })), [...found, ...found]);
    assert.deepEqual(summary(judged('pass', { stdout: `${stdout}noise\n` })), all('unknown unparsable', 4));
  });

  it('any part of a result is unparsable', () => {
    const { stdout } = recorded('pass');
    const whole = stdout.trimEnd().length;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole - 1 }), (length) => {
        assert.ok(judged('pass', { stdout: stdout.slice(0, length) }).every(({ claim }) => claim === 'unknown'));
      }),
    );
  });

  it('a changed byte never turns an answer into a pass', () => {
    for (const name of names) {
      const { stdout } = recorded(name);
      const before = judged(name).map(({ claim }) => claim);
      fc.assert(
        fc.property(
          fc.nat({ max: Math.max(0, stdout.length - 1) }),
          fc.constantFrom('0', '9', '"', '}', ',', 'x', ' '),
          (at, put) => {
            const after = judged(name, { stdout: stdout.slice(0, at) + put + stdout.slice(at + 1) });
            assert.equal(after.length, before.length);
            for (const [i, { claim }] of after.entries())
              assert.ok(claim !== 'holds' || before[i] === 'holds', `${name}: ${claim}`);
          },
        ),
      );
    }
  });

  it('whatever is printed, there is one answer each and none passes', () => {
    const { asked } = recorded('pass');
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json()),
        fc.string(),
        fc.option(fc.integer({ min: 0, max: 255 })),
        (stdout, stderr, exitCode) => {
          const answers = judged('pass', { stdout, stderr, exitCode });
          assert.deepEqual(
            answers.map(({ obligation }) => obligation),
            asked.map(({ id }) => id),
          );
          assert.ok(answers.every(({ claim, cause }) => claim === 'unknown' && cause !== null));
        },
      ),
    );
  });
});
