import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Obligation } from '../../../harness/schema.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { smt } from './index.ts';
import { resultFile, scriptFile } from './parse.ts';
import type { DriverResult } from './schema.ts';

const folder = new URL('./__fixtures__/z3-4.12.6-cvc5-1.4.2/', import.meta.url);
const limits = { seconds: 60, memoryMb: 1000, querySeconds: 10, runs: 1, depth: 1, seed: '1' };

function recorded(name: string, change: Partial<FinishedRun> = {}): FinishedRun {
  const outputs = Object.fromEntries(
    [resultFile, scriptFile].map((file) => [file, readFileSync(new URL(`${name}/${file}`, folder), 'utf8')]),
  );
  const ended = { exitCode: 0, signal: null, timedOut: false, outOfMemory: false, interrupted: false };
  return { ...ended, seconds: 1, stdout: '', stderr: '', outputs, limits, ...change };
}

function asked(role: Obligation['role'], id = 'MATH-X-001/smt'): Obligation {
  const entry = { in: 'smt', file: 'specs/smt/x.smt2' } as const;
  return { id, property: 'MATH-X-001', rev: 1, engine: 'smt', role, of: [], entry, ceiling: 'proved', bounds: [] };
}

function judged(run: FinishedRun, role: Obligation['role'] = 'claim'): Judged {
  const [only, ...more] = smt.parse(run, [asked(role)]);
  assert.ok(only !== undefined && more.length === 0);
  return only;
}

/** The recorded run with other words in its solvers' mouths. */
function saying(words: { z3: string; cvc5: string }, checks: number): FinishedRun {
  const run = recorded('proved');
  const script = '(check-sat)\n'.repeat(checks);
  const result = JSON.parse(run.outputs[resultFile] ?? '') as DriverResult;
  const solvers = { z3: { ...result.solvers.z3, raw: words.z3 }, cvc5: { ...result.solvers.cvc5, raw: words.cvc5 } };
  const sha256 = createHash('sha256').update(script).digest('hex');
  return { ...run, outputs: { [resultFile]: JSON.stringify({ ...result, sha256, solvers }), [scriptFile]: script } };
}

function summary({ claim, strength, cause }: Judged): string {
  return [claim, strength ?? cause?.code].filter(Boolean).join(' ');
}

describe('the SMT engine reads recorded runs', () => {
  const expected = {
    proved: ['holds proved', 'holds proved'],
    witnessed: ['violated', 'violated'],
    refuted: ['violated', 'holds proved'],
    'one-solver': ['unknown timeout', 'unknown timeout'],
    timeout: ['unknown timeout', 'unknown timeout'],
    'ill-typed': ['unknown tool-error', 'unknown tool-error'],
  };
  it('and knows every fixture', () => assert.deepEqual(readdirSync(folder).sort(), Object.keys(expected).sort()));
  for (const [name, [asClaim, asTwin]] of Object.entries(expected)) {
    it(`${name} as a claim: ${asClaim}`, () => assert.equal(summary(judged(recorded(name))), asClaim));
    it(`${name} as a twin: ${asTwin}`, () => assert.equal(summary(judged(recorded(name), 'twin')), asTwin));
  }

  it('gives the values of one model', () => {
    const { counterexample } = judged(recorded('refuted'));
    assert.ok(counterexample?.kind === 'model');
    const [m, d] = [BigInt(counterexample.values['m'] ?? ''), BigInt(counterexample.values['d'] ?? '')];
    assert.notEqual((m / d) * d, m);
  });

  it('names the silent solver', () =>
    assert.match(judged(recorded('one-solver')).cause?.detail ?? '', /cvc5: check 1 timeout$/u));
});

describe('the SMT engine weighs two solvers', () => {
  const table: readonly [string, string, string, string][] = [
    ['unsat\n', 'unsat\n', 'holds proved', 'holds proved'],
    ['sat\n', 'sat\n', 'violated', 'violated'],
    ['sat\n', 'unknown\n', 'unknown stuck', 'violated'],
    ['timeout\n', 'sat\n', 'unknown timeout', 'violated'],
    ['unsat\n', 'sat\n', 'unknown tool-error', 'unknown tool-error'],
    ['sat\n', 'unsat\n', 'unknown tool-error', 'unknown tool-error'],
    ['unsat\n', 'unknown\n', 'unknown stuck', 'unknown stuck'],
    ['unknown\n', 'unsat\n', 'unknown stuck', 'unknown stuck'],
    ['unsat\n', '', 'unknown tool-error', 'unknown tool-error'],
    ['unsat\nunsat\n', 'unsat\n', 'unknown tool-error', 'unknown tool-error'],
    ['unsat', 'unsat\n', 'unknown tool-error', 'unknown tool-error'],
    ['unsat\n', 'unsat \n', 'unknown tool-error', 'unknown tool-error'],
    ['(error "no")\nunsat\n', 'unsat\n', 'unknown tool-error', 'unknown tool-error'],
  ];
  for (const [z3, cvc5, asClaim, asTwin] of table) {
    it(`z3 ${JSON.stringify(z3)}, cvc5 ${JSON.stringify(cvc5)}: ${asClaim}; as a twin ${asTwin}`, () => {
      assert.equal(summary(judged(saying({ z3, cvc5 }, 1))), asClaim);
      assert.equal(summary(judged(saying({ z3, cvc5 }, 1), 'twin')), asTwin);
    });
  }

  it('needs every check of a claim, and every witness of a twin', () => {
    assert.equal(summary(judged(saying({ z3: 'unsat\nunsat\n', cvc5: 'unsat\nunknown\n' }, 2))), 'unknown stuck');
    assert.equal(summary(judged(saying({ z3: 'sat\nunsat\n', cvc5: 'sat\nunsat\n' }, 2), 'twin')), 'holds proved');
    assert.equal(summary(judged(saying({ z3: 'sat\nunknown\n', cvc5: 'sat\nunknown\n' }, 2), 'twin')), 'unknown stuck');
  });
});

describe('the SMT engine never passes what it cannot read', () => {
  const broken: Record<string, Partial<FinishedRun>> = {
    timeout: { timedOut: true },
    memory: { outOfMemory: true },
    interrupted: { interrupted: true },
    'tool-error': { exitCode: 1 },
  };
  for (const [code, change] of Object.entries(broken)) {
    it(`${code} outweighs complete answers`, () =>
      assert.equal(summary(judged(recorded('proved', change))), `unknown ${code}`));
  }

  it('a killed run or a missing file is an error', () => {
    assert.equal(summary(judged(recorded('proved', { exitCode: null, signal: 'SIGKILL' }))), 'unknown tool-error');
    const { outputs } = recorded('proved');
    for (const name of [resultFile, scriptFile]) {
      assert.equal(
        summary(judged(recorded('proved', { outputs: { ...outputs, [name]: null } }))),
        'unknown tool-error',
      );
    }
  });

  it('one run answers one obligation', () => {
    const answers = smt.parse(recorded('proved'), [asked('claim', 'A-B-001/smt'), asked('claim', 'A-B-002/smt')]);
    assert.deepEqual(answers.map(summary), ['unknown tool-error', 'unknown tool-error']);
  });

  const names = readdirSync(folder);
  const files = [resultFile, scriptFile];

  it('truncated at any point, an output is no answer', () => {
    for (const name of names) {
      for (const file of files) {
        const run = recorded(name);
        const text = run.outputs[file] ?? '';
        for (let length = 0; length < text.trimEnd().length; length += 1) {
          const cut = { ...run, outputs: { ...run.outputs, [file]: text.slice(0, length) } };
          assert.equal(judged(cut).claim, 'unknown', `${name}/${file} at ${length}`);
        }
      }
    }
  });

  it('with random edits, only what held can hold', () => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.nat(20),
      insert: fc.oneof(fc.string(), fc.constantFrom('unsat', 'un', '\\n', '"')),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...names.filter((name) => name !== 'proved')),
        fc.constantFrom(...files),
        edit,
        (name, file, { at, remove, insert }) => {
          const run = recorded(name);
          const text = run.outputs[file] ?? '';
          const from = at % (text.length + 1);
          const changed = text.slice(0, from) + insert + text.slice(from + remove);
          const answer = judged({ ...run, outputs: { ...run.outputs, [file]: changed } });
          assert.notEqual(answer.claim, 'holds');
        },
      ),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('any text at all gets exactly one answer, and not a pass', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.string(), (result, script) => {
        assert.equal(
          judged({ ...recorded('proved'), outputs: { [resultFile]: result, [scriptFile]: script } }).claim,
          'unknown',
        );
      }),
      { seed: 7 },
    );
  });
});
