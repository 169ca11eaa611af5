import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { FinishedRun, Judged } from '../types.ts';
import { canary, cases, claim } from './__fixtures__/cases.ts';
import { slither } from './index.ts';
import { planted } from './planted.ts';
import { type Context, contextFile, type Output, resultFile } from './schema.ts';

const folder = new URL('./__fixtures__/0.11.6/', import.meta.url);

function read(path: string): string | null {
  const url = new URL(path, folder);
  return existsSync(url) ? readFileSync(url, 'utf8') : null;
}

function recorded(name: string, change: Partial<FinishedRun> = {}): FinishedRun {
  const run = JSON.parse(read(`${name}/run.json`) ?? '') as Omit<FinishedRun, 'stdout' | 'stderr' | 'outputs'>;
  const outputs = Object.fromEntries([resultFile, contextFile].map((file) => [file, read(`${name}/${file}`)]));
  const logs = { stdout: read(`${name}/stdout.log`) ?? '', stderr: read(`${name}/stderr.log`) ?? '' };
  return { ...run, ...logs, outputs, ...change };
}

function judged(name: string, change: Partial<FinishedRun> = {}): ReadonlyMap<string, Judged> {
  const obligations = cases.find((one) => one.name === name)?.obligations ?? [];
  const answers = slither.parse(recorded(name, change), obligations);
  assert.deepEqual(
    answers.map((one) => one.obligation),
    obligations.map((one) => one.id),
  );
  return new Map(answers.map((one) => [one.obligation, one]));
}

function said(answers: ReadonlyMap<string, Judged>): Record<string, string> {
  return Object.fromEntries(
    [...answers].map(([id, { claim, strength, cause }]) => [id, [claim, strength ?? cause?.code].join(' ').trim()]),
  );
}

/** Every answer of the recorded run when its output, its context or its log is another. */
function changed(
  name: string,
  change: { output?: (json: Output) => void; context?: (json: Context) => void; stderr?: (text: string) => string },
): Record<string, string> {
  const run = recorded(name);
  const output = JSON.parse(run.outputs[resultFile] ?? '') as Output;
  const context = JSON.parse(run.outputs[contextFile] ?? '') as Context;
  change.output?.(output);
  change.context?.(context);
  const outputs = { [resultFile]: JSON.stringify(output), [contextFile]: JSON.stringify(context) };
  return said(judged(name, { outputs, stderr: (change.stderr ?? ((text) => text))(run.stderr) }));
}

function all(name: string, answer: string): Record<string, string> {
  return Object.fromEntries((cases.find((one) => one.name === name)?.obligations ?? []).map(({ id }) => [id, answer]));
}

function valuesOf(answer: Judged | undefined): Readonly<Record<string, string>> {
  return answer?.counterexample?.kind === 'model' ? answer.counterexample.values : {};
}

describe('what Slither says', () => {
  it('is one answer for each contract', () => {
    assert.deepEqual(said(judged('verdicts')), {
      'Clean/slither': 'holds sampled',
      'Found/slither': 'violated',
      'Silenced/slither': 'violated',
      'Accepted/slither': 'holds sampled',
      'Expired/slither': 'violated',
      'Mended/slither': 'unknown missing',
      'Clean/slither+canary': 'violated',
    });
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
      asOf: 20261127,
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

  it('is nothing when a source tells Slither what to believe', () => {
    assert.deepEqual(said(judged('told')), all('told', 'unknown tool-error'));
  });

  it('is nothing when Slither refuses the sources, or the compiler does', () => {
    assert.deepEqual(said(judged('refused')), all('refused', 'unknown tool-error'));
    assert.match(judged('refused').get('Refused/slither')?.cause?.detail ?? '', /exit code 255: .*reserved/u);
    assert.deepEqual(said(judged('broken')), all('broken', 'unknown tool-error'));
    assert.match(judged('broken').get('Broken/slither')?.cause?.detail ?? '', /ASY-COMPILE-01/u);
  });

  it('is nothing of a contract that was not analysed', () => {
    const absent = slither.parse(recorded('verdicts'), [claim('Absent')]);
    assert.deepEqual([absent[0]?.claim, absent[0]?.cause?.code], ['unknown', 'missing']);
    // An abstract contract is part of those that inherit it.
    const base = slither.parse(recorded('verdicts'), [claim('Base')]);
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

  it('is nothing when an output is absent or something else', () => {
    for (const file of [resultFile, contextFile])
      for (const text of [null, '', '{', '[]', '{"success":true}']) {
        const outputs = { ...recorded('verdicts').outputs, [file]: text };
        assert.deepEqual(
          said(judged('verdicts', { outputs })),
          all('verdicts', 'unknown unparsable'),
          `${file} ${text}`,
        );
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
    const obligations = cases[0]?.obligations ?? [];
    fc.assert(
      fc.property(
        fc.option(fc.oneof(fc.string(), fc.json())),
        fc.option(fc.oneof(fc.string(), fc.json())),
        fc.string(),
        (output, context, stderr) => {
          const outputs = { [resultFile]: output, [contextFile]: context };
          const answers = slither.parse(recorded('verdicts', { outputs, stderr }), obligations);
          assert.deepEqual(
            answers.map(({ obligation, claim }) => [obligation, claim]),
            obligations.map(({ id }) => [id, 'unknown']),
          );
        },
      ),
    );
  });
});
