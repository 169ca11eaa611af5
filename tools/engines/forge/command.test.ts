import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Obligation } from '../../../harness/schema.ts';
import { forge } from './index.ts';

const limits = { seconds: 60, memoryMb: 1000, querySeconds: 10, runs: 64, depth: 32, seed: '7' };
const workspace = { root: '/project', job: '/runs/job', bin: { forge: '/bin/forge' }, spare: '/runs/spare' };

function asked(property: string, scenario: string, role: 'claim' | 'canary'): Obligation {
  const name = property.replaceAll('-', '_');
  const entry = {
    in: 'solidity',
    file: 'harness/generated/forge/VAULT.t.sol',
    contract: `VAULT_Forge_${scenario}`,
    function: role === 'claim' ? `invariant_${name}` : `invariant_canary_${name}`,
  } as const;
  const id = `${property}/forge/${scenario.toLowerCase()}`;
  return {
    id: role === 'claim' ? id : `${id}+canary`,
    property,
    rev: 1,
    engine: 'forge',
    role,
    of: role === 'claim' ? [] : [id],
    entry,
    ceiling: 'sampled',
    bounds: [],
  };
}

const vault = (['Balanced', 'Deep'] as const).flatMap((scenario) => [
  asked('VAULT-TRANS-001', scenario, 'claim'),
  asked('VAULT-TRANS-001', scenario, 'canary'),
]);

describe('the forge engine starts', () => {
  it('one process for all campaigns of a property', () => {
    const other = asked('VAULT-TRANS-002', 'Deep', 'claim');
    assert.deepEqual(forge.group([...vault, other]), [vault, [other]]);
  });

  it('exactly the campaigns that are asked for', () => {
    const { argv } = forge.command(vault, limits, workspace);
    const argument = (flag: string) => argv[argv.indexOf(flag) + 1];
    assert.equal(argument('--match-contract'), '^(VAULT_Forge_Balanced|VAULT_Forge_Deep)$');
    assert.equal(argument('--match-test'), '^(invariant_VAULT_TRANS_001|invariant_canary_VAULT_TRANS_001)\\(');
    assert.equal(argument('--match-path'), 'harness/generated/forge/VAULT.t.sol');
    assert.equal(argument('--fuzz-seed'), '7');
  });

  it('beside sources that are not compiled: all but its own campaign is kept from forge', () => {
    const { argv } = forge.command(vault, limits, workspace);
    const root = mkdtempSync(join(tmpdir(), 'assay-forge-'));
    mkdirSync(join(root, 'harness/generated/forge'), { recursive: true });
    for (const name of ['FLAT', 'VAULT']) writeFileSync(join(root, `harness/generated/forge/${name}.t.sol`), '');
    writeFileSync(join(root, 'compiled.json'), '');
    const script = argv[2] ?? '';
    const own = 'harness/generated/forge/VAULT.t.sol';
    const said = spawnSync('/bin/sh', ['-c', script, 'sh', 'job', 'compiled.json', own, 'printf', '%s\\n'], {
      cwd: root,
      encoding: 'utf8',
    });
    rmSync(root, { recursive: true });
    assert.deepEqual(said.stdout.trim().split('\n'), [
      '--skip',
      'harness/generated/forge/FLAT.t.sol',
      '--skip',
      'harness/generated/echidna/*',
      '--skip',
      'harness/generated/smtchecker/*',
      '--skip',
      'harness/generated/forge-symbolic/*',
      '--skip',
      'harness/generated/halmos/*',
      '--skip',
      'contracts/*',
    ]);
  });

  it('with its own compile cache and its own folder of failures', () => {
    const { argv, env, cwd } = forge.command(vault, limits, workspace);
    assert.equal(cwd, '/project');
    assert.ok(argv.includes('/project/cache/solidity-files-cache.json'));
    assert.equal(env['FOUNDRY_CACHE_PATH'], '/runs/job/cache');
    assert.equal(env['FOUNDRY_INVARIANT_FAILURE_PERSIST_DIR'], '/runs/job/failures');
  });

  it('as long as asked, by no settings of the project’s own, and without a time limit of its own', () => {
    const { env } = forge.command(vault, limits, workspace);
    assert.deepEqual(
      [env['FOUNDRY_INVARIANT_RUNS'], env['FOUNDRY_INVARIANT_DEPTH'], env['FOUNDRY_CONFIG']],
      ['64', '32', '/project/cache/foundry.toml'],
    );
    assert.equal(env['FOUNDRY_INVARIANT_TIMEOUT'], undefined);
    assert.equal(env['ASSAY_PROPERTY'], 'VAULT-TRANS-001');
  });

  it('and shows what a person would type', () => {
    const { display } = forge.command(vault, limits, workspace);
    assert.match(
      display,
      /^ASSAY_PROPERTY=VAULT-TRANS-001 FOUNDRY_INVARIANT_RUNS=64 FOUNDRY_INVARIANT_DEPTH=32 forge test --json /u,
    );
    assert.doesNotMatch(display, /\/project|\/runs|\/bin/u);
  });
});
