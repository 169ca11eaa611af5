import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Obligation } from '../../../harness/schema.ts';
import { echidna } from './index.ts';

const limits = { seconds: 60, memoryMb: 1000, querySeconds: 1, runs: 2, depth: 10, seed: '7' };

function asked(property: string, kind: 'Properties' | 'Assertions'): Obligation[] {
  const name = `${kind === 'Properties' ? 'echidna_' : ''}${property.replaceAll('-', '_')}`;
  const id = `${property}/echidna/balanced`;
  const common = { property, rev: 1, engine: 'echidna', ceiling: 'sampled' as const, bounds: [] };
  const entry = (role: string) => ({
    in: 'solidity' as const,
    file: 'harness/generated/echidna/VAULT.sol',
    contract: `VAULT_Echidna_${kind}`,
    function: `${name}_${role}`,
  });
  return [
    { ...common, id, role: 'claim', of: [], entry: entry('holds') },
    { ...common, id: `${id}+canary`, role: 'canary', of: [id], entry: entry('canary') },
  ];
}

const read = asked('VAULT-TRANS-001', 'Properties');
const played = [...asked('VAULT-UNIT-001', 'Assertions'), ...asked('VAULT-UNIT-002', 'Assertions')];
const workspace = { root: '/project', job: '/runs/job', bin: { echidna: '/bin/echidna' }, spare: '' };

function settings(obligations: readonly Obligation[], more: object = {}): Record<string, unknown> {
  const { argv } = echidna.command(obligations, { ...limits, ...more }, workspace);
  return JSON.parse(argv[4] ?? '') as Record<string, unknown>;
}

describe('the Echidna engine starts', () => {
  it('one process for each harness', () => {
    assert.deepEqual(echidna.group([...read, ...played]), [read, played]);
  });

  it('with what is read after every call, or with what asserts by itself', () => {
    const of = (obligations: readonly Obligation[]) => {
      const { testMode, prefix, filterBlacklist, filterFunctions } = settings(obligations);
      return [testMode, prefix, filterBlacklist, filterFunctions];
    };
    const act = (name: string) => `VAULT_Echidna_Properties.${name}(uint256,uint256[8])`;
    assert.deepEqual(of(read), ['property', 'echidna_VAULT_TRANS_001_', false, [act('act')]]);
    assert.equal(of([...read, ...asked('VAULT-TRANS-002', 'Properties')])[1], 'echidna_');
    const names = [
      'act1',
      'act2',
      'VAULT_UNIT_001_holds',
      'VAULT_UNIT_001_canary',
      'VAULT_UNIT_002_holds',
      'VAULT_UNIT_002_canary',
    ];
    const play = (name: string) => `VAULT_Echidna_Assertions.${name}(uint256,uint256[8])`;
    assert.deepEqual(of(played), ['assertion', 'echidna_', false, names.map(play)]);
  });

  it('with a canary for each claim, asked or not: without one nothing shows that a call succeeded', () => {
    const [claim] = played;
    assert.ok(claim !== undefined);
    assert.deepEqual(settings([claim])['filterFunctions'], [
      'VAULT_Echidna_Assertions.act1(uint256,uint256[8])',
      'VAULT_Echidna_Assertions.VAULT_UNIT_001_holds(uint256,uint256[8])',
      'VAULT_Echidna_Assertions.VAULT_UNIT_001_canary(uint256,uint256[8])',
    ]);
  });

  it('without time of its own between calls, and guided by coverage only where there are many', () => {
    const { maxTimeDelay, maxBlockDelay, shrinkLimit, coverage } = settings(read);
    assert.deepEqual([maxTimeDelay, maxBlockDelay, shrinkLimit, coverage], [0, 0, -1, false]);
    assert.equal(settings(read, { runs: 100 })['coverage'], true);
  });

  it('with the seed, the length and enough sequences', () => {
    const { argv, cwd, env, display } = echidna.command(played, limits, workspace);
    const argument = (flag: string) => argv[argv.indexOf(flag) + 1];
    assert.deepEqual(
      [argument('--seed'), argument('--seq-len'), argument('--contract')],
      ['7', '10', 'VAULT_Echidna_Assertions'],
    );
    assert.deepEqual(argv.slice(7, 11), ['/project/.assay/corpus/echidna/VAULT_Echidna_Assertions', '10', '10', '10']);
    assert.equal(cwd, '/runs/job');
    assert.equal(env['ASSAY_ARTIFACT'], '/project/out/VAULT.sol/VAULT_Echidna_Assertions.json');
    assert.equal(
      display,
      'echidna harness/generated/echidna/VAULT.sol --contract VAULT_Echidna_Assertions --seq-len 10 --seed 7 --test-limit 100',
    );
  });
});

describe('a campaign', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-echidna-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Echidna's part is taken by a script that says how it was called and leaves a sequence. */
  function start(kept: readonly string[], exitCode = 0) {
    const job = join(folder, 'job');
    mkdirSync(job);
    const keep = join(folder, '.assay', 'corpus', 'echidna', 'VAULT_Echidna_Properties');
    if (kept.length > 0) mkdirSync(keep, { recursive: true });
    for (const name of kept) writeFileSync(join(keep, name), name);
    const fake = join(folder, 'echidna');
    writeFileSync(
      fake,
      [
        '#!/bin/sh',
        'echo "$@"',
        'command -v slither',
        'ls corpus/coverage',
        'echo new > corpus/coverage/9.txt',
        `exit ${exitCode}`,
      ].join('\n'),
    );
    chmodSync(fake, 0o755);
    const { argv } = echidna.command(read, limits, { root: folder, job, bin: { echidna: fake }, spare: '' });
    const [file = '', ...rest] = argv;
    const said = spawnSync(file, rest, { cwd: job, encoding: 'utf8' });
    const effort = JSON.parse(readFileSync(join(job, 'effort.json'), 'utf8')) as { kept: number; limit: number };
    const printed = createHash('sha256').update(said.stdout).digest('hex');
    assert.deepEqual({ ...effort, printed }, effort);
    return {
      said,
      effort: { kept: effort.kept, limit: effort.limit },
      kept: existsSync(keep) ? readdirSync(keep).sort() : [],
    };
  }

  it('finds the stand-ins first on PATH, and the settings that it was given', () => {
    const { said } = start([]);
    const [line = '', slither = ''] = said.stdout.split('\n');
    assert.match(line, /--config settings\.json .* --test-limit 65 --corpus-dir corpus$/u);
    assert.match(slither, /engines\/echidna\/shims\/slither$/u);
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'job', 'settings.json'), 'utf8')), settings(read));
  });

  it('replays what is kept besides what is asked for, and keeps what is new', () => {
    const { said, effort, kept } = start(['1.txt', '2.txt']);
    assert.match(said.stdout, /--test-limit 87 /u);
    assert.deepEqual(effort, { kept: 2, limit: 87 });
    assert.deepEqual(said.stdout.split('\n').slice(2, 4), ['1.txt', '2.txt']);
    assert.deepEqual(kept, ['1.txt', '2.txt', '9.txt']);
  });

  it('replays no more than it makes', () => {
    const names = Array.from({ length: 9 }, (_, i) => `${i}.txt`);
    assert.deepEqual(start(names).effort, { kept: 6, limit: 131 });
  });

  it('keeps nothing of what broke, and passes its exit code on', () => {
    assert.deepEqual(start([], 1).kept, ['9.txt']);
    rmSync(join(folder, 'job'), { recursive: true });
    const broken = start([], 3);
    assert.deepEqual([broken.said.status, broken.kept], [3, ['9.txt']]);
  });
});

describe('the stand-ins', () => {
  const shims = new URL('./shims/', import.meta.url);
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-shims-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const run = (name: string, env: Record<string, string> = {}, args: string[] = []) =>
    spawnSync(process.execPath, [new URL(name, shims).pathname, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });

  it('hand on one contract as it was compiled', () => {
    const abi = [{ type: 'function', name: 'act', inputs: [] }];
    const artifact = join(folder, 'Toy.json');
    writeFileSync(
      artifact,
      JSON.stringify({ abi, bytecode: { object: '0x60' }, deployedBytecode: { object: '0x61' } }),
    );
    assert.equal(run('crytic-compile', { ASSAY_ARTIFACT: artifact, ASSAY_CONTRACT: 'a/Toy.sol:Toy' }).status, 0);
    const made = JSON.parse(readFileSync(join(folder, 'crytic-export', 'combined_solc.json'), 'utf8')) as {
      contracts: Record<string, Record<string, string>>;
    };
    const toy = made.contracts['a/Toy.sol:Toy'];
    assert.deepEqual([toy?.['bin'], toy?.['bin-runtime'], JSON.parse(toy?.['abi'] ?? '')], ['60', '61', abi]);
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'abi.json'), 'utf8')), abi);
  });

  it('say what is not compiled', () => {
    const { status, stderr } = run('crytic-compile', {
      ASSAY_ARTIFACT: join(folder, 'out/A.sol/B.json'),
      ASSAY_CONTRACT: 'B',
    });
    assert.deepEqual([status, stderr], [1, 'A.sol/B.json is not compiled\n']);
  });

  it('tell a version, and what a printer tells of nothing', () => {
    assert.match(run('crytic-compile', {}, ['--version']).stdout, /^\d+\.\d+\.\d+\n$/u);
    const { results } = JSON.parse(run('slither').stdout) as { results: { printers: [{ description: string }] } };
    assert.deepEqual((JSON.parse(results.printers[0].description) as { payable: object }).payable, {});
  });
});
