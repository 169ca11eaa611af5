/** No forge that runs these harnesses symbolically is at hand: they are run concretely here, by the replay. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { encodeFunctionData, type Hex, parseAbi } from 'viem';
import { emitForgeSymbolic } from '../../../harness/emit/forge-symbolic.ts';
import type { Obligation } from '../../../harness/schema.ts';
import { byId, properties } from '../../../properties/registry.ts';
import { compile } from '../../compile/compile.ts';
import { type Confirm, confirming } from '../../replay/confirm.ts';

const home = resolve(import.meta.dirname, '..', '..', '..');
const emitted = emitForgeSymbolic(properties, byId);

const abi = parseAbi([
  'struct State { uint256 totalSupply; uint256[4] balances; uint256[3] allowances; }',
  'function check_RISE_ERC20_001(State state, address caller, address to, address stranger, uint256 amount)',
  'function check_twin_RISE_ERC20_001(State state, address caller, address to, address stranger, uint256 amount)',
  'function check_RISE_ERC20_004(State state, address caller, address to, uint256 amount)',
  'function check_twin_RISE_ERC20_004(State state, address caller, address to, uint256 amount)',
]);
const [caller, to, stranger] = [`0x${'11'.repeat(20)}`, `0x${'22'.repeat(20)}`, `0x${'33'.repeat(20)}`] as const;

function state(has: bigint) {
  return { totalSupply: 10n ** 20n, balances: [has, 5n, 7n, has], allowances: [0n, 0n, 0n] } as const;
}

describe('harnesses for forge’s symbolic tests', function () {
  this.timeout(240_000);
  let confirm: Confirm;

  before(async () => {
    await compile({ root: home, home, paths: emitted.map(({ path }) => path) });
    confirm = await confirming({ root: home, properties: byId, artifacts: {} });
  });

  function obligation(id: string): Obligation {
    const found = emitted.flatMap(({ obligations }) => obligations).find((one) => one.id === id);
    assert.ok(found, id);
    return found;
  }

  async function replay(id: string, data: Hex) {
    const call = { sender: '', to: '', data, value: '0', warp: '0', roll: '0' };
    return confirm(obligation(id), { kind: 'sequence', calls: [call] });
  }

  it('hold on the suite as it is, and their twins are refuted, by the same arguments', async () => {
    const args = [state(100n), caller, to, stranger, 60n] as const;
    const claim = await replay(
      'RISE-ERC20-001/forge-symbolic',
      encodeFunctionData({ abi, functionName: 'check_RISE_ERC20_001', args }),
    );
    assert.deepEqual(
      [claim.replay?.result, claim.replay?.detail],
      ['mismatch', 'returned normally: no assertion failed'],
    );
    const twin = await replay(
      'RISE-ERC20-001/forge-symbolic+twin',
      encodeFunctionData({ abi, functionName: 'check_twin_RISE_ERC20_001', args }),
    );
    assert.equal(twin.replay?.result, 'confirmed');
    assert.equal(twin.witness?.model['amount_'], '60');
    assert.equal(twin.witness?.model['state.balances[0]'], '100');
    assert.ok(twin.witness?.calls.some(({ from }) => from === caller));
  });

  it('say of a transfer beyond the balance that it reverts, whatever the state', async () => {
    for (const has of [0n, 1n, 2n ** 200n]) {
      const args = [state(has), caller, to, has + 1n] as const;
      const data = encodeFunctionData({ abi, functionName: 'check_RISE_ERC20_004', args });
      assert.equal((await replay('RISE-ERC20-004/forge-symbolic', data)).replay?.result, 'mismatch');
      const twin = encodeFunctionData({ abi, functionName: 'check_twin_RISE_ERC20_004', args });
      assert.equal((await replay('RISE-ERC20-004/forge-symbolic+twin', twin)).replay?.result, 'confirmed');
    }
  });

  it('are not refuted by what they do not admit, nor by a call of something else', async () => {
    const args = [state(100n), caller, to, 100n] as const;
    const within = encodeFunctionData({ abi, functionName: 'check_twin_RISE_ERC20_004', args });
    assert.equal((await replay('RISE-ERC20-004/forge-symbolic+twin', within)).replay?.result, 'mismatch');
    const other = await replay('RISE-ERC20-004/forge-symbolic', within);
    assert.match(other.replay?.detail ?? '', /not one of check_RISE_ERC20_004/u);
    assert.equal((await replay('RISE-ERC20-004/forge-symbolic', '0x')).replay?.result, 'mismatch');
  });

  it('are told apart from sequences, which no entry point with arguments has', async () => {
    const { replay } = await confirm(obligation('RISE-ERC20-004/forge-symbolic'), { kind: 'model', values: {} });
    assert.equal(replay?.result, 'skipped');
  });
});
