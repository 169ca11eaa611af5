import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { type Recorded, summary } from '../recorded.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { recorded } from './__fixtures__/recorded.ts';
import { halmos } from './index.ts';
import { logFile, messagesFile, resultFile } from './schema.ts';

const folder = new URL('./__fixtures__/halmos-0.3.3/', import.meta.url);

function caseOf(name: string): Recorded {
  const found = recorded.find((one) => one.name === name);
  assert.ok(found);
  return found;
}

function judged(name: string, change: Partial<FinishedRun> = {}): readonly Judged[] {
  const { obligations, run } = caseOf(name);
  const answers = halmos.parse({ ...run, ...change }, obligations);
  assert.deepEqual(
    answers.map((one) => one.obligation),
    obligations.map((one) => one.id),
  );
  return answers;
}

function first(name: string, change: Partial<FinishedRun> = {}): Judged {
  return judged(name, change)[0] as Judged;
}

/** The recorded run with one of its texts changed. */
function edited(
  name: string,
  file: 'stdout' | 'stderr' | typeof resultFile | typeof logFile,
  change: (text: string) => string,
): readonly Judged[] {
  const { run } = caseOf(name);
  if (file === 'stdout' || file === 'stderr') return judged(name, { [file]: change(run[file]) });
  return judged(name, { outputs: { ...run.outputs, [file]: change(run.outputs[file] ?? '') } });
}

/** The recorded run with something said besides, printed and logged alike. */
function besides(name: string, text: string): readonly Judged[] {
  const { run } = caseOf(name);
  const messages = text.split(/^(?=WARNING|ERROR)/mu).flatMap((one) => {
    const [, level, said] = /^(WARNING|ERROR) +([\s\S]*)$/u.exec(one.trimEnd()) ?? [];
    return level === undefined ? [] : [`${JSON.stringify({ level, text: said })}\n`];
  });
  return judged(name, {
    stdout: run.stdout.replace('Symbolic test result', `${text}Symbolic test result`),
    outputs: { ...run.outputs, [messagesFile]: `${messages.join('')}{"messages":${messages.length}}\n` },
  });
}

describe('the Halmos engine reads recorded runs', () => {
  it('and knows every fixture', () => {
    assert.deepEqual(readdirSync(folder).sort(), recorded.map(({ name }) => name).sort());
  });
  for (const { name, expected } of recorded) {
    it(`${name}: ${expected.join(', ')}`, () => assert.deepEqual(judged(name).map(summary), expected));
  }

  it('and gives the values of a model by full name, to the last digit', () => {
    const { counterexample, effort } = first('counterexample');
    assert.ok(counterexample?.kind === 'model');
    const values = Object.fromEntries(
      Object.entries(counterexample.values).map(([key, value]) => [key.replace(/_[0-9a-f]{7}_/u, '_'), value]),
    );
    assert.deepEqual(values, { halmos_first_value_uint256_01: '42', halmos_second_uint256_02: String(3n << 199n) });
    assert.equal(effort['invalidModels'], 0);
  });

  it('and saves what a run found before it was ended', () => {
    const { counterexample } = first('killed-late');
    assert.ok(counterexample?.kind === 'model');
    assert.deepEqual(Object.values(counterexample.values), ['7']);
  });

  it('and names every bound', () => {
    assert.deepEqual(first('loop-bound').bounds, ['loops cut at 4']);
    assert.deepEqual(first('loop-in-setup').bounds, ['setUp(): loops cut at 4']);
    assert.deepEqual(
      judged('bytes-bound').map(({ bounds }) => bounds),
      [['lengths of arguments data=[0, 65, 1024]'], ['lengths of arguments list=[0, 1, 2]']],
    );
  });

  it('and says why there is no answer', () => {
    const detail = (name: string): string => first(name).cause?.detail ?? '';
    assert.equal(detail('setup-fails'), 'setUp() failed: HalmosException: No successful path found in setUp()');
    assert.equal(detail('stuck'), '1 of 2 paths: HalmosException: Unsupported cheat code: expectRevert()');
    assert.equal(detail('exception'), 'NotImplementedError: Not supported type: function');
    assert.equal(detail('query-timeout'), '1 of 2 queries undecided within 1 s');
    assert.match(detail('unknown-code'), /EXTCODECOPY: unknown address 0xbeef/u);
  });

  it('and counts paths and queries', () => {
    const { effort } = judged('pass')[1] as Judged;
    assert.deepEqual([effort['paths'], effort['successful'], effort['stuck'], effort['models']], [3, 1, 0, 0]);
    assert.deepEqual([effort['sat_yices'], effort['abstract'], effort['unsat_cvc5']], [2, 2, 2]);
    assert.deepEqual(
      Object.keys(first('pass').effort).filter((key) => key.includes('_')),
      [],
    );
  });
});

describe('the Halmos engine never passes what it cannot account for', () => {
  const broken: Record<string, Partial<FinishedRun>> = {
    timeout: { timedOut: true },
    memory: { outOfMemory: true },
    interrupted: { interrupted: true },
    'tool-error': { exitCode: null, signal: 'SIGKILL' },
  };
  for (const [code, change] of Object.entries(broken)) {
    it(`${code} outweighs a pass and no counterexample`, () => {
      assert.deepEqual(judged('pass', change).map(summary), [`unknown ${code}`, `unknown ${code}`]);
      assert.deepEqual(judged('counterexample', change).map(summary), ['violated', `unknown ${code}`]);
    });
  }

  const odd: Record<string, string> = {
    'a warning of no known kind':
      'WARNING  path.append(false)\n         (see https://github.com/a16z/halmos/wiki/warnings#internal-error)\n',
    'an artifact that was skipped':
      'WARNING  Skipped Vault.json due to parsing failure: KeyError: 1\n         (see https://github.com/a16z/halmos/wiki/warnings#parsing-error)\n',
    'a stuck path of no test': 'WARNING  Encountered HalmosException: no\n',
    'an error': 'ERROR    encountered exception during assertion solving: OSError()\n',
    'a line of no known kind': 'Killed\n',
  };
  for (const [title, text] of Object.entries(odd)) {
    it(`${title} spoils a pass and no counterexample`, () => {
      assert.deepEqual(besides('pass', text).map(summary), ['unknown tool-error', 'unknown tool-error']);
      assert.deepEqual(besides('counterexample', text).map(summary), ['violated', 'unknown tool-error']);
    });
  }

  it('nor one with anything on the error output', () => {
    assert.equal(summary(first('pass', { stderr: 'Exception ignored in: <function>\n' })), 'unknown tool-error');
  });

  it('bounds by width and depth are bounds', () => {
    const warnings =
      'WARNING  check_sum(): incomplete execution due to the specified limit: --width 9\nWARNING  setUp(): incomplete execution due to the specified limit: --depth 7\n';
    assert.deepEqual(
      besides('pass', warnings).map(({ bounds }) => bounds),
      [['paths cut at 9', 'setUp(): steps of a path cut at 7'], ['setUp(): steps of a path cut at 7']],
    );
  });

  it('the two outputs must agree', () => {
    const swaps: readonly [string, 'stdout' | typeof resultFile, string, string][] = [
      ['pass', 'stdout', 'paths: 3', 'paths: 4'],
      ['pass', 'stdout', '2 passed; 0 failed', '1 passed; 1 failed'],
      ['pass', 'stdout', 'Running 2', 'Running 3'],
      ['pass', resultFile, '"num_bounded_loops": 0', '"num_bounded_loops": 1'],
      [
        'counterexample',
        resultFile,
        '"exitcode": 1,\n                "num_models"',
        '"exitcode": 0,\n                "num_models"',
      ],
      ['counterexample', 'stdout', '[FAIL]', '[PASS]'],
      ['pass', resultFile, '{\n    "exitcode": 0', '{\n    "exitcode": 1'],
      ['bytes-bound', 'stdout', 'data=[0, 65, 1024]', ''],
      ['loop-bound', 'stdout', 'check_loop(): paths', 'check_fine(): paths'],
    ];
    for (const [name, file, from, to] of swaps) {
      const answers = edited(name, file, (text) => {
        assert.ok(text.includes(from), `${name}: ${from}`);
        return text.replace(from, to);
      });
      assert.ok(
        answers.some(({ cause }) => cause?.code === 'unparsable'),
        `${name}: ${from}`,
      );
    }
  });

  it('a result of another contract, of two, or of none is no result', () => {
    assert.equal(
      summary(edited('pass', resultFile, (text) => text.replace('Cases.t.sol:Pass', 'Other.sol:Pass'))[0] as Judged),
      'unknown missing',
    );
    const twice = edited('pass', resultFile, (text) =>
      text.replace('"test_results": {', '"test_results": { "src/Decoy.sol:Pass": [],'),
    );
    assert.deepEqual(twice.map(summary), ['unknown unparsable', 'unknown unparsable']);
    assert.deepEqual(judged('pass', { outputs: {} }).map(summary), ['unknown tool-error', 'unknown tool-error']);
  });

  it('a message that one output tells and the other does not is one that was lost', () => {
    const unreadable = ['unknown unparsable'];
    const lost = edited('unknown-code', 'stdout', (text) => text.replace(/^WARNING.*\n/mu, ''));
    assert.deepEqual(lost.map(summary), unreadable);
    const other = '{"level":"WARNING","text":"EXTCODECOPY"}\n{"messages":1}\n';
    for (const log of [null, '', '{}\n', '{"messages":0}\n', other, 'half a li']) {
      const { outputs } = caseOf('loop-in-setup').run;
      assert.deepEqual(
        judged('loop-in-setup', { outputs: { ...outputs, [messagesFile]: log } }).map(summary),
        unreadable,
      );
    }
  });

  it('a model of a run that was ended belongs to nobody when lines are out of order, or no solver found it', () => {
    const [start, model, value, result] = caseOf('killed-late').run.stdout.split('\n').slice(1, 5) as [
      string,
      string,
      string,
      string,
    ];
    const orders = [
      [start, result, model, value],
      [result, model, value, start],
      [start, result],
      [start, value, model, result],
    ];
    for (const lines of orders)
      assert.ok(judged('killed-late', { stdout: `${lines.join('\n')}\n` }).every(({ claim }) => claim === 'unknown'));
    const unsolved = edited('killed-late', logFile, (text) =>
      text.replace('"check": "confirmed"', '"check": "abstract"'),
    );
    assert.deepEqual(unsolved.map(summary), ['unknown timeout', 'unknown timeout']);
  });

  it('an invalid model is a counterexample that is marked; no model is one without values', () => {
    const invalid = edited('counterexample', resultFile, (text) =>
      text.replace('"is_valid": true', '"is_valid": false'),
    )[0] as Judged;
    assert.deepEqual([invalid.claim, invalid.effort['invalidModels']], ['violated', 1]);
    const empty = edited('counterexample', resultFile, (text) =>
      text.replace(/"model": \{.*?\n {24}\}/su, '"model": {}'),
    )[0] as Judged;
    assert.deepEqual([empty.claim, empty.counterexample], ['violated', { kind: 'model', values: {} }]);
  });

  it('solvers that contradict each other are no mere timeout', () => {
    const answers = edited('query-timeout', logFile, (text) =>
      text.replace(/"check": "none"(?=[^\n]*\n$)/u, '"check": "disputed"'),
    );
    assert.deepEqual(answers[0]?.cause, {
      code: 'tool-error',
      detail: 'solvers contradict each other on check_factors/0.refined',
    });
  });
});

describe('the Halmos engine', () => {
  it('answers any text at all, and none passes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...recorded),
        fc.string(),
        fc.oneof(fc.string(), fc.json()),
        fc.string(),
        ({ name }, stdout, result, log) => {
          for (const answer of judged(name, { stdout, outputs: { [resultFile]: result, [logFile]: log } }))
            assert.equal(answer.claim, 'unknown');
        },
      ),
      { seed: 11 },
    );
  });
});
