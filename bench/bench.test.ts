/** What benchmarks compute from times; that they time what they say is for whoever runs them. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { answersOf, refuseOther } from './answers.ts';
import { isMet, median } from './benchmark.ts';
import { byHand, handJobs, wordsOf } from './by-hand.ts';
import { alike, allowed, asking, judged } from './first-violation.ts';
import { benchmarks } from './registry.ts';
import { answersIn, withSolver } from './solver-portfolio.ts';
import { childrenSeconds, timed } from './timed.ts';

const root = resolve(import.meta.dirname, '..');
const nothing = { cpuSeconds: null, exitCode: 0 };
const tried = (seconds: number, found = true) => ({ run: { what: '', seconds, ...nothing }, found });

describe('a benchmark', function () {
  this.timeout(60_000);

  it('is met on the side of its goal that is wanted', () => {
    assert.equal(isMet({ goal: 1.03, wanted: 'at most' }, 1.03), true);
    assert.equal(isMet({ goal: 1.03, wanted: 'at most' }, 1.031), false);
    assert.equal(isMet({ goal: 1.8, wanted: 'at least' }, 1.8), true);
    assert.equal(isMet({ goal: 1.8, wanted: 'at least' }, 1.79), false);
    assert.equal(isMet({ goal: 1.8, wanted: 'at least' }, Number.NaN), false);
  });

  it('takes the median of its pairs', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1]), 2.5);
    assert.throws(() => median([]), RangeError);
  });

  it('has a name of its own', () => {
    const names = benchmarks.map(({ name }) => name);
    assert.deepEqual([...new Set(names)], names);
  });

  it('is refused by a name that there is none of', async () => {
    const main = resolve(root, 'bench', 'main.ts');
    const { exitCode, stderr } = await execa(process.execPath, ['--import=tsx', main, 'no-such'], {
      cwd: root,
      reject: false,
    });
    assert.equal(exitCode, 2);
    assert.match(stderr, /no-such/u);
  });

  it('reads the CPU time of what it started, and of what that waited for', () => {
    assert.equal(childrenSeconds('0m0.010000s 0m0.020000s\n1m2.500000s 0m0.250000s\n'), 62.75);
    assert.equal(childrenSeconds('0m0.01s 0m0.02s\n'), null);
  });

  it('times a process, with what it printed and how it ended', async () => {
    const { stdout, stderr, exitCode, cpuSeconds } = await timed('x', ['/bin/sh', '-c', 'echo a; echo b >&2; exit 3'], {
      cwd: root,
    });
    assert.deepEqual([stdout, stderr, exitCode], ['a\n', 'b\n', 3]);
    assert.ok(cpuSeconds !== null && cpuSeconds >= 0);
    await assert.rejects(timed('x', ['/no/such/program'], { cwd: root }));
  });

  it('interrupts what takes longer than it is given, and says so', async () => {
    const waiting = ['/bin/sh', '-c', 'echo a; sleep 50'];
    const { cut, stdout, seconds, cpuSeconds } = await timed('x', waiting, { cwd: root, atMost: 0.5 });
    assert.deepEqual([cut, stdout, cpuSeconds], [true, 'a\n', null]);
    assert.ok(seconds >= 0.5 && seconds < 40);
    assert.equal((await timed('x', ['/bin/true'], { cwd: root, atMost: 50 })).cut, undefined);
  });
});

describe('engines by hand', function () {
  this.timeout(60_000);

  it('are asked everything that Assay asks, Halmos once for each harness', () => {
    const jobs = handJobs(root, { properties: ['RISE-ERC20-001', 'RISE-STATE-002'], engines: ['halmos', 'forge'] });
    assert.deepEqual(
      jobs.map(({ engine, obligations }) => [engine.id, ...obligations.map(({ id }) => id)]),
      [
        ['forge', ...campaigns('RISE-ERC20-001')],
        ['forge', ...campaigns('RISE-STATE-002')],
        ['halmos', 'RISE-ERC20-001/halmos', 'RISE-ERC20-001/halmos+twin'],
        ['halmos', 'RISE-STATE-002/halmos/step_rise', 'RISE-STATE-002/halmos/step_rise+twin'],
        ['halmos', 'RISE-STATE-003/halmos', 'RISE-STATE-003/halmos+twin'],
      ],
    );
  });

  function campaigns(property: string): readonly string[] {
    return ['balanced', 'deep'].flatMap((one) => [`${property}/forge/${one}`, `${property}/forge/${one}+canary`]);
  }

  it('answer a theorem as they do in a run', async () => {
    const folder = mkdtempSync(`${tmpdir()}/assay-hand-`);
    try {
      const jobs = handJobs(root, { properties: ['MATH-DIV-001'], engines: ['smt'] });
      const { run, answered } = await byHand(root, 'hand', jobs, folder);
      assert.deepEqual([...answered].sort(), ['MATH-DIV-001/smt', 'MATH-DIV-001/smt+twin']);
      assert.ok(run.seconds > 0 && run.what.includes('2 commands'));
      assert.equal(readdirSync(`${folder}/jobs`).length, 2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('are typed with the options of the same selection', () => {
    const selection = {
      properties: ['A-*'],
      engines: ['forge'],
      limits: { runs: 7, depth: 8, seconds: 9, querySeconds: 1 },
    };
    const words = 'run --property A-* --engine forge --runs 7 --depth 8 --seconds 9 --query-seconds 1';
    assert.equal(wordsOf(selection).join(' '), words);
  });

  it('are compared only where both answered the same', () => {
    refuseOther(new Set(['a', 'b']), new Set(['b', 'a']));
    assert.throws(() => refuseOther(new Set(['a']), new Set(['a', 'b'])), /: b$/u);
    assert.throws(() => refuseOther(new Set(['a', 'b']), new Set(['a'])), /: b$/u);
    assert.throws(() => answersOf(resolve(root, 'no-such.json'), []));
  });

  it('are given another solver and its time, and nothing else', () => {
    const argv = ['halmos', '--solver-command', 'ours', '--solver-timeout-assertion', '1', '--loop', '4'];
    const expected = ['halmos', '--solver-command', 'theirs', '--solver-timeout-assertion', '20000', '--loop', '4'];
    assert.deepEqual(withSolver(argv, 'theirs', 20), expected);
    assert.throws(() => withSolver(['halmos'], 'theirs', 20), RangeError);
    assert.equal(answersIn('\u001b[32m[PASS]\u001b[0m a()\n[FAIL] b()\n[TIMEOUT] c()\n'), 2);
  });
});

describe('a fault', () => {
  const asked = async (
    together: ReturnType<typeof tried>,
    alone: Readonly<Record<string, ReturnType<typeof tried>>>,
  ) => {
    const given: (number | undefined)[] = [];
    const ask = (engines: readonly string[], atMost?: number) => {
      given.push(atMost);
      const one = engines[0] === undefined ? together : alone[engines[0]];
      if (one === undefined) throw new Error('not asked for');
      return Promise.resolve(atMost !== undefined && one.run.seconds > atMost ? tried(atMost, false) : one);
    };
    const { ratio } = await judged(Object.keys(alone), ask, true);
    return { ratio, given };
  };

  it('may take all engines 1.2 times the quickest of those that find it, and 5 s', async () => {
    assert.equal(allowed(10), 17);
    const alone = [tried(10), tried(1, false), tried(30)];
    const all = await judged(
      ['a', 'b', 'c'],
      ([one]) => Promise.resolve(one === undefined ? tried(17) : (alone['abc'.indexOf(one)] ?? tried(0))),
      false,
    );
    assert.deepEqual([all.ratio, all.tries.length], [1, 4]);
  });

  it('is waited for with one engine only while that can make a difference', async () => {
    assert.deepEqual(await asked(tried(17), { a: tried(8), b: tried(9) }), {
      ratio: 17 / allowed(8),
      given: [undefined, 10, 8],
    });
    assert.deepEqual(await asked(tried(17), { a: tried(11), b: tried(30) }), { ratio: 1, given: [undefined, 10, 10] });
    assert.deepEqual(await asked(tried(4), { a: tried(1), b: tried(1) }), { ratio: 0.8, given: [undefined] });
  });

  it('is not timed twice where one engine is all of them', async () => {
    assert.deepEqual(await asked(tried(17), { a: tried(8) }), { ratio: 17 / allowed(17), given: [undefined] });
  });

  it('is found beside others in one run, or is not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-bench-test-'));
    try {
      const faults = ['a', 'b'].map((id) => ({ id, confirmed: id === 'a', seconds: 7 }));
      mkdirSync(join(folder, 'bin'));
      writeFileSync(
        join(folder, 'bin', 'assay.mjs'),
        `if (!process.argv.includes('b')) process.exit(2); console.log('${JSON.stringify({ faults })}'); process.exitCode = 1;`,
      );
      const found = await alike(folder, ['a', 'b']);
      assert.deepEqual([...found.keys()], ['a']);
      assert.equal(found.get('a')?.ratio, 7 / allowed(7));
      assert.deepEqual(found.get('a')?.tries[0]?.run.seconds, 7);
      await assert.rejects(alike(folder, ['a']), /1 faults/u);
      // An answer that says nothing of what was asked finds nothing.
      writeFileSync(join(folder, 'bin', 'assay.mjs'), `console.log('{"faults":[]}')`);
      assert.equal((await alike(folder, ['a'])).size, 0);
      assert.equal((await asking(folder, 'a')([])).found, false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('that no engine finds, or that is lost when all are asked, has no ratio', async () => {
    const never = tried(1, false);
    assert.equal((await judged(['a'], () => Promise.resolve(never), false)).ratio, null);
    assert.deepEqual(await asked(tried(9, false), { a: tried(10) }), { ratio: null, given: [undefined] });
  });
});
