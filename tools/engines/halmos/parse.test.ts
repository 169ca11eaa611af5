import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { FinishedRun, Judged } from '../types.ts';
import { type Case, cases } from './__fixtures__/cases.ts';
import { halmos } from './index.ts';
import { logFile, resultFile } from './schema.ts';

const folder = new URL('./__fixtures__/halmos-0.3.3/', import.meta.url);

const texts = new Map<string, string | null>();

function read(path: string): string | null {
  const url = new URL(path, folder);
  if (!texts.has(path)) texts.set(path, existsSync(url) ? readFileSync(url, 'utf8') : null);
  return texts.get(path) ?? null;
}

function recorded(name: string, change: Partial<FinishedRun> = {}): FinishedRun {
  const run = JSON.parse(read(`${name}/run.json`) ?? '') as Omit<FinishedRun, 'stdout' | 'stderr' | 'outputs'>;
  const outputs = Object.fromEntries([resultFile, logFile].map((file) => [file, read(`${name}/${file}`)]));
  return {
    ...run,
    stdout: read(`${name}/stdout.log`) ?? '',
    stderr: read(`${name}/stderr.log`) ?? '',
    outputs,
    ...change,
  };
}

function caseOf(name: string): Case {
  const found = cases.find((one) => one.name === name);
  assert.ok(found);
  return found;
}

function judged(name: string, change: Partial<FinishedRun> = {}): readonly Judged[] {
  const { obligations } = caseOf(name);
  const answers = halmos.parse(recorded(name, change), obligations);
  assert.deepEqual(
    answers.map((one) => one.obligation),
    obligations.map((one) => one.id),
  );
  return answers;
}

function summary({ claim, strength, cause }: Judged): string {
  return [claim, strength ?? cause?.code].filter(Boolean).join(' ');
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
  const run = recorded(name);
  if (file === 'stdout' || file === 'stderr') return judged(name, { [file]: change(run[file]) });
  return judged(name, { outputs: { ...run.outputs, [file]: change(run.outputs[file] ?? '') } });
}

const expected: Readonly<Record<string, readonly string[]>> = {
  pass: ['holds proved', 'holds proved'],
  counterexample: ['violated', 'holds proved'],
  twins: ['violated', 'holds proved'],
  'overflow-in-spec': ['violated'],
  'harness-fault': ['violated'],
  'query-timeout': ['unknown timeout', 'holds proved'],
  killed: ['unknown timeout', 'unknown timeout'],
  'killed-late': ['violated', 'unknown timeout'],
  stuck: ['unknown stuck', 'holds proved'],
  'revert-all': ['unknown revert-all'],
  'loop-bound': ['holds bounded', 'holds proved'],
  'loop-in-setup': ['holds bounded'],
  'bytes-bound': ['holds bounded', 'holds bounded'],
  // A limit of the engine: see readme.md.
  'silent-bound': ['holds proved'],
  'setup-fails': ['unknown tool-error'],
  exception: ['unknown tool-error', 'holds proved'],
  'unknown-code': ['unknown tool-error'],
  annotated: ['violated'],
  'no-contract': ['unknown missing'],
  'no-function': ['holds proved', 'unknown missing'],
};

describe('the Halmos engine reads recorded runs', () => {
  it('and knows every fixture', () => {
    assert.deepEqual(readdirSync(folder).sort(), Object.keys(expected).sort());
    assert.deepEqual(cases.map(({ name }) => name).sort(), Object.keys(expected).sort());
  });
  for (const [name, answers] of Object.entries(expected)) {
    it(`${name}: ${answers.join(', ')}`, () => assert.deepEqual(judged(name).map(summary), answers));
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
    assert.deepEqual([effort['sat_yices'], effort['unsat_yices'], effort['unsat_cvc5']], [2, 1, 1]);
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
      const before = (stdout: string): string => stdout.replace('Symbolic test result', `${text}Symbolic test result`);
      assert.deepEqual(edited('pass', 'stdout', before).map(summary), ['unknown tool-error', 'unknown tool-error']);
      assert.deepEqual(edited('counterexample', 'stdout', before).map(summary), ['violated', 'unknown tool-error']);
    });
  }

  it('nor one with anything on the error output', () => {
    assert.equal(summary(first('pass', { stderr: 'Exception ignored in: <function>\n' })), 'unknown tool-error');
  });

  it('bounds by width and depth are bounds', () => {
    const warnings =
      'WARNING  check_sum(): incomplete execution due to the specified limit: --width 9\nWARNING  setUp(): incomplete execution due to the specified limit: --depth 7\n';
    const answers = edited('pass', 'stdout', (stdout) => stdout.replace('Symbolic', `${warnings}Symbolic`));
    assert.deepEqual(
      answers.map(({ bounds }) => bounds),
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

const rank = ({ claim, strength }: Judged): number => (claim !== 'holds' ? 0 : strength === 'bounded' ? 1 : 2);

describe('the Halmos engine gives no stronger answer to a damaged output', function () {
  this.timeout(60_000);
  const names = Object.keys(expected);
  const files = ['stdout', resultFile] as const;
  const originals = new Map(names.map((name) => [name, judged(name)]));

  function noStronger(name: string, answers: readonly Judged[]): void {
    for (const [index, answer] of answers.entries()) {
      const before = originals.get(name)?.[index];
      assert.ok(
        before !== undefined && rank(answer) <= rank(before),
        `${name}: ${summary(answer)} of ${before && summary(before)}`,
      );
    }
  }

  it('cut at any point', () => {
    for (const name of names) {
      for (const file of files) {
        const length = read(`${name}/${file === 'stdout' ? 'stdout.log' : file}`)?.length ?? 0;
        for (let end = 0; end < length; end += 3)
          noStronger(
            name,
            edited(name, file, (text) => text.slice(0, end)),
          );
      }
    }
  });

  it('with lines doubled or in another order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(...files),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (name, file, from, to, double) => {
          const answers = edited(name, file, (text) => {
            const lines = text.split('\n');
            const [line = ''] = double ? lines.slice(from % lines.length) : lines.splice(from % lines.length, 1);
            lines.splice(to % (lines.length + 1), 0, line);
            return lines.join('\n');
          });
          noStronger(name, answers);
        },
      ),
      { seed: 11, numRuns: 4000 },
    );
  });

  it('with random edits', () => {
    const insert = fc.oneof(fc.string(), fc.constantFrom('[PASS]', '0', '\n', '"', '[]', ' '.repeat(9)));
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(...files),
        fc.nat(),
        fc.nat(20),
        insert,
        (name, file, at, remove, added) => {
          noStronger(
            name,
            edited(name, file, (text) => {
              const start = at % (text.length + 1);
              return text.slice(0, start) + added + text.slice(start + remove);
            }),
          );
        },
      ),
      { seed: 11, numRuns: 6000 },
    );
  });

  it('and answers any text at all', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.string(),
        fc.oneof(fc.string(), fc.json()),
        fc.string(),
        (name, stdout, result, log) => {
          for (const answer of judged(name, { stdout, outputs: { [resultFile]: result, [logFile]: log } }))
            assert.equal(answer.claim, 'unknown');
        },
      ),
      { seed: 11 },
    );
  });
});
