import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Obligation } from '../../../harness/schema.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { parse, resultFile } from './parse.ts';
import type { Result } from './schema.ts';

const text = readFileSync(new URL('./__fixtures__/1/findings.json', import.meta.url), 'utf8');
const fixture = JSON.parse(text) as Result;
const limits = { seconds: 60, memoryMb: 1000, querySeconds: 10, runs: 1, depth: 1, seed: '1' };
const ended = {
  exitCode: 0,
  signal: null,
  timedOut: false,
  outOfMemory: false,
  interrupted: false,
  seconds: 1,
  stdout: '',
  stderr: '',
  limits,
};

function run(output: string | null, change: Partial<FinishedRun> = {}): FinishedRun {
  return { ...ended, outputs: { [resultFile]: output }, ...change };
}

/** The obligations that the fixture answers. */
const obligations: readonly Obligation[] = fixture.answers.map(({ obligation: id, contract, rule }) => {
  const entry = { in: 'bytecode', contract, rule: JSON.parse(rule) as unknown } as const;
  return {
    id,
    property: 'X-STATIC-001',
    rev: 1,
    engine: 'static',
    role: 'claim',
    of: [],
    entry,
    ceiling: 'proved',
    bounds: [],
  };
});

function summaries(finished: FinishedRun, asked = obligations): readonly string[] {
  const judged = parse(finished, asked);
  assert.deepEqual(
    judged.map((one) => one.obligation),
    asked.map((one) => one.id),
  );
  return judged.map(summary);
}

function summary({ claim, strength, cause }: Judged): string {
  return `${claim} ${strength ?? cause?.code ?? ''}`.trim();
}

describe('the static engine reads its findings', () => {
  const expected = [
    'holds proved',
    'violated',
    'holds bounded',
    'unknown stuck',
    'unknown missing',
    'unknown unparsable',
  ];

  it('of every kind', () => assert.deepEqual(summaries(run(text)), expected));

  it('gives the evidence of a violation', () => {
    const { counterexample } = parse(run(text), obligations)[1] as Judged;
    assert.ok(counterexample?.kind === 'model');
    assert.equal(counterexample.values['opcode_0'], 'DELEGATECALL');
  });

  const broken: readonly [string, Partial<FinishedRun>][] = [
    ['timeout', { timedOut: true }],
    ['memory', { outOfMemory: true }],
    ['interrupted', { interrupted: true }],
    ['tool-error', { exitCode: 1 }],
    ['tool-error', { exitCode: null, signal: 'SIGKILL' }],
    ['tool-error', { outputs: { [resultFile]: null } }],
    ['tool-error', { outputs: {} }],
  ];
  for (const [code, change] of broken) {
    it(`and none after ${JSON.stringify(change)}`, () => {
      assert.deepEqual(
        summaries(run(text, change)),
        obligations.map(() => `unknown ${code}`),
      );
    });
  }

  it('but not of another contract, another rule, twice, or not at all', () => {
    const [first] = obligations as readonly [Obligation];
    const other = {
      ...first,
      entry: { in: 'bytecode', contract: 'Other', rule: first.entry.in === 'bytecode' && first.entry.rule },
    } as const;
    const stricter = {
      ...first,
      entry: { in: 'bytecode', contract: 'Case', rule: { name: 'no-opcodes', opcodes: ['CALL'] } },
    } as const;
    const twice = JSON.stringify({ ...fixture, answers: [fixture.answers[0], fixture.answers[0]] });
    assert.deepEqual(summaries(run(text), [other]), ['unknown tool-error']);
    assert.deepEqual(summaries(run(text), [stricter]), ['unknown tool-error']);
    assert.deepEqual(summaries(run(twice), [first]), ['unknown tool-error']);
    assert.deepEqual(summaries(run(JSON.stringify({ schema: 1, answers: [] })), [first]), ['unknown missing']);
  });

  it('and nothing of findings cut short', () => {
    for (let length = 0; length < text.trimEnd().length; length += 1) {
      assert.deepEqual(new Set(summaries(run(text.slice(0, length)))), new Set(['unknown unparsable']));
    }
  });

  it('and lets nothing hold after random edits that did not hold before', () => {
    const edit = fc.record({
      at: fc.nat(text.length),
      remove: fc.nat(30),
      insert: fc.oneof(fc.string(), fc.constantFrom('holds', '[]', '},{')),
    });
    fc.assert(
      fc.property(edit, ({ at, remove, insert }) => {
        const after = summaries(run(text.slice(0, at) + insert + text.slice(at + remove)));
        for (const [index, one] of after.entries()) assert.ok(!one.startsWith('holds') || one === expected[index]);
      }),
      { seed: 5, numRuns: 3000 },
    );
  });

  it('and answers any text at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (output) => {
        for (const one of summaries(run(output))) assert.ok(one.startsWith('unknown'));
      }),
      { seed: 5 },
    );
  });
});
