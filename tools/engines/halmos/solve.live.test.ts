import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { locateAll, pathsOf } from '../../run/locate.ts';
import { hasProc, withMarker } from '../../run/processes.mjs';
import { halmos } from './index.ts';
import { parseQueries } from './schema.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const solve = fileURLToPath(new URL('./solve.py', import.meta.url));
const falseSat = fileURLToPath(new URL('./__fixtures__/yices-false-sat.smt2', import.meta.url));
const bin = pathsOf(
  locateAll(
    halmos.needs.map((need) => need.name),
    { home: root, env: process.env },
  ),
);
const missing = halmos.needs.filter((need) => bin[need.name] === undefined).map((need) => need.name);

/** Two factors of a 256-bit number: no solver finds them. */
const hard = `(set-logic QF_BV)
(define-fun f_evm_bvmul_256 ((x (_ BitVec 256)) (y (_ BitVec 256))) (_ BitVec 256) (bvmul x y))
(declare-fun halmos_a_uint256_0000001_01 () (_ BitVec 256))
(declare-fun halmos_b_uint256_0000002_02 () (_ BitVec 256))
(assert (bvult (_ bv1 256) halmos_a_uint256_0000001_01))
(assert (bvult (_ bv1 256) halmos_b_uint256_0000002_02))
(assert (= ((_ extract 255 128) halmos_a_uint256_0000001_01) (_ bv0 128)))
(assert (= ((_ extract 255 128) halmos_b_uint256_0000002_02) (_ bv0 128)))
(assert (= (f_evm_bvmul_256 halmos_a_uint256_0000001_01 halmos_b_uint256_0000002_02) #xb92d5f6a5c2f2a3fb3a3d2bb9fd6a2af2b3b1d7c8c7e7b5d4b0b0c4a0f1d3b47))
(check-sat)
(get-model)
`;

function small(assertion: string, before = ''): string {
  return `(set-logic QF_AUFBV)\n(declare-fun |halmos_a[0]_uint8_0000001_01| () (_ BitVec 8))\n${before}(assert ${assertion})\n(check-sat)\n(get-model)\n`;
}

describe(`solve.py${missing.length > 0 ? ` (skipped: no ${missing.join(', no ')})` : ''}`, function () {
  this.timeout(60_000);
  if (missing.length > 0) return void it.skip(`needs ${missing.join(', ')}`);

  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-solve-'));
    mkdirSync(join(folder, 'check_x-abcd1234'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function answer(text: string, flags: readonly string[] = [], file = '3.smt2') {
    const query = join(folder, 'check_x-abcd1234', file);
    if (text === falseSat) copyFileSync(falseSat, query);
    else writeFileSync(query, text);
    const log = join(folder, 'log');
    const { stdout } = await execa(bin['python'] ?? '', [
      solve,
      '--seconds',
      '10',
      '--memory',
      '4000',
      '--log',
      log,
      ...flags,
      query,
    ]);
    const [entry] = parseQueries(readFileSync(log, 'utf8'));
    assert.ok(entry);
    return { stdout, said: stdout.split('\n')[0], ...entry };
  }

  it('does not believe the model that yices makes up', async () => {
    const { said, check, by, query } = await answer(falseSat);
    assert.deepEqual([said, check, by, query], ['unsat', 'corrected', 'bitwuzla', 'check_x/3']);
  });

  it('has a model confirmed, and prints it so that Halmos can read it', async () => {
    const { stdout, check, by } = await answer(small('(= (bvmul |halmos_a[0]_uint8_0000001_01| #x03) #x09)'));
    assert.deepEqual([check, by], ['confirmed', 'yices']);
    assert.match(stdout, /\(define-fun \|halmos_a\[0\]_uint8_0000001_01\| \(\) \(_ BitVec 8\) \(_ bv3 8\)\)/u);
  });

  it('leaves a model with uninterpreted arithmetic to the refinement that follows', async () => {
    const abstract = small(
      '(= (f_evm_bvmul_8 |halmos_a[0]_uint8_0000001_01| #x03) #x07)',
      '(declare-fun f_evm_bvmul_8 ((_ BitVec 8) (_ BitVec 8)) (_ BitVec 8))\n',
    );
    assert.equal((await answer(abstract)).check, 'abstract');
    rmSync(join(folder, 'log'));
    // Its answer comes from cvc5, whose models need no check.
    const refined = await answer(abstract, [], '3.refined.smt2');
    assert.deepEqual([refined.said, refined.by], ['sat', 'cvc5']);
  });

  it('believes an unsat, and asks again when told to', async () => {
    const impossible = small('(bvult |halmos_a[0]_uint8_0000001_01| #x00)');
    assert.deepEqual([(await answer(impossible)).said, (await answer(impossible)).check], ['unsat', 'none']);
    rmSync(join(folder, 'log'));
    assert.equal((await answer(impossible, ['--recheck'])).check, 'confirmed');
  });

  it('says unknown within its time, after everyone had a turn', async () => {
    const started = performance.now();
    const { said, answer: logged } = await answer(hard, ['--seconds', '5']);
    assert.deepEqual([said, logged], ['unknown', 'unknown']);
    assert.ok(performance.now() - started < 8000);
    const solvers = [...readFileSync(join(folder, 'log'), 'utf8').matchAll(/"solver": "(\w+)"/gu)].map(
      (match) => match[1],
    );
    assert.deepEqual(solvers.slice(0, 4), ['yices', 'z3', 'bitwuzla', 'cvc5']);
  });

  /** What `solve.py` would have written of queries answered before. */
  function earlier(kind: string, ...answers: readonly (readonly [by: string, seconds: number])[]): void {
    const lines = answers.map(([by, seconds]) => {
      const turns = [{ solver: by, on: 'query', said: 'unsat', seconds }];
      return JSON.stringify({ query: 'check_x/1', kind, answer: 'unsat', by, check: 'none', turns });
    });
    writeFileSync(join(folder, 'log'), `${lines.join('\n')}\nnot a line of ours\n`);
  }

  function askedIn(log: string): readonly (string | undefined)[] {
    const last = log.trimEnd().split('\n').at(-1) ?? '';
    return [...last.matchAll(/"solver": "(\w+)"/gu)].map((match) => match[1]);
  }

  it('asks first who answered the last query of the kind', async () => {
    earlier('products', ['bitwuzla', 1]);
    const text = small(
      '(bvult (f_evm_bvmul_8 |halmos_a[0]_uint8_0000001_01| #x03) #x00)',
      '(declare-fun f_evm_bvmul_8 ((_ BitVec 8) (_ BitVec 8)) (_ BitVec 8))\n',
    );
    await answer(text);
    assert.deepEqual(askedIn(readFileSync(join(folder, 'log'), 'utf8')), ['bitwuzla']);
    // Of another kind: nobody is known to be good at it.
    earlier('plain', ['bitwuzla', 1]);
    await answer(text);
    assert.deepEqual(askedIn(readFileSync(join(folder, 'log'), 'utf8')), ['yices']);
  });

  /** Who has which turns after those answers, in seconds of a limit of 60. */
  async function turnsAfter(kind: string, ...answers: Parameters<typeof earlier>[1][]) {
    earlier(kind, ...answers);
    const ask = 'import json, sys; sys.path.insert(0, sys.argv[1]); from turns import turns_of';
    const script = `${ask}; print(json.dumps(turns_of(sys.argv[2], 60, sys.argv[3])))`;
    const { stdout } = await execa(bin['python'] ?? '', ['-c', script, dirname(solve), kind, join(folder, 'log')]);
    return JSON.parse(stdout) as readonly (readonly [solver: string, seconds: number])[];
  }

  it('lets a long turn wait for a short one of who answered before, where products have their meaning', async () => {
    const answers = [
      ['cvc5', 0.2],
      ['yices', 3],
    ] as const;
    const refined = await turnsAfter('refined', ...answers);
    assert.deepEqual(refined.slice(0, 2), [
      ['cvc5', 1],
      ['yices', 12],
    ]);
    assert.deepEqual((await turnsAfter('products', ...answers))[0], ['yices', 12]);
    const quick = await turnsAfter('refined', ['cvc5', 0.2], ['yices', 0.3]);
    assert.deepEqual(quick[0], ['yices', 1.2]);
  });

  it('gives nobody a turn that is no longer than one that was in vain', async () => {
    for (const kind of ['products', 'refined', 'plain'])
      for (const before of [[], [['yices', 5]], [['z3', 0.1]], [['cvc5', 60]]] as const) {
        const longest = new Map<string, number>();
        for (const [solver, seconds] of await turnsAfter(kind, ...before)) {
          assert.ok(seconds > (longest.get(solver) ?? 0), `${kind} after ${JSON.stringify(before)}: ${solver}`);
          longest.set(solver, seconds);
        }
        assert.ok(longest.has('yices') && longest.has('z3'));
      }
  });

  it('asks as many at once as cores are spare, and one where none is', async () => {
    const spare = join(folder, 'spare');
    const overlap = async (cores: string): Promise<number> => {
      writeFileSync(spare, cores);
      rmSync(join(folder, 'log'), { force: true });
      const started = performance.now();
      await answer(hard, ['--seconds', '4', '--spare', spare]);
      const [line = '{}'] = readFileSync(join(folder, 'log'), 'utf8').split('\n');
      const { turns } = JSON.parse(line) as { turns: readonly { seconds: number }[] };
      return turns.reduce((sum, { seconds }) => sum + seconds, 0) / ((performance.now() - started) / 1000);
    };
    assert.ok((await overlap('0')) < 1.2);
    assert.ok((await overlap('nonsense')) < 1.2);
    if (availableParallelism() > 1) assert.ok((await overlap('1')) > 1.4);
  });

  it('answers a query that is no query with unknown', async () =>
    assert.equal((await answer('(assert')).said, 'unknown'));

  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    it(`leaves no solver behind when ended by ${signal}`, async function () {
      if (!hasProc) return this.skip();
      const query = join(folder, 'check_x-abcd1234', '3.smt2');
      writeFileSync(query, hard);
      const marker = `assay-${process.pid}-${signal}`;
      const child = execa(bin['python'] ?? '', [solve, '--seconds', '60', query], {
        reject: false,
        env: { ASSAY_TEST_MARKER: marker },
      });
      while (withMarker('ASSAY_TEST_MARKER', marker).length < 2) await sleep(50);
      child.kill(signal);
      await child;
      for (let left = 40; left > 0 && withMarker('ASSAY_TEST_MARKER', marker).length > 0; left -= 1) await sleep(50);
      assert.deepEqual(withMarker('ASSAY_TEST_MARKER', marker), []);
    });
  }
});
