import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostileValues } from '../../fuzzing/hostile.ts';
import { damageJson } from '../../fuzzing/json.ts';
import { strengthened } from '../../fuzzing/order.ts';
import { sealed, unsealed } from '../../run/sealed.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { asked, finished, proved, recorded, textOf, typechecked } from './__fixtures__/recorded.ts';
import { outputFile, parse, resultFile } from './parse.ts';
import { type DriverResult, statuses } from './schema.ts';

function runOf(name: string): FinishedRun {
  return recorded.find((one) => one.name === name)?.run ?? assert.fail(name);
}

function one(run: FinishedRun, rule: string, role?: 'claim'): Judged {
  const answers = parse(run, [asked(rule, role)]);
  assert.equal(answers.length, 1);
  return answers[0] as Judged;
}

const said = ({ claim, strength, cause }: Judged) => [claim, strength, cause?.code ?? null];
const fabricated = (name: string): FinishedRun => runOf(`fabricated ${name}`);
const succeeds = textOf('./fabricated/all-succeed.json');
const ofDriver = (changes: object): FinishedRun =>
  finished({ [resultFile]: sealed({ ...typechecked, ...changes }), [outputFile]: null });

describe('what certora-cli says by itself', () => {
  it('says the first line of a mistake', () => {
    for (const [name, line] of [
      ['type-error', 'type-error: Error in spec file (RISE.spec:28:52): Variable `undeclared` has not been declared.'],
      ['syntax-error', 'type-error: Error in spec file (RISE.spec:28:51): Syntax error: unexpected token near `,`'],
      ['unknown-option', 'type-error: Error when reading specs/cvl/RISE.conf: no_such_option appears in the conf file'],
      ['other-code', 'other-code: RISE was not compiled to the code that is judged'],
      ['not-a-configuration', 'stage: specs/cvl/RISE.conf is not plain JSON'],
    ] as const) {
      const judged = one(runOf(name), 'RISE_TRANS_001');
      assert.deepEqual([judged.claim, judged.cause?.code, judged.cause?.detail], ['unknown', 'tool-error', line], name);
    }
  });

  it('may have been ended before it could say anything', () => {
    const failure = { code: 'time', detail: 'ended after 1 s' };
    const run = ofDriver({ state: 'failed', failure });
    assert.deepEqual(said(one(run, 'RISE_TRANS_001')), ['unknown', null, 'timeout']);
  });

  it('is not read where the driver did not end as it should', () => {
    const whole = runOf('typechecked');
    const code = (changes: Partial<FinishedRun>) => one({ ...whole, ...changes }, 'RISE_TRANS_001').cause?.code;
    assert.equal(code({ timedOut: true, exitCode: null }), 'timeout');
    assert.equal(code({ outOfMemory: true }), 'memory');
    assert.equal(code({ interrupted: true }), 'interrupted');
    assert.equal(code({ exitCode: 1 }), 'tool-error');
    assert.equal(code({ outputs: {} }), 'tool-error');
    const bare = JSON.stringify(unsealed(whole.outputs[resultFile] ?? '')?.result);
    for (const result of ['{"schema":2}', bare, sealed({ schema: 2 })])
      assert.equal(code({ outputs: { [resultFile]: result } }), 'unparsable', result);
  });
});

describe('what the Prover says', () => {
  it('tells a violation without values, and of which methods', () => {
    const judged = one(fabricated('a-method-fails'), 'RISE_TRANS_001');
    assert.deepEqual(said(judged), ['violated', null, null]);
    assert.deepEqual(judged.counterexample, {
      kind: 'model',
      values: { failed_1: 'transferFrom(address,address,uint256)' },
    });
    assert.equal(one(fabricated('base-fails'), 'RISE_STATE_001').claim, 'violated');
  });

  it('is held against the inventory: what is not answered is missing', () => {
    const judged = one(fabricated('a-method-missing'), 'RISE_TRANS_001');
    assert.deepEqual(said(judged), ['unknown', null, 'missing']);
    assert.match(judged.cause?.detail ?? '', /transferFrom\(address,address,uint256\)/u);
  });

  it('is not understood in another form', () => {
    for (const output of ['', '[]', '{}', '{"rules":[]}', '{"rules":null}', `${succeeds}}`])
      assert.deepEqual(said(one(proved(output), 'RISE_TRANS_001')), ['unknown', null, 'unparsable'], output);
  });

  it('is not believed of a name that is there twice: the last would hide the others', () => {
    const twice = succeeds.replace('{\n\t"rules": {', '{\n\t"rules": {\n\t\t"RISE_ERC20_001" : "FAIL",');
    assert.equal((JSON.parse(twice) as { rules: { RISE_ERC20_001: string } }).rules.RISE_ERC20_001, 'SUCCESS');
    assert.deepEqual(said(one(proved(twice), 'RISE_ERC20_001')), ['unknown', null, 'unparsable']);
  });

  it('is not read where it is nested deeper than any answer', () => {
    const deep = `${'{"a":'.repeat(20_000)}"SUCCESS"${'}'.repeat(20_000)}`;
    const output = succeeds.replace('"RISE_ERC20_001": "SUCCESS"', `"RISE_ERC20_001": ${deep}`);
    assert.deepEqual(said(one(proved(output), 'RISE_ERC20_001')), ['unknown', null, 'unparsable']);
  });

  it('is not what the driver took when it was changed afterwards', () => {
    const fails = fabricated('a-method-fails');
    for (const output of [succeeds, `${textOf('./fabricated/a-method-fails.json')}\n`, null]) {
      const run = { ...fails, outputs: { ...fails.outputs, [outputFile]: output } };
      assert.deepEqual(said(one(run, 'RISE_TRANS_001')), ['unknown', null, 'unparsable']);
    }
  });

  it('refutes a twin only when all of its methods are answered', () => {
    const output = JSON.parse(succeeds) as { rules: Record<string, unknown> };
    const rules = { ...output.rules, RISE_TRANS_001_twin: { SUCCESS: ['approve(address,uint256)'] } };
    const judged = one(proved(JSON.stringify({ rules })), 'RISE_TRANS_001_twin');
    assert.deepEqual(said(judged), ['unknown', null, 'missing']);
  });

  it('is bounded under an option that leaves executions out, without sanity, and by a stand-in', () => {
    const strength = (changes: Partial<DriverResult>) => one(proved(succeeds, changes), 'RISE_TRANS_001');
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
    const judged = one(fabricated('job that is not finished'), 'RISE_TRANS_001');
    assert.deepEqual(said(judged), ['unknown', null, 'pending']);
    assert.match(judged.cause?.detail ?? '', /ab12/u);
  });

  it('is not believed of rules whose methods cannot be told', () => {
    const rules = typechecked.rules.map((rule) =>
      rule.name === 'RISE_TRANS_001' ? { ...rule, methods: null, unclear: 'a filter uses something' } : rule,
    );
    assert.deepEqual(said(one(proved(succeeds, { rules }), 'RISE_TRANS_001')), ['unknown', null, 'unparsable']);
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
    const envfreeFuncsStaticCheck = (JSON.parse(succeeds) as { rules: object }).rules;
    fc.assert(
      fc.property(fc.constantFrom(...names), tree, (name, value) => {
        const output = JSON.stringify({ rules: { ...envfreeFuncsStaticCheck, [name]: value } });
        const judged = one(proved(output), name, 'claim');
        if (judged.claim !== 'holds') return;
        const words = JSON.stringify(value).match(/FAIL|TIMEOUT|UNKNOWN|SANITY|VERIFIED/gu);
        assert.equal(words, null);
        assert.ok(JSON.stringify(value).includes('SUCCESS'));
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('says nothing more for an answer that is lost, repeated, reordered or replaced, whatever the seal', () => {
    const subjects = recorded.filter(({ run }) => (run.outputs[outputFile] ?? null) !== null);
    const damage = fc.constantFrom('drop', 'double', 'reverse', 'replace' as const);
    fc.assert(
      fc.property(
        fc.constantFrom(...subjects),
        fc.array(fc.tuple(damage, fc.nat(1000), fc.constantFrom(...hostileValues)), { minLength: 1, maxLength: 3 }),
        ({ obligations, run }, damages) => {
          const told = unsealed(run.outputs[resultFile] ?? '')?.result as DriverResult;
          const { outputSha256: _, ...result } = told;
          const text = run.outputs[outputFile] ?? '';
          const output = damages.reduce((was, [kind, at, value]) => damageJson(was, kind, at, value), text);
          const before = parse(run, obligations);
          for (const [index, after] of parse(proved(output, result), obligations).entries())
            assert.equal(strengthened(before[index] as Judged, after, true), null, after.obligation);
        },
      ),
      { seed: 7, numRuns: 4000 },
    );
  });
});
