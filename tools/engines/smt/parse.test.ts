import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { Obligation } from '../../../harness/schema.ts';
import { sealed, unsealed } from '../../run/sealed.ts';
import { summary } from '../recorded.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { asked, recorded } from './__fixtures__/recorded.ts';
import { smt } from './index.ts';
import { resultFile, scriptFile } from './parse.ts';
import type { DriverResult } from './schema.ts';

const folder = new URL('./__fixtures__/z3-4.12.6-cvc5-1.4.2/', import.meta.url);

function runOf(name: string, change: Partial<FinishedRun> = {}): FinishedRun {
  const found = recorded.find((one) => one.name === name);
  assert.ok(found);
  return { ...found.run, ...change };
}

function judged(run: FinishedRun, role: Obligation['role'] = 'claim', name = 'proved'): Judged {
  const [only, ...more] = smt.parse(run, [asked(role, 'MATH-X-001/smt', name)]);
  assert.ok(only !== undefined && more.length === 0);
  return only;
}

interface Words {
  readonly z3: string;
  readonly cvc5: string;
}

/** The recorded run with other words in its solvers' mouths. */
function saying(words: Words, checks: number, ofPremises?: Words | null): FinishedRun {
  const run = runOf('proved');
  const script = '(check-sat)\n'.repeat(checks);
  const result = unsealed(run.outputs[resultFile] ?? '')?.result as DriverResult;
  const { z3, cvc5 } = result.solvers;
  const said = (all: Words) => ({ z3: { ...z3, raw: all.z3 }, cvc5: { ...cvc5, raw: all.cvc5 } });
  const met = 'sat\n'.repeat(checks);
  const premises = ofPremises === null ? null : said(ofPremises ?? { z3: met, cvc5: met });
  const solvers = said(words);
  const sha256 = createHash('sha256').update(script).digest('hex');
  return { ...run, outputs: { [resultFile]: sealed({ ...result, sha256, solvers, premises }), [scriptFile]: script } };
}

describe('the SMT engine reads recorded runs', () => {
  it('and knows every fixture, as a claim and as a twin', () => {
    const both = readdirSync(folder).flatMap((name) => [name, `${name} as a twin`]);
    assert.deepEqual(recorded.map(({ name }) => name).sort(), both.sort());
  });
  for (const { name, obligations, run, expected } of recorded) {
    it(`${name}: ${expected.join()}`, () => assert.deepEqual(smt.parse(run, obligations).map(summary), expected));
  }

  it('gives the values of one model', () => {
    const { counterexample } = judged(runOf('refuted'), 'claim', 'refuted');
    assert.ok(counterexample?.kind === 'model');
    const [m, d] = [BigInt(counterexample.values['m'] ?? ''), BigInt(counterexample.values['d'] ?? '')];
    assert.notEqual((m / d) * d, m);
  });

  it('names the silent solver', () =>
    assert.match(judged(runOf('one-solver'), 'claim', 'one-solver').cause?.detail ?? '', /cvc5: check 1 timeout$/u));
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

describe('a theorem whose premises cannot be met', () => {
  const proved = { z3: 'unsat\nunsat\n', cvc5: 'unsat\nunsat\n' };
  const of = (ofPremises: Words | null, role: Obligation['role'] = 'claim'): string =>
    summary(judged(saying(proved, 2, ofPremises), role));

  it('proves nothing, as a single solver may say', () => {
    assert.equal(of({ z3: 'sat\nsat\n', cvc5: 'sat\nunknown\n' }), 'holds proved');
    assert.equal(of({ z3: 'sat\nunknown\n', cvc5: 'unknown\nsat\n' }), 'holds proved');
    assert.equal(of({ z3: 'sat\nunsat\n', cvc5: 'sat\nunknown\n' }), 'unknown tool-error');
    assert.equal(of({ z3: 'unsat\nsat\n', cvc5: 'sat\nsat\n' }), 'unknown tool-error');
    assert.match(
      judged(saying(proved, 2, { z3: 'sat\nunsat\n', cvc5: 'sat\nunsat\n' })).cause?.detail ?? '',
      /the premises of check 2 contradict each other/u,
    );
  });

  it('proves nothing while nobody says that they can', () => {
    assert.equal(of({ z3: 'sat\nunknown\n', cvc5: 'sat\ntimeout\n' }), 'unknown stuck');
    assert.equal(of({ z3: 'sat\n', cvc5: 'sat\nsat\n' }), 'unknown tool-error');
    assert.equal(of(null), 'unknown tool-error');
  });

  it('is no matter of a twin, which asks for a model itself', () => {
    assert.equal(of(null, 'twin'), 'holds proved');
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
      assert.equal(summary(judged(runOf('proved', change))), `unknown ${code}`));
  }

  it('a killed run or a missing file is an error', () => {
    assert.equal(summary(judged(runOf('proved', { exitCode: null, signal: 'SIGKILL' }))), 'unknown tool-error');
    const { outputs } = runOf('proved');
    for (const name of [resultFile, scriptFile]) {
      assert.equal(summary(judged(runOf('proved', { outputs: { ...outputs, [name]: null } }))), 'unknown tool-error');
    }
  });

  it('the result of another script is an error', () => {
    assert.equal(summary(judged(runOf('proved'), 'claim', 'timeout')), 'unknown tool-error');
  });

  it('what one solver said is never taken for what the other did, however lines are doubled or moved', () => {
    const run = runOf('one-solver');
    const lines = (run.outputs[resultFile] ?? '').split('\n');
    const said = lines.findIndex((line) => line.includes('"raw": "unsat\\n"'));
    assert.ok(said > 0);
    for (const to of lines.keys()) {
      const doubled = lines.toSpliced(to, 0, lines[said] ?? '').join('\n');
      const answer = judged({ ...run, outputs: { ...run.outputs, [resultFile]: doubled } }, 'claim', 'one-solver');
      assert.equal(answer.claim, 'unknown', String(to));
    }
  });

  it('one run answers one obligation', () => {
    const answers = smt.parse(runOf('proved'), [asked('claim', 'A-B-001/smt'), asked('claim', 'A-B-002/smt')]);
    assert.deepEqual(answers.map(summary), ['unknown tool-error', 'unknown tool-error']);
  });

  const names = readdirSync(folder);
  const files = [resultFile, scriptFile];

  it('truncated at any point, an output is no answer', () => {
    for (const name of names) {
      for (const file of files) {
        const run = runOf(name);
        const text = run.outputs[file] ?? '';
        for (let length = 0; length < text.trimEnd().length; length += 1) {
          const cut = { ...run, outputs: { ...run.outputs, [file]: text.slice(0, length) } };
          assert.equal(judged(cut, 'claim', name).claim, 'unknown', `${name}/${file} at ${length}`);
        }
      }
    }
  });

  it('any text at all gets exactly one answer, and not a pass', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.string(), (result, script) => {
        assert.equal(
          judged({ ...runOf('proved'), outputs: { [resultFile]: result, [scriptFile]: script } }).claim,
          'unknown',
        );
      }),
      { seed: 7 },
    );
  });
});
