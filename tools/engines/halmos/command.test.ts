import assert from 'node:assert/strict';
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Obligation } from '../../../harness/schema.ts';
import { cases } from './__fixtures__/cases.ts';
import { createHalmos, halmos } from './index.ts';

const limits = { seconds: 300, memoryMb: 4000, querySeconds: 60, runs: 1, depth: 1, seed: '1' };
const workspace = { root: '/project', job: '/runs/job 1', bin: { python: '/venv/bin/python' }, spare: '/runs/spare' };
const all = cases.flatMap(({ obligations }) => obligations);

function asked(name: string): readonly Obligation[] {
  return cases.find((one) => one.name === name)?.obligations ?? [];
}

function optionOf(argv: readonly string[], option: string): string | undefined {
  const places = argv.flatMap((word, index) => (word === option ? [index] : []));
  assert.equal(places.length, 1, option);
  return argv[(places[0] ?? 0) + 1];
}

describe('the Halmos command', () => {
  it('is as a person would type it', () => {
    const { display } = halmos.command(asked('pass'), limits, workspace);
    assert.equal(
      display,
      "halmos --root . --config tools/engines/halmos/halmos.toml --forge-build-out out --contract Pass --match-test '^(check_sum|check_square)\\(' " +
        "--loop 4 --width 0 --depth 0 --array-lengths '' --default-array-lengths 0,1,2 --default-bytes-lengths 0,65,1024 --panic-error-codes '*' " +
        "--storage-layout solidity --smt-exp-by-const 2 --solver-command 'tools/engines/halmos/solve.py --seconds 60 --memory 3000 --log solvers.ndjson' " +
        '--solver-timeout-assertion 65000 --solver-timeout-branching 1 --solver-max-memory 0 --solver-threads 1 --no-status --json-output out.json',
    );
  });

  it('runs in the job folder, writes there only, and quotes its paths for the solver command', () => {
    const { argv, cwd, outputs } = halmos.command(asked('pass'), limits, workspace);
    assert.deepEqual(argv.slice(0, 3), ['/venv/bin/python', '-s', '-P']);
    assert.match(argv[3] ?? '', /tools\/engines\/halmos\/run\.py$/u);
    assert.deepEqual(argv.slice(4, 6), ['shared', '/runs/job 1/messages.ndjson']);
    assert.equal(cwd, workspace.job);
    assert.deepEqual(outputs, ['out.json', 'solvers.ndjson', 'messages.ndjson']);
    assert.equal(optionOf(argv, '--json-output'), '/runs/job 1/out.json');
    assert.match(
      optionOf(argv, '--solver-command') ?? '',
      /^\/venv\/bin\/python -s -P \S+\/solve\.py --seconds 60 .* --log '\/runs\/job 1\/solvers\.ndjson' --spare \/runs\/spare$/u,
    );
  });

  it('finds the stub before any forge, and keeps the settings of the project out', () => {
    const { argv, env } = halmos.command(asked('pass'), limits, workspace);
    const stub = join((env['PATH'] ?? '').split(':')[0] ?? '', 'forge');
    accessSync(stub, constants.X_OK);
    assert.equal(env['PYTHON_DOTENV_DISABLED'], '1');
    assert.ok(existsSync(optionOf(argv, '--config') ?? ''));
    assert.equal(dirname(stub), join(dirname(optionOf(argv, '--config') ?? ''), 'stub'));
  });

  it('stops at the first counterexample where one is all that is wanted', () => {
    assert.ok(!halmos.command(asked('counterexample'), limits, workspace).argv.includes('--early-exit'));
    const hunt = { ...limits, hunts: true } as const;
    assert.ok(halmos.command(asked('counterexample'), hunt, workspace).argv.includes('--early-exit'));
  });

  it('never names every contract or a pattern of someone else', () => {
    const [one] = asked('pass') as readonly [Obligation];
    const dollars = { ...one, entry: { in: 'solidity', file: 'a.sol', contract: 'A$', function: 'check_$' } } as const;
    const { argv } = halmos.command([dollars], limits, workspace);
    assert.deepEqual([optionOf(argv, '--contract'), optionOf(argv, '--match-test')], ['A\\$', '^(check_\\$)\\(']);
    const foreign = { ...one, entry: { in: 'smt', file: 'x.smt2' } } as const;
    assert.equal(optionOf(halmos.command([foreign], limits, workspace).argv, '--contract'), 'no-contract');
  });

  it('starts Halmos as it comes when told to', () => {
    const plain = createHalmos({ recheck: false, plain: true }).command(asked('pass'), limits, workspace);
    assert.equal(plain.argv[4], 'plain');
    assert.equal(plain.display, halmos.command(asked('pass'), limits, workspace).display);
  });

  it('asks for second opinions when told to', () => {
    const { display } = createHalmos({ recheck: true, plain: false }).command(asked('pass'), limits, workspace);
    assert.match(display, /solvers\.ndjson --recheck'/u);
  });
});

describe('the jobs of the Halmos engine', () => {
  const [one] = asked('pass') as readonly [Obligation];
  const twin = { ...one, id: 'X/halmos/twin', role: 'twin' } as const;

  it('are one for each contract, and lose nothing', () => {
    const jobs = halmos.group([...all, twin]);
    assert.equal(jobs.flat().length, all.length + 1);
    for (const job of jobs)
      assert.equal(new Set(job.map(({ entry }) => (entry.in === 'solidity' ? entry.contract : ''))).size, 1);
    assert.ok(jobs.find((job) => job.includes(twin))?.includes(one));
  });

  it('are taken apart into claims and twins', () => {
    const [job] = halmos.group([twin, ...asked('pass')]);
    assert.deepEqual(halmos.apart?.(job ?? []), [[twin], asked('pass')]);
    assert.deepEqual(halmos.apart?.(asked('pass')), [asked('pass')]);
  });
});
