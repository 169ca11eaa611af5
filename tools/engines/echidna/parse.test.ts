import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { encodeFunctionData } from 'viem';
import { type Recorded, summary as summaryOf } from '../recorded.ts';
import type { FinishedRun, Judged, Limits } from '../types.ts';
import { recorded } from './__fixtures__/recorded.ts';
import { echidna } from './index.ts';
import { rawCall } from './parse.ts';

const names = readdirSync(new URL('./__fixtures__/2.0.2/', import.meta.url))
  .map((file) => file.replace('.json', ''))
  .sort();

function caseOf(name: string): Recorded {
  const found = recorded.find((one) => one.name === name);
  assert.ok(found);
  return found;
}

function judged(name: string, change: Partial<FinishedRun> = {}): readonly Judged[] {
  const { run, obligations } = caseOf(name);
  const whole = change.stdout === undefined ? {} : { outputs: printing(run, change.stdout) };
  return echidna.parse({ ...run, ...whole, ...change }, obligations);
}

/** As if Echidna had printed it. */
function printing({ outputs }: FinishedRun, stdout: string): FinishedRun['outputs'] {
  const effort = JSON.parse(outputs['effort.json'] ?? '') as object;
  const printed = createHash('sha256').update(stdout).digest('hex');
  return { ...outputs, 'effort.json': JSON.stringify({ ...effort, printed }) };
}

function summary(answers: readonly Judged[]): string[] {
  return answers.map(summaryOf);
}

const all = (answer: string, times: number) => Array.from({ length: times }, () => answer);

describe('the Echidna engine reads recorded runs', () => {
  it('and knows every fixture', () => assert.deepEqual(recorded.map(({ name }) => name).sort(), names));
  for (const { name, expected } of recorded) {
    it(`${name}: ${[...new Set(expected)].join(', ')}`, () => assert.deepEqual(summary(judged(name)), expected));
  }

  it('says how far it searched, and what was kept from earlier', () => {
    assert.deepEqual(judged('kept')[0]?.bounds, ['calls 60', 'depth 10', 'sequences 6', 'seed 7', 'kept sequences 1']);
    assert.deepEqual(judged('suite-played')[0]?.effort, { calls: 250, sequences: 10, kept: 0 });
  });

  it('gives the failing sequence, encoded by the ABI of the harness', () => {
    const canary = judged('senders')[1]?.counterexample;
    assert.ok(canary?.kind === 'sequence');
    assert.deepEqual(
      canary.calls.map(({ sender, to, value, warp, roll }) => [sender.slice(-5), to, value, warp, roll]),
      [
        ['20000', '397', '42'],
        ['20000', '159', '50'],
        ['20000', '127', '43'],
        ['20000', '264', '25'],
        ['10000', '522', '17'],
        ['20000', '43', '45'],
      ].map(([sender, warp, roll]) => [sender, '0x00a329c0648769a73afac7f9381e08fb43dbea72', '0', warp, roll]),
    );
    assert.match(canary.calls[0]?.data ?? '', /^0x[0-9a-f]{584}$/u);
  });

  it('takes the one sender that it set where none is printed, and an empty sequence for what fails at once', () => {
    const canary = judged('read')[3]?.counterexample;
    assert.ok(canary?.kind === 'sequence' && canary.calls.length > 0);
    assert.ok(canary.calls.every(({ sender }) => sender === '0x0000000000000000000000000000000000030000'));
    assert.deepEqual(judged('genesis')[0]?.counterexample, { kind: 'sequence', calls: [] });
  });

  it('names what kept Echidna from its tests', () => {
    assert.match(
      judged('not-deployed')[0]?.cause?.detail ?? '',
      /: echidna-test: Deploying the contract 0x\w+ failed/u,
    );
    assert.match(judged('unknown-cheatcode')[0]?.cause?.detail ?? '', /BadCheatCode/u);
    assert.match(judged('no-artifact')[0]?.cause?.detail ?? '', /Couldn't compile given file/u);
  });
});

describe('a printed call', () => {
  const inputs = [{ name: 'a', type: 'uint256' }];
  const act = { type: 'function', name: 'act', stateMutability: 'nonpayable', inputs, outputs: [] } as const;

  it('may come with a contract, a sender, gas, a price, value and delays', () => {
    const line = 'Toy.act(1) from: 0xa «me» Gas: 0x1 Gas price: 2 Value: 0x10 Time delay: 3 seconds Block delay: 4';
    assert.deepEqual(rawCall(line, [act]), {
      sender: '0x000000000000000000000000000000000000000a',
      to: '0x00a329c0648769a73afac7f9381e08fb43dbea72',
      data: encodeFunctionData({ abi: [act], args: [1n] }),
      value: '16',
      warp: '3',
      roll: '4',
    });
  });

  it('may be no call at all, only time that passes', () => {
    const wait = rawCall('*wait* Time delay: 9 seconds', [act]);
    assert.deepEqual([wait?.to, wait?.data, wait?.warp], [wait?.sender, '0x', '9']);
  });

  for (const line of [
    'act(1) and more',
    'act(1) Time delay: soon',
    'act()',
    'act(-1)',
    'act(1,2)',
    'act',
    'other(1)',
    '*wait*(1)',
    '*fallback*()',
    '<CREATE>',
    '',
  ])
    it(`is not guessed at: ${line}`, () => assert.equal(rawCall(line, [act]), null));

  it('of a function that two could be is not understood', () => {
    const narrow = { ...act, inputs: [{ name: 'a', type: 'uint8' }] };
    assert.equal(rawCall('act(1)', [act, narrow]), null);
    assert.notEqual(rawCall('act(256)', [act, narrow]), null);
  });
});

describe('the Echidna engine never passes what it cannot read', () => {
  const broken: Record<string, Partial<FinishedRun>> = {
    timeout: { timedOut: true },
    memory: { outOfMemory: true },
    interrupted: { interrupted: true },
    'tool-error': { exitCode: 2 },
  };
  for (const [code, change] of Object.entries(broken)) {
    it(`${code} outweighs a complete report`, () =>
      assert.deepEqual(summary(judged('one-property', change)), all(`unknown ${code}`, 2)));
  }

  it('an exit code that contradicts the report is an error', () => {
    assert.deepEqual(summary(judged('one-property', { exitCode: 0 })), all('unknown tool-error', 2));
    assert.deepEqual(summary(judged('revert-all', { exitCode: 1 })), all('unknown tool-error', 2));
    assert.deepEqual(summary(judged('read', { exitCode: null, signal: 'SIGKILL' })), all('unknown tool-error', 4));
  });

  it('what was lost after Echidna printed it is missed', () => {
    for (const name of ['timeout', 'one-property']) {
      const { run, obligations } = caseOf(name);
      const stdout = run.stdout.replace(/^(?:TIMEOUT!| {4}act\(.*)\n/mu, '');
      assert.notEqual(stdout, run.stdout);
      const answers = summary(echidna.parse({ ...run, stdout }, obligations));
      assert.deepEqual([...new Set(answers)], ['unknown unparsable'], name);
    }
  });

  it('a report on another harness is no answer', () => {
    const { stdout } = caseOf('one-property').run;
    const other = stdout.replace('TOY_Echidna_Properties', 'TOY_Echidna_Genesis');
    assert.notEqual(other, stdout);
    assert.deepEqual(summary(judged('one-property', { stdout: other })), all('unknown tool-error', 2));
  });

  it('another seed, another limit, and a limit that is not told are no answer', () => {
    const { limits, outputs } = caseOf('one-property').run;
    const change = (more: Partial<Limits>) => summary(judged('one-property', { limits: { ...limits, ...more } }));
    assert.deepEqual(change({ seed: '8' }), all('unknown tool-error', 2));
    assert.deepEqual(change({ runs: 3 }), ['unknown cut-short', 'violated']);
    assert.deepEqual(change({ depth: 9 }), ['unknown cut-short', 'violated']);
    for (const name of Object.keys(outputs)) {
      const without = { outputs: { ...outputs, [name]: null } };
      assert.deepEqual(summary(judged('one-property', without)), all('unknown unparsable', 2), name);
    }
  });

  it('a counterexample with one call that is not understood is no counterexample', () => {
    const { stdout } = caseOf('one-property').run;
    const odd = stdout.replace(/\n {4}act\(/u, '\n    tca(');
    assert.deepEqual(summary(judged('one-property', { stdout: odd })), ['holds sampled', 'unknown unparsable']);
  });

  it('any part of a report is no answer', () => {
    const { stdout } = caseOf('one-property').run;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: stdout.trimEnd().length - 1 }), (length) => {
        const answers = judged('one-property', { stdout: stdout.slice(0, length) });
        assert.ok(answers.every(({ claim }) => claim === 'unknown'));
      }),
    );
  });

  it('a line that is not known, or known twice, spoils the report wherever it is put', () => {
    const lines = caseOf('one-property').run.stdout.split('\n');
    const bad = ['noise', 'x: maybe', 'echidna_TOY_STATE_001_holds:  passed! 🎉', 'Seed: 7'];
    fc.assert(
      fc.property(fc.nat({ max: lines.length - 1 }), fc.constantFrom(...bad), (at, line) => {
        const stdout = lines.toSpliced(at, 0, line).join('\n');
        assert.ok(judged('one-property', { stdout }).every(({ claim }) => claim !== 'holds'));
      }),
    );
  });

  it('a changed character never turns an answer into a pass', () => {
    for (const name of names.filter((one) => !one.startsWith('suite') && one !== 'types')) {
      const { stdout } = caseOf(name).run;
      const before = judged(name).map(({ claim }) => claim);
      fc.assert(
        fc.property(fc.nat({ max: stdout.length - 1 }), fc.constantFrom('0', '9', ':', '\n', '(', ' '), (at, put) => {
          const after = judged(name, { stdout: stdout.slice(0, at) + put + stdout.slice(at + 1) });
          assert.equal(after.length, before.length);
          for (const [i, { claim }] of after.entries())
            assert.ok(claim !== 'holds' || before[i] === 'holds', `${name}: ${claim}`);
        }),
        { numRuns: 60 },
      );
    }
  });

  it('whatever is printed, there is one answer each and none passes', () => {
    const { obligations } = caseOf('read');
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json()),
        fc.string(),
        fc.option(fc.integer({ min: 0, max: 255 })),
        (stdout, stderr, exitCode) => {
          const answers = judged('read', { stdout, stderr, exitCode });
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
