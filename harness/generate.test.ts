import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { property, suite } from '../properties/define.ts';
import type { Property, Row } from '../properties/schema.ts';
import { parsed } from './access/parsed.ts';
import type { AbiItem, CompiledContract } from './emit/contract.ts';
import { staleFiles, writeGenerated } from './files.ts';
import { generate, manifestPath, rowsPath } from './generate.ts';
import { Manifest } from './schema.ts';

const root = resolve(import.meta.dirname, '..');
const bytes: AbiItem = {
  type: 'function',
  name: 'call',
  stateMutability: 'nonpayable',
  inputs: [{ name: 'data', type: 'bytes' }],
};
const move: AbiItem = {
  type: 'function',
  name: 'move',
  stateMutability: 'nonpayable',
  inputs: [{ name: 'to', type: 'address' }],
};

function contract(name: string, abi: readonly AbiItem[] = [move]): CompiledContract {
  return { name, file: `contracts/flat/src/${name}.sol`, abi, storage: [{ label: '_total', slot: '2', offset: 0 }] };
}

const contracts = [
  contract('RISE'),
  contract('SaveVault'),
  contract('FLAT', [bytes]),
  ...['Ocean', 'PulseCore', 'GhostMintCore', 'NAVDefenseCore', 'Guardian'].map((name) => contract(name)),
];

const theorem = property({
  id: 'A-MODEL-001',
  title: 'One is one',
  contract: 'Model',
  kind: 'model',
  breaks: 'nothing',
  source: suite('sample'),
  wanted: 'proved',
  check: { form: 'smt', file: 'one.smt2', twin: 'one.twin.smt2' },
});
const rule = property({
  ...theorem,
  id: 'A-STATIC-001',
  title: 'No code is run in its name',
  kind: 'static',
  engines: ['static'],
  check: { form: 'static', contract: 'RISE', rule: { name: 'no-opcodes', opcodes: ['DELEGATECALL'] } },
});
const still = property({
  ...theorem,
  id: 'A-TRANS-001',
  title: 'Nothing moves',
  kind: 'transition',
  engines: ['halmos'],
  check: { form: 'transition', world: 'vault', over: ['flat'], claim: 'true', witness: 'true' },
});

function made(all: readonly Property[], script = 'text', rows: readonly Row[] = []) {
  const definitions = all.map(({ id }, index) => ({ id, file: 'properties/sample.ts', line: index + 1 }));
  return generate({ properties: all, definitions, rows, contracts, script: () => script });
}

describe('generation', () => {
  it('is the same for the same catalogue, and its digest follows everything it is made from', () => {
    assert.deepEqual(made([theorem, rule]), made([theorem, rule]));
    const digests = [made([theorem, rule]), made([theorem]), made([theorem, rule], 'other')].map(
      ({ manifest }) => manifest.digest,
    );
    assert.equal(new Set(digests).size, 3);
  });

  it('makes a page of who can call what, on which no verdict depends', () => {
    const trees = parsed('contract Box { uint256 n; function set(uint256 m) external { n = m; } }');
    const [unit] = trees.map((one) => ({ ...one, absolutePath: 'contracts/flat/src/Box.sol' }));
    const input = { properties: [], definitions: [], rows: [], contracts: [], script: () => '' };
    assert.ok(unit !== undefined);
    // The emitters know the contracts of the suite by name.
    const known = contracts.map((one) => ({ ...one, abi: [] }));
    const withPage = generate({ ...input, contracts: known, syntax: [unit] });
    const page = withPage.files.find(({ path }) => path === 'docs/access.md')?.content ?? '';
    assert.match(page, /## Box[\s\S]*\| `set\(uint256 m\)` \| anyone \|[^\n]*\| `n` +\|/u);
    assert.equal(withPage.manifest.digest, generate({ ...input, contracts: known }).manifest.digest);
  });

  it('asks a theorem and its twin, and a rule once', () => {
    const { manifest } = made([theorem, rule]);
    assert.deepEqual(
      manifest.obligations.map(({ id, role, of, ceiling }) => [id, role, of, ceiling]),
      [
        ['A-MODEL-001/smt', 'claim', [], 'proved'],
        ['A-MODEL-001/smt+twin', 'twin', ['A-MODEL-001/smt'], 'proved'],
        ['A-STATIC-001/static', 'claim', [], 'proved'],
      ],
    );
    assert.deepEqual(manifest.obligations[2]?.entry, {
      in: 'bytecode',
      contract: 'contracts/flat/src/RISE.sol:RISE',
      rule: { name: 'no-opcodes', opcodes: ['DELEGATECALL'] },
    });
    assert.doesNotThrow(() => Manifest.parse(manifest));
  });

  it('names the slots and binds the ABIs', () => {
    const { files } = made([theorem]);
    const text = (path: string): string => files.find((file) => file.path === path)?.content ?? '';
    assert.match(
      text('harness/generated/Slots.sol'),
      /library SaveVaultSlots \{\n {4}uint256 internal constant _total = 2;\n\}/u,
    );
    assert.match(text('contracts/abi/SaveVault.ts'), /export const saveVaultAbi = \[[\s\S]*\] as const/u);
    assert.match(text('contracts/abi/RISE.ts'), /export const riseAbi = /u);
  });

  it('holds the catalogue against the specification, and makes no obligation depend on that', () => {
    const demand = { contract: 'A', statement: 'one is one', kinds: ['model'], wanted: ['proved'] } as const;
    const [whole, open] = [theorem.id, 'A-MODEL-002'].map((id) =>
      made([theorem], 'text', [{ ...demand, properties: [id] }]),
    );
    assert.deepEqual(whole?.gaps, []);
    assert.match(open?.gaps.join('\n') ?? '', /^the row "A: one is one" names A-MODEL-002, which is no property$/u);
    assert.equal(whole?.manifest.digest, open?.manifest.digest);
    const page = open?.files.find(({ path }) => path === rowsPath)?.content ?? '';
    assert.match(page, /^\| A \| one is one \| model \| proved \| A-MODEL-002 \(missing\) \|$/mu);
  });

  it('shows no more than bounded where a message of seven words does not exhaust a target', () => {
    const asked = (properties: readonly Property[]) =>
      made(properties).manifest.obligations.map(({ id, ceiling, bounds }) => [id, ceiling, bounds]);
    const bounds = ['FLAT.call(bytes) is called with 7 words at most'];
    assert.deepEqual(asked([still]), [
      ['A-TRANS-001/halmos/step_flat', 'bounded', bounds],
      ['A-TRANS-001/halmos/step_flat+twin', 'bounded', bounds],
    ]);
    const given = [{ expr: 'c.selector != flat.call.selector', reason: { because: 'it always reverts' } }];
    const apart = property({ ...still, check: { ...still.check, given } as Property['check'] });
    assert.deepEqual(asked([apart])[0], ['A-TRANS-001/halmos/step_flat', 'proved', []]);
  });

  it('refuses a catalogue whose registry and sources disagree', () => {
    const place = { id: theorem.id, file: 'properties/sample.ts', line: 1 };
    const script = (): string => '';
    assert.throws(
      () => generate({ properties: [theorem], definitions: [], rows: [], contracts, script }),
      /its definition was not found/u,
    );
    assert.throws(
      () => generate({ properties: [], definitions: [place], rows: [], contracts, script }),
      /not in properties\/registry\.ts/u,
    );
    assert.throws(
      () => generate({ properties: [theorem, theorem], definitions: [place], rows: [], contracts, script }),
      /is there twice/u,
    );
    assert.throws(
      () => made([{ ...rule, check: { form: 'static', contract: 'None', rule: { name: 'no-mutable-addresses' } } }]),
      /no compiled contract/u,
    );
  });
});

describe('generated files', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are missing, changed, left over, or as they should be', () => {
    const { files } = made([theorem]);
    assert.equal(staleFiles(folder, files).length, files.length);
    assert.equal(writeGenerated(folder, files).length, files.length);
    assert.deepEqual(staleFiles(folder, files), []);
    writeFileSync(join(folder, manifestPath), '{}');
    mkdirSync(join(folder, 'harness/generated/halmos'));
    writeFileSync(join(folder, 'harness/generated/halmos/Old.t.sol'), '');
    assert.deepEqual(staleFiles(folder, files), [
      { path: manifestPath, why: 'changed' },
      { path: 'harness/generated/halmos/Old.t.sol', why: 'leftover' },
    ]);
    writeGenerated(folder, files);
    assert.ok(!existsSync(join(folder, 'harness/generated/halmos/Old.t.sol')));
    assert.deepEqual(staleFiles(folder, files), []);
  });

  describe('behind a link', () => {
    let outside = '';
    beforeEach(() => {
      outside = mkdtempSync(join(tmpdir(), 'assay-outside-'));
      mkdirSync(join(outside, 'halmos'));
      writeFileSync(join(outside, 'halmos', 'mine'), 'mine');
    });
    afterEach(() => rmSync(outside, { recursive: true, force: true }));
    const untouched = (): void => {
      assert.deepEqual(readdirSync(outside, { recursive: true }).sort(), ['halmos', 'halmos/mine']);
      assert.equal(readFileSync(join(outside, 'halmos', 'mine'), 'utf8'), 'mine');
    };

    it('are neither written nor deleted: the link goes', () => {
      const files = [...made([theorem]).files, { path: 'harness/generated/halmos/A.t.sol', content: 'a' }];
      const slots = 'harness/generated/Slots.sol';
      mkdirSync(join(folder, 'contracts/abi'), { recursive: true });
      mkdirSync(join(folder, 'harness/generated'), { recursive: true });
      symlinkSync(outside, join(folder, 'harness/generated/docs'));
      symlinkSync(join(outside, 'halmos'), join(folder, 'harness/generated/halmos'));
      symlinkSync(join(outside, 'halmos', 'mine'), join(folder, slots));
      symlinkSync(join(outside, 'nothing'), join(folder, 'contracts/abi/gone'));
      writeGenerated(folder, files);
      untouched();
      assert.deepEqual(staleFiles(folder, files), []);
      assert.ok(lstatSync(join(folder, slots)).isFile());
      assert.ok(!existsSync(join(folder, 'harness/generated/docs')));
    });

    it('are refused where the folder of all of them is one, or what it lies in leads out of the project', () => {
      const { files } = made([theorem]);
      mkdirSync(join(folder, 'harness'));
      for (const link of ['harness/generated', 'contracts', 'docs']) {
        symlinkSync(outside, join(folder, link));
        for (const work of [staleFiles, writeGenerated])
          assert.throws(() => work(folder, files), { name: 'LinkProblem', link });
        rmSync(join(folder, link));
      }
      untouched();
      mkdirSync(join(folder, 'sources'));
      symlinkSync('sources', join(folder, 'contracts'));
      writeGenerated(folder, files);
      assert.deepEqual(staleFiles(folder, files), []);
    });
  });

  it('have names that no other has, since forge keeps artifacts by the name of the file', () => {
    const { obligations } = Manifest.parse(JSON.parse(readFileSync(join(root, manifestPath), 'utf8')));
    const files = new Set(obligations.flatMap(({ entry }) => (entry.in === 'solidity' ? [entry.file] : [])));
    const names = [...files].map((file) => basename(file));
    assert.equal(new Set(names).size, names.length);
  });
});
