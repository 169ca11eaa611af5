import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emitForgeSymbolic } from '../../../harness/emit/forge-symbolic.ts';
import { byId, properties } from '../../../properties/registry.ts';
import { forgeSymbolic } from './index.ts';

const limits = { seconds: 100, memoryMb: 1000, querySeconds: 30, runs: 1, depth: 1, seed: '1' };
const workspace = { root: '/project', job: '/job', bin: { 'forge-symbolic': '/new/forge', z3: '/bin/z3' }, spare: '' };
const obligations = emitForgeSymbolic(properties, byId).flatMap((one) => one.obligations);

describe('the command of forge’s symbolic tests', () => {
  it('is one for each contract, with claim and twin', () => {
    const jobs = forgeSymbolic.group(obligations);
    assert.equal(jobs.length * 2, obligations.length);
    for (const job of jobs)
      assert.deepEqual(
        job.map(({ role }) => role),
        ['claim', 'twin'],
      );
  });

  it('names what it runs, and every bound that ends a run instead of cutting it short', () => {
    const [job = []] = forgeSymbolic.group(obligations);
    const { argv, cwd } = forgeSymbolic.command(job, limits, workspace);
    const behind = (flag: string): string | undefined => argv[argv.indexOf(flag) + 1];
    assert.ok(argv.includes('/new/forge') && argv.includes('--symbolic') && argv.includes('--json'));
    assert.equal(cwd, '/project');
    assert.equal(behind('--match-path'), 'harness/generated/forge-symbolic/RISE_ERC20_001_ForgeSymbolic.t.sol');
    assert.equal(behind('--match-contract'), '^(RISE_ERC20_001_ForgeSymbolic)$');
    assert.equal(behind('--match-test'), '^(check_RISE_ERC20_001|check_twin_RISE_ERC20_001)\\(');
    assert.equal(behind('--symbolic-timeout'), '30');
    assert.equal(behind('--symbolic-solver-command'), "'/bin/z3' -in -smt2");
    assert.ok(!argv.includes('--symbolic-loop'));
  });

  it('writes into the job alone', () => {
    const { env } = forgeSymbolic.command(obligations, limits, workspace);
    for (const name of ['FOUNDRY_OUT', 'FOUNDRY_CACHE_PATH', 'FOUNDRY_TEST_FAILURES_FILE'])
      assert.ok(env[name]?.startsWith('/job/'), name);
    assert.equal(env['FOUNDRY_CONFIG'], '/project/cache/foundry.toml');
  });

  it('is kept from whatever else is generated', () => {
    const root = mkdtempSync(join(tmpdir(), 'assay-symbolic-'));
    for (const path of ['forge/A.t.sol', 'forge-symbolic/B.t.sol', 'forge-symbolic/C.t.sol', 'halmos/D.t.sol']) {
      mkdirSync(join(root, 'harness/generated', path, '..'), { recursive: true });
      writeFileSync(join(root, 'harness/generated', path), '');
    }
    const { argv } = forgeSymbolic.command(obligations, limits, workspace);
    const own = 'harness/generated/forge-symbolic/C.t.sol';
    const said = spawnSync('/bin/sh', ['-c', argv[2] ?? '', 'sh', '.', own, 'printf', '%s\\n'], {
      cwd: root,
      encoding: 'utf8',
    });
    rmSync(root, { recursive: true });
    assert.deepEqual(
      said.stdout
        .split('\n')
        .filter((line) => line !== '--skip' && line !== '')
        .toSorted(),
      [
        'contracts/*',
        'harness/generated/forge-symbolic/B.t.sol',
        'harness/generated/forge/A.t.sol',
        'harness/generated/halmos/D.t.sol',
      ],
    );
  });

  it('is of a forge that has symbolic tests', () => {
    const { pattern } = forgeSymbolic.version;
    const of = (version: string): string | undefined => pattern.exec(`forge Version: ${version}\nCommit SHA: x`)?.[1];
    assert.deepEqual(['1.7.1', '1.7.2-nightly', '0.3.0', '1.8.0', '1.8.0-stable', '1.10.2', '2.0.0'].map(of), [
      undefined,
      undefined,
      undefined,
      '1.8.0',
      '1.8.0-stable',
      '1.10.2',
      '2.0.0',
    ]);
  });
});
