/** Where no forge explores these harnesses, the replay runs them: what is violated fails, and so do the twins. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Abi, encodeFunctionData, parseAbi } from 'viem';
import type { Obligation } from '../../harness/schema.ts';
import { compile } from '../compile/compile.ts';
import { type Confirm, confirming } from '../replay/confirm.ts';
import { forgeSymbolic } from './cases/forge-symbolic.ts';
import { harnesses, stageCorpus } from './stage.ts';
import { readTruth } from './truth.ts';

const home = resolve(import.meta.dirname, '..', '..');

const [from, first] = [`0x${'11'.repeat(20)}`, `0x${'0'.repeat(38)}f1`] as const;

/** Of each property its parameters, arguments by which its claim fails if it is violated, and by which its twin does. */
const calls: Readonly<
  Record<string, { readonly of: string; readonly claim: readonly unknown[]; readonly twin?: readonly unknown[] }>
> = {
  'FAIR-ROUND-001': { of: 'uint64', claim: [5n] },
  'LEAKY-SUM-001': { of: 'address,uint256', claim: [first, 7n], twin: [from, 7n] },
  'METER-RISE-001': { of: 'uint128,uint128', claim: [1n, 2n ** 128n - 1n], twin: [1n, 1n] },
  'PURSE-SUM-001': { of: 'address,address,uint256[2],uint256', claim: [from, first, [9n, 5n], 7n] },
  'QUOTE-FRESH-001': { of: 'uint256,uint32', claim: [1n, 3600], twin: [1n, 3599] },
  'ROUND-GAIN-001': { of: 'uint64', claim: [1n], twin: [3n] },
  'SHUT-EMPTY-001': { of: 'uint256', claim: [0n] },
  'WIRE-CALM-001': { of: 'bytes', claim: [`0x${'00'.repeat(1501)}`], twin: ['0x00'] },
};

describe('conformance harnesses for forge’s symbolic tests', function () {
  this.timeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'assay-symbolic-'));
  const truth = readTruth(home);
  let confirm: Confirm;

  before(async () => {
    const root = stageCorpus(home, folder);
    await compile({ root, home, paths: [join(harnesses, 'forge-symbolic')] });
    confirm = await confirming({ root, properties: new Map(), artifacts: {} });
  });
  after(() => rmSync(folder, { recursive: true }));

  async function replay(obligation: Obligation): Promise<string | undefined> {
    const known = calls[obligation.property] ?? assert.fail(obligation.property);
    assert.ok(obligation.entry.in === 'solidity');
    const name = obligation.entry.function;
    const args = obligation.role === 'claim' ? known.claim : (known.twin ?? known.claim);
    const abi: Abi = parseAbi([`function ${name}(${known.of})`]);
    const data = encodeFunctionData({ abi, functionName: name, args });
    const call = { sender: '', to: '', data, value: '0', warp: '0', roll: '0' };
    return (await confirm(obligation, { kind: 'sequence', calls: [call] })).replay?.result;
  }

  for (const obligation of forgeSymbolic) {
    const known = truth.get(obligation.property)?.truth;
    // A twin of what is true of nothing fails nowhere.
    const fails = obligation.role === 'claim' ? known === 'violated' : known !== 'vacuous';
    it(`${obligation.id} ${fails ? 'fails' : 'does not fail'}`, async () => {
      assert.equal(await replay(obligation), fails ? 'confirmed' : 'mismatch');
    });
  }
});
