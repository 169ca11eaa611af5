import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stableJson } from './files.ts';
import { type KeyParts, verdictKey } from './key.ts';
import { assembleLedger, type LedgerParts, ledgerText, readLedger, writeLedger } from './ledger.ts';

const parts: LedgerParts = {
  assay: '0.1.0',
  profile: 'quick',
  manifest: 'm',
  commit: null,
  dirty: false,
  compiler: 'solc 0.8.28',
  contracts: [
    { name: 'Vault', file: 'b.sol', runtimeSha256: '2', bytes: 2 },
    { name: 'Feed', file: 'a.sol', runtimeSha256: '1', bytes: 1 },
  ],
  engines: [
    {
      id: 'smt',
      title: 'SMT',
      version: null,
      ceiling: 'proved',
      basis: 'theorems',
      available: false,
      note: 'npm start',
    },
    {
      id: 'forge',
      title: 'Forge',
      version: '1.7.1',
      ceiling: 'sampled',
      basis: 'runtime bytecode',
      available: true,
      note: '',
    },
  ],
  verdicts: [],
  faults: [],
};

describe('ledger', () => {
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-ledger-'));
    path = join(folder, 'ledger.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is sorted, and the same text for the same parts in any order', () => {
    const ledger = assembleLedger(parts);
    assert.deepEqual(
      ledger.engines.map((one) => one.id),
      ['forge', 'smt'],
    );
    assert.deepEqual(
      ledger.contracts.map((one) => one.name),
      ['Feed', 'Vault'],
    );
    const reversed = assembleLedger({
      ...parts,
      engines: parts.engines.toReversed(),
      contracts: parts.contracts.toReversed(),
    });
    assert.equal(ledgerText(reversed), ledgerText(ledger));
  });

  it('is read back as it was written, and leaves nothing beside it', () => {
    const ledger = assembleLedger(parts);
    writeLedger(path, ledger);
    assert.deepEqual(readLedger(path), ledger);
    assert.deepEqual(readdirSync(folder), ['ledger.json']);
  });

  it('is not written when it does not fit its schema', () => {
    const wrong = { ...assembleLedger(parts), extra: 1 };
    assert.throws(() => writeLedger(path, wrong));
    assert.deepEqual(readdirSync(folder), []);
  });

  it('tells a missing, a corrupt and an older one apart', () => {
    assert.throws(() => readLedger(path), { code: 'ASY-LEDGER-01' });
    for (const text of [
      '',
      '{',
      '[]',
      'null',
      '{}',
      '{"schema":1}',
      `${ledgerText(assembleLedger(parts)).slice(0, 200)}`,
    ]) {
      writeFileSync(path, text);
      assert.throws(() => readLedger(path), { code: /^ASY-LEDGER-0[23]$/ }, text);
    }
    writeFileSync(path, '{"schema":0}');
    assert.throws(() => readLedger(path), { code: 'ASY-LEDGER-03' });
  });
});

describe('verdict key', () => {
  const key: KeyParts = {
    obligation: {
      id: 'A/halmos/x',
      property: 'A',
      rev: 1,
      engine: 'halmos',
      role: 'claim',
      of: [],
      entry: { in: 'solidity', file: 'A.t.sol', contract: 'A', function: 'check_A' },
      ceiling: 'proved',
      bounds: [],
    },
    harness: 'h',
    bytecode: 'b',
    engineVersion: '0.3.3',
    adapter: 'a',
    limits: { seconds: 60, memoryMb: 1000, querySeconds: 10, runs: 1, depth: 1, seed: '1' },
  };

  it('does not depend on the order of fields', () => {
    const { limits, ...rest } = key;
    assert.equal(
      verdictKey({ limits: { seed: '1', depth: 1, runs: 1, querySeconds: 10, memoryMb: 1000, seconds: 60 }, ...rest }),
      verdictKey({ ...rest, limits }),
    );
  });

  it('changes with everything that the verdict depends on', () => {
    const changed: KeyParts[] = [
      { ...key, harness: 'h2' },
      { ...key, bytecode: 'b2' },
      { ...key, engineVersion: '0.3.4' },
      { ...key, adapter: 'a2' },
      { ...key, limits: { ...key.limits, seconds: 61 } },
      { ...key, limits: { ...key.limits, seed: '2' } },
      { ...key, obligation: { ...key.obligation, rev: 2 } },
      { ...key, obligation: { ...key.obligation, bounds: ['x'] } },
    ];
    assert.equal(new Set([key, ...changed].map(verdictKey)).size, changed.length + 1);
  });

  it('is made of text that sorts every level', () => {
    assert.equal(stableJson({ b: [{ d: 1, c: 2 }], a: null }), '{"a":null,"b":[{"c":2,"d":1}]}');
  });
});
