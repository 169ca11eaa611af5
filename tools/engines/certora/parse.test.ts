import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FinishedRun, Judged } from '../types.ts';
import { limits, obligation } from './case.ts';
import { outputFile, parse, resultFile } from './parse.ts';
import { DriverResult, statuses } from './schema.ts';

const fixtures = join(import.meta.dirname, '__fixtures__');
const where = { conf: 'specs/cvl/RISE.conf', spec: 'harness/generated/certora/RISERules.spec' };
const text = (...path: string[]): string => readFileSync(join(fixtures, ...path), 'utf8');
const recorded = (name: string): string => text('8.20.0', name, resultFile);
const typechecked = DriverResult.parse(JSON.parse(recorded('typechecked')));

function finished(outputs: FinishedRun['outputs'], changes: Partial<FinishedRun> = {}): FinishedRun {
  const ended = { exitCode: 0, signal: null, timedOut: false, outOfMemory: false, interrupted: false };
  return { ...ended, seconds: 1, stdout: '', stderr: '', outputs, limits, ...changes };
}

function proved(output: string, changes: Partial<DriverResult> = {}): FinishedRun {
  const result = JSON.stringify({ ...typechecked, mode: 'local', state: 'finished', ...changes });
  return finished({ [resultFile]: result, [outputFile]: output });
}

function one(run: FinishedRun, rule: string, role: 'claim' | 'twin' = 'claim'): Judged {
  const answers = parse(run, [obligation(where, rule, role)]);
  assert.equal(answers.length, 1);
  return answers[0] as Judged;
}

const said = ({ claim, strength, cause }: Judged) => [claim, strength, cause?.code ?? null];
const fabricated = (name: string): FinishedRun => proved(text('fabricated', `${name}.json`));

describe('what certora-cli says by itself', () => {
  it('proves nothing: a rule that is there is pending, one that is not is missing', () => {
    const run = finished({ [resultFile]: recorded('typechecked'), [outputFile]: null });
    assert.deepEqual(said(one(run, 'RISE_TRANS_001')), ['unknown', null, 'pending']);
    assert.deepEqual(said(one(run, 'RISE_TRANS_001_twin', 'twin')), ['unknown', null, 'pending']);
    assert.deepEqual(said(one(run, 'RISE_TRANS_002')), ['unknown', null, 'missing']);
  });

  it('says the first line of a mistake', () => {
    for (const [name, line] of [
      ['type-error', 'type-error: Error in spec file (RISE.spec:28:52): Variable `undeclared` has not been declared.'],
      ['syntax-error', 'type-error: Error in spec file (RISE.spec:28:51): Syntax error: unexpected token near `,`'],
      ['unknown-option', 'type-error: Error when reading specs/cvl/RISE.conf: no_such_option appears in the conf file'],
      ['other-code', 'other-code: RISE was not compiled to the code that is judged'],
      ['not-a-configuration', 'stage: specs/cvl/RISE.conf is not plain JSON'],
    ] as const) {
      const judged = one(finished({ [resultFile]: recorded(name) }), 'RISE_TRANS_001');
      assert.deepEqual([judged.claim, judged.cause?.code, judged.cause?.detail], ['unknown', 'tool-error', line], name);
    }
  });

  it('may have been ended before it could say anything', () => {
    const failure = { code: 'time', detail: 'ended after 1 s' };
    const result = JSON.stringify({ ...typechecked, state: 'failed', failure });
    assert.deepEqual(said(one(finished({ [resultFile]: result }), 'RISE_TRANS_001')), ['unknown', null, 'timeout']);
  });

  it('is not read where the driver did not end as it should', () => {
    const outputs = { [resultFile]: recorded('typechecked') };
    const code = (changes: Partial<FinishedRun>) => one(finished(outputs, changes), 'RISE_TRANS_001').cause?.code;
    assert.equal(code({ timedOut: true, exitCode: null }), 'timeout');
    assert.equal(code({ outOfMemory: true }), 'memory');
    assert.equal(code({ interrupted: true }), 'interrupted');
    assert.equal(code({ exitCode: 1 }), 'tool-error');
    assert.equal(one(finished({}), 'RISE_TRANS_001').cause?.code, 'tool-error');
    assert.equal(one(finished({ [resultFile]: '{"schema":2}' }), 'RISE_TRANS_001').cause?.code, 'unparsable');
  });
});

describe('what the Prover says', () => {
  it('holds for all rules, invariants and methods that succeed, and is refuted as a twin by any witness', () => {
    const run = fabricated('all-succeed');
    for (const rule of ['RISE_TRANS_001', 'RISE_STATE_001', 'RISE_ERC20_001', 'RISE_STATE_002_sum'])
      assert.deepEqual(said(one(run, rule)), ['holds', 'proved', null], rule);
    for (const rule of ['RISE_TRANS_001_twin', 'RISE_ERC20_001_twin'])
      assert.deepEqual(said(one(run, rule, 'twin')), ['violated', null, null], rule);
  });

  it('tells a violation without values, and of which methods', () => {
    const judged = one(fabricated('a-method-fails'), 'RISE_TRANS_001');
    assert.deepEqual(said(judged), ['violated', null, null]);
    assert.deepEqual(judged.counterexample, {
      kind: 'model',
      values: { failed_1: 'transferFrom(address,address,uint256)' },
    });
    assert.equal(one(fabricated('base-fails'), 'RISE_STATE_001').claim, 'violated');
  });

  it('never turns a doubt about one method or part into a proof', () => {
    for (const [name, code] of [
      ['timeout', 'timeout'],
      ['unknown', 'stuck'],
      ['sanity-fail', 'revert-all'],
    ] as const)
      for (const rule of ['RISE_TRANS_001', 'RISE_ERC20_001', 'RISE_STATE_001'])
        assert.deepEqual(said(one(fabricated(name), rule)), ['unknown', null, code], `${name} ${rule}`);
  });

  it('is held against the inventory: what is not answered is missing', () => {
    const absent = ['unknown', null, 'missing'];
    const judged = one(fabricated('a-method-missing'), 'RISE_TRANS_001');
    assert.deepEqual(said(judged), absent);
    assert.match(judged.cause?.detail ?? '', /transferFrom\(address,address,uint256\)/u);
    assert.deepEqual(said(one(fabricated('a-rule-missing'), 'RISE_TRANS_001')), absent);
    assert.deepEqual(said(one(fabricated('a-base-missing'), 'RISE_STATE_001')), absent);
    assert.deepEqual(said(one(fabricated('all-succeed'), 'RISE_TRANS_002')), absent);
  });

  it('is not understood where it uses other words', () => {
    for (const rule of ['RISE_TRANS_001', 'RISE_ERC20_001'])
      assert.deepEqual(said(one(fabricated('unknown-words'), rule)), ['unknown', null, 'unparsable']);
    for (const output of ['', '[]', '{}', '{"rules":[]}', '{"rules":null}'])
      assert.deepEqual(said(one(proved(output), 'RISE_TRANS_001')), ['unknown', null, 'unparsable'], output);
  });

  it('is about something else where a function depends on its caller and is read as if it did not', () => {
    for (const rule of ['RISE_TRANS_001', 'RISE_ERC20_001'])
      assert.deepEqual(said(one(fabricated('not-envfree'), rule)), ['unknown', null, 'tool-error']);
  });

  it('calls a claim vacuous only when every way to a witness is denied', () => {
    for (const rule of ['RISE_TRANS_001_twin', 'RISE_ERC20_001_twin'])
      assert.deepEqual(said(one(fabricated('no-witness'), rule, 'twin')), ['holds', 'proved', null]);
    const open = one(fabricated('witness-not-found'), 'RISE_TRANS_001_twin', 'twin');
    assert.deepEqual(said(open), ['unknown', null, 'timeout']);
  });

  it('is bounded under an option that leaves executions out, without sanity, and by a stand-in', () => {
    const output = text('fabricated', 'all-succeed.json');
    const strength = (changes: Partial<DriverResult>) => one(proved(output, changes), 'RISE_TRANS_001');
    for (const options of [
      { ...typechecked.options, optimistic_loop: true },
      { ...typechecked.options, rule_sanity: 'none' },
      { ...typechecked.options, prover_args: ['-assumeSomething'] },
      { ...typechecked.options, method: ['transfer(address,uint256)'] },
    ]) {
      const judged = strength({ options });
      assert.deepEqual([judged.claim, judged.strength, judged.bounds.length], ['holds', 'bounded', 1]);
    }
    assert.deepEqual(strength({ mode: 'stand-in' }).bounds, ['answered by a stand-in for the cloud']);
    assert.deepEqual(strength({ mode: 'cloud' }).bounds, []);
  });

  it('is pending while a job is not finished, whatever lies beside it', () => {
    const run = proved(text('fabricated', 'all-succeed.json'), { state: 'pending', job: 'ab12', waitedSeconds: 61 });
    assert.deepEqual(said(one(run, 'RISE_TRANS_001')), ['unknown', null, 'pending']);
    assert.match(one(run, 'RISE_TRANS_001').cause?.detail ?? '', /ab12/u);
  });

  it('is not believed of rules whose methods cannot be told', () => {
    const rules = typechecked.rules.map((rule) =>
      rule.name === 'RISE_TRANS_001' ? { ...rule, methods: null, unclear: 'a filter uses something' } : rule,
    );
    const run = proved(text('fabricated', 'all-succeed.json'), { rules });
    assert.deepEqual(said(one(run, 'RISE_TRANS_001')), ['unknown', null, 'unparsable']);
  });
});

describe('the parser of certora', () => {
  it('is total, and says that something holds only when every word of the answer is SUCCESS', () => {
    const word = fc.constantFrom(...statuses, 'VERIFIED', '');
    const methods = fc.subarray(['approve(address,uint256)', 'transfer(address,uint256)', 'x()']);
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        word,
        fc.dictionary(word, methods, { maxKeys: 3 }),
        fc.dictionary(fc.constantFrom('Induction base: After the constructor', 'a', 'b'), tie('tree'), { maxKeys: 3 }),
        fc.jsonValue(),
      ),
    }));
    const names = typechecked.rules.map(({ name }) => name);
    const envfreeFuncsStaticCheck = (JSON.parse(text('fabricated', 'all-succeed.json')) as { rules: object }).rules;
    fc.assert(
      fc.property(fc.constantFrom(...names), tree, (name, value) => {
        const output = JSON.stringify({ rules: { ...envfreeFuncsStaticCheck, [name]: value } });
        const judged = one(proved(output), name);
        if (judged.claim !== 'holds') return;
        const words = JSON.stringify(value).match(/FAIL|TIMEOUT|UNKNOWN|SANITY|VERIFIED/gu);
        assert.equal(words, null);
        assert.ok(JSON.stringify(value).includes('SUCCESS'));
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('answers each recorded and fabricated run once', () => {
    const asked = typechecked.rules.map(({ name }) => obligation(where, name));
    for (const name of readdirSync(join(fixtures, '8.20.0')))
      assert.equal(parse(finished({ [resultFile]: recorded(name) }), asked).length, asked.length);
    for (const name of readdirSync(join(fixtures, 'fabricated')))
      assert.equal(parse(proved(text('fabricated', name)), asked).length, asked.length);
  });
});
