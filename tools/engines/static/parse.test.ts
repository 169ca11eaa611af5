import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Obligation } from '../../../harness/schema.ts';
import { sealed, unsealed } from '../../run/sealed.ts';
import { type Recorded, summary } from '../recorded.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { recorded } from './__fixtures__/recorded.ts';
import { parse, resultFile } from './parse.ts';
import type { Result } from './schema.ts';

const [findings] = recorded as readonly [Recorded];
const { obligations } = findings;
const text = findings.run.outputs[resultFile] as string;
const fixture = unsealed(text)?.result as Result;

function run(output: string | null, change: Partial<FinishedRun> = {}): FinishedRun {
  return { ...findings.run, outputs: { [resultFile]: output }, ...change };
}

function summaries(finished: FinishedRun, asked = obligations): readonly string[] {
  const judged = parse(finished, asked);
  assert.deepEqual(
    judged.map((one) => one.obligation),
    asked.map((one) => one.id),
  );
  return judged.map(summary);
}

describe('the static engine reads its findings', () => {
  it('of every kind', () => assert.deepEqual(summaries(run(text)), findings.expected));

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
    const twice = sealed({ ...fixture, answers: [fixture.answers[0], fixture.answers[0]] });
    assert.deepEqual(summaries(run(text), [other]), ['unknown tool-error']);
    assert.deepEqual(summaries(run(text), [stricter]), ['unknown tool-error']);
    assert.deepEqual(summaries(run(twice), [first]), ['unknown tool-error']);
    assert.deepEqual(summaries(run(sealed({ schema: 1, answers: [] })), [first]), ['unknown missing']);
  });

  it('and nothing of findings cut short', () => {
    for (let length = 0; length < text.trimEnd().length; length += 1) {
      assert.deepEqual(new Set(summaries(run(text.slice(0, length)))), new Set(['unknown unparsable']));
    }
  });

  it('and nothing of findings that changed places, in whatever way', () => {
    const lines = text.split('\n');
    const starts = lines.flatMap((line, at) => (line.includes('"finding"') ? [at] : []));
    for (const from of starts) {
      for (const to of starts.filter((one) => one !== from)) {
        const block = lines.slice(from, from + 14);
        const doubled = lines.toSpliced(to, 0, ...block).join('\n');
        const moved = lines
          .toSpliced(from, 14)
          .toSpliced(to, 0, ...block)
          .join('\n');
        for (const one of [doubled, moved])
          assert.ok(summaries(run(one)).every((said) => said === 'unknown unparsable'));
      }
    }
    const [first, second, ...rest] = fixture.answers;
    assert.ok(first && second);
    const swapped = [{ ...first, finding: second.finding }, { ...second, finding: first.finding }, ...rest];
    const forged = text.replace(
      /"result": [\s\S]*$/u,
      `"result": ${JSON.stringify({ ...fixture, answers: swapped })}}`,
    );
    assert.deepEqual(new Set(summaries(run(forged))), new Set(['unknown unparsable']));
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
