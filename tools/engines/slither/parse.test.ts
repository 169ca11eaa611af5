import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sealed, unsealed } from '../../run/sealed.ts';
import { summary } from '../recorded.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { canary, claim } from './__fixtures__/cases.ts';
import { recorded } from './__fixtures__/recorded.ts';
import { slither } from './index.ts';
import { planted } from './planted.ts';
import { type Context, type Driven, type Output, resultFile } from './schema.ts';

function find(name: string) {
  const found = recorded.find((one) => one.name === name);
  assert.ok(found, name);
  return found;
}

function runOf(name: string, change: Partial<FinishedRun> = {}): FinishedRun {
  return { ...find(name).run, ...change };
}

function resultOf(name: string): Driven {
  return unsealed(find(name).run.outputs[resultFile] ?? '')?.result as Driven;
}

function judged(name: string, change: Partial<FinishedRun> = {}): ReadonlyMap<string, Judged> {
  const { obligations } = find(name);
  const answers = slither.parse(runOf(name, change), obligations);
  assert.deepEqual(
    answers.map((one) => one.obligation),
    obligations.map((one) => one.id),
  );
  return new Map(answers.map((one) => [one.obligation, one]));
}

function said(answers: ReadonlyMap<string, Judged>): Record<string, string> {
  return Object.fromEntries([...answers].map(([id, answer]) => [id, summary(answer)]));
}

/** Every answer of the recorded run when its output, its context or its log is another. */
function changed(
  name: string,
  change: { output?: (json: Output) => void; context?: (json: Context) => void; stderr?: (text: string) => string },
): Record<string, string> {
  const { context, output, stderr, ...rest } = structuredClone(resultOf(name));
  const written = JSON.parse(output ?? '') as Output;
  change.output?.(written);
  change.context?.(context);
  const result = { ...rest, context, stderr: change.stderr?.(stderr) ?? stderr, output: JSON.stringify(written) };
  return said(judged(name, { outputs: { [resultFile]: sealed(result) } }));
}

function all(name: string, answer: string): Record<string, string> {
  return Object.fromEntries(find(name).obligations.map(({ id }) => [id, answer]));
}

function valuesOf(answer: Judged | undefined): Readonly<Record<string, string>> {
  return answer?.counterexample?.kind === 'model' ? answer.counterexample.values : {};
}

describe('what Slither says', () => {
  it('is one answer for each obligation', () => {
    for (const { name, obligations, expected } of recorded)
      assert.deepEqual(said(judged(name)), Object.fromEntries(obligations.map(({ id }, at) => [id, expected[at]])));
  });

  it('names a finding by what it is about, and says who accepted it', () => {
    const values = valuesOf(judged('verdicts').get('Found/slither'));
    assert.equal(values['finding_0'], 'divide-before-multiply Found.scale(uint256,uint256,uint256) f9454cf3b631e390');
    assert.equal(values['place_0'], 'contracts/flat/src/Found.sol:5');
    assert.equal(values['triage_0'], 'none');
    assert.equal(values['finding_1'], undefined);
  });

  it('shows what comments in the source would silence', () => {
    assert.match(valuesOf(judged('verdicts').get('Silenced/slither'))['finding_0'] ?? '', /^tx-origin Silenced\./u);
  });

  it('counts what an inherited source has among the contract’s own findings', () => {
    const answer = judged('verdicts').get('Accepted/slither');
    assert.deepEqual(answer?.effort, {
      detectors: 102,
      findings: 2,
      accepted: 2,
      expired: 0,
      sources: 2,
      asOf: Number(resultOf('verdicts').context.asOf.replaceAll('-', '')),
    });
    assert.ok(answer.bounds.includes('accepted findings: 2, the first of them until 2999-12-31'));
  });

  it('tells an acceptance that is over by its last day', () => {
    const answer = judged('verdicts').get('Expired/slither');
    assert.equal(answer?.effort['expired'], 1);
    assert.equal(valuesOf(answer)['triage_0'], 'expired 2020-01-01');
    const onTheLast = changed('verdicts', { context: (json) => Object.assign(json, { asOf: '2020-01-01' }) });
    assert.equal(onTheLast['Expired/slither'], 'holds sampled');
    const after = changed('verdicts', { context: (json) => Object.assign(json, { asOf: '3000-01-01' }) });
    assert.equal(after['Accepted/slither'], 'violated');
    assert.equal(after['Clean/slither'], 'violated');
  });

  it('says why Slither refuses the sources, or the compiler does', () => {
    assert.match(judged('refused').get('Refused/slither')?.cause?.detail ?? '', /exit code 255: .*reserved/u);
    assert.match(judged('broken').get('Broken/slither')?.cause?.detail ?? '', /ASY-COMPILE-01/u);
  });

  it('is nothing of a contract that was not analysed', () => {
    const absent = slither.parse(runOf('verdicts'), [claim('Absent')]);
    assert.deepEqual([absent[0]?.claim, absent[0]?.cause?.code], ['unknown', 'missing']);
    // An abstract contract is part of those that inherit it.
    const base = slither.parse(runOf('verdicts'), [claim('Base')]);
    assert.deepEqual([base[0]?.claim, base[0]?.cause?.code], ['unknown', 'missing']);
  });

  it('is nothing when the run was ended', () => {
    const ends = [
      [{ interrupted: true }, 'interrupted'],
      [{ outOfMemory: true }, 'memory'],
      [{ timedOut: true }, 'timeout'],
      [{ exitCode: 255 }, 'tool-error'],
      [{ exitCode: null, signal: 'SIGSEGV' }, 'tool-error'],
    ] as const;
    for (const [change, code] of ends)
      assert.deepEqual(said(judged('verdicts', change)), all('verdicts', `unknown ${code}`));
  });

  it('is nothing when it is not whole', () => {
    const cut: readonly (readonly [Parameters<typeof changed>[1], string])[] = [
      [{ output: (json) => json.results.detectors.pop() }, 'tool-error'],
      [{ output: ({ results }) => void results['list-detectors']?.pop() }, 'tool-error'],
      [{ output: (json) => delete json.results['list-detectors'] }, 'tool-error'],
      [{ output: (json) => Object.assign(json, { success: false, error: 'no' }) }, 'tool-error'],
      [{ context: (json) => Object.assign(json, { definitions: json.definitions + 1 }) }, 'missing'],
      [{ context: (json) => Object.assign(json, { triage: 'accepted = 1' }) }, 'unparsable'],
      [{ context: (json) => Object.assign(json, { triage: '[[accepted]' }) }, 'unparsable'],
      [{ stderr: (text) => text.replace('with 102 detectors', 'with 101 detectors') }, 'tool-error'],
      [{ stderr: (text) => text.replace(/, \d+ result\(s\)/u, ', 1 result(s)') }, 'cut-short'],
      [{ stderr: (text) => text.replace(/^.* analyzed .*$/mu, '') }, 'unparsable'],
      [{ stderr: (text) => `${text}\nMissing function f` }, 'tool-error'],
    ];
    for (const [change, code] of cut) assert.deepEqual(changed('verdicts', change), all('verdicts', `unknown ${code}`));
  });

  it('is nothing when Slither failed, whatever the driver made of it', () => {
    for (const exitCode of [255, null]) {
      const failed = { [resultFile]: sealed({ ...resultOf('verdicts'), exitCode }) };
      assert.deepEqual(said(judged('verdicts', { outputs: failed })), all('verdicts', 'unknown tool-error'));
    }
  });

  it('is nothing when what was written is absent or something else', () => {
    const whole = find('verdicts').run.outputs[resultFile] ?? '';
    const without = [null, '', '{', '[]', '{"success":true}'];
    const bare = { ...resultOf('verdicts'), context: null };
    const forged = whole.replace('"schema": 1', '"schema": 2');
    const hollow = without.map((output) => sealed({ ...resultOf('verdicts'), output }));
    for (const result of [...without, forged, sealed(bare), ...hollow]) {
      const outputs = { [resultFile]: result };
      assert.deepEqual(said(judged('verdicts', { outputs })), all('verdicts', 'unknown unparsable'), result ?? 'null');
    }
  });

  it('is not believed when a planted mistake is not found', () => {
    for (const detector of planted) {
      const without = changed('verdicts', {
        output: ({ results }) =>
          results.detectors.forEach((one) => {
            if (one.check === detector) one.check = 'assembly';
          }),
      });
      assert.equal(without[canary.id], 'holds sampled', detector);
    }
  });

  it('accepts as many findings of a name as are listed', () => {
    const twice = changed('verdicts', {
      output: ({ results }) => {
        const found = results.detectors.find(
          ({ check, description }) => check === 'weak-prng' && /Base/u.test(description),
        );
        if (found !== undefined) results.detectors.push(found);
      },
      stderr: (text) => text.replace(/(\d+) result\(s\)/u, (_, count) => `${Number(count) + 1} result(s)`),
    });
    assert.equal(twice['Accepted/slither'], 'violated');
    assert.equal(twice['Clean/slither'], 'holds sampled');
  });

  it('gives a finding that is in no contract’s source to everyone', () => {
    const astray = changed('verdicts', {
      output: ({ results }) => {
        for (const one of results.detectors)
          if (one.check === 'divide-before-multiply' && /Found/u.test(one.description))
            for (const element of one.elements) element.source_mapping.filename_relative = 'contracts/elsewhere.sol';
      },
    });
    assert.equal(astray['Clean/slither'], 'violated');
    assert.equal(astray['Accepted/slither'], 'violated');
  });

  it('is total', () => {
    const text = fc.oneof(fc.string(), fc.json());
    const { obligations } = find('verdicts');
    fc.assert(
      fc.property(fc.option(text), text, (result, stderr) => {
        for (const one of [result, sealed(result), sealed({ ...resultOf('verdicts'), output: result })]) {
          const answers = slither.parse(runOf('verdicts', { outputs: { [resultFile]: one }, stderr }), obligations);
          assert.deepEqual(
            answers.map(({ obligation, claim }) => [obligation, claim]),
            obligations.map(({ id }) => [id, 'unknown']),
          );
        }
      }),
    );
  });
});
