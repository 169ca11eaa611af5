import assert from 'node:assert/strict';
import type { Hex } from 'viem';
import { hardforkOf, ReplayInputError, readArtifact } from './artifact.ts';
import { toAddress } from './bytes.ts';
import { cheatcodes } from './cheatcodes.ts';
import { createMachine, returnTo, takeMark, transact } from './machine.ts';
import { balanceOf, loadWord, setBalance, storeWord } from './state.ts';
import { ECHIDNA_WORLD, FORGE_WORLD } from './world.ts';

const EMPTY_ABI = { abi: [], bytecode: { object: '0x' } };
const SENDER = FORGE_WORLD.sender;

async function machineWith(code: Hex, hardfork = 'paris') {
  const machine = await createMachine(FORGE_WORLD, hardfork, cheatcodes(null));
  return { machine, receipt: await transact(machine, { from: SENDER, to: null, data: code }) };
}

describe('the concrete EVM', () => {
  it('takes contracts larger than a chain would', async () => {
    const { machine, receipt } = await machineWith('0x6175306000f3');
    assert.equal(receipt.ok, true);
    assert.equal((await machine.state.getCode(toAddress(FORGE_WORLD.harness))).length, 30000);
  });
  it('follows the hard fork: PUSH0 is known from Shanghai on', async () => {
    assert.equal((await machineWith('0x5f5ff3')).receipt.error, 'invalid opcode');
    assert.equal((await machineWith('0x5f5ff3', 'shanghai')).receipt.ok, true);
  });
  it('removes what destroyed itself when the transaction ends', async () => {
    // Runtime code: CALLER SELFDESTRUCT.
    const { machine } = await machineWith('0x6133ff6000526002601ef3');
    const target = toAddress(FORGE_WORLD.harness);
    await storeWord(machine.state, target, 1n, 5n);
    await transact(machine, { from: SENDER, to: FORGE_WORLD.harness, data: '0x' });
    assert.equal((await machine.state.getCode(target)).length, 0);
    assert.equal(await loadWord(machine.state, target, 1n), 0n);
    assert.equal(await balanceOf(machine.state, target), 0n);
  });
  it('goes back to a mark', async () => {
    const { machine } = await machineWith('0x6175306000f3');
    const account = toAddress('0x000000000000000000000000000000000000000a');
    const mark = takeMark(machine);
    await setBalance(machine.state, account, 5n);
    machine.block.timestamp = 99n;
    returnTo(machine, mark);
    assert.equal(await balanceOf(machine.state, account), 0n);
    assert.equal(machine.block.timestamp, 1n);
  });
  it('puts the harness where its world says', async () => {
    const machine = await createMachine(ECHIDNA_WORLD, 'london', cheatcodes(null));
    await transact(machine, { from: ECHIDNA_WORLD.sender, to: null, data: '0x60016000f3' });
    assert.equal((await machine.state.getCode(toAddress('0x00a329c0648769a73afac7f9381e08fb43dbea72'))).length, 1);
  });
});

describe('an artifact', () => {
  it('says which hard fork it was compiled for', () => {
    const compiledFor = (evmVersion: string) => hardforkOf({ ...EMPTY_ABI, metadata: { settings: { evmVersion } } });
    assert.deepEqual(['paris', 'shanghai', 'cancun', 'london', 'future'].map(compiledFor), [
      'paris',
      'shanghai',
      'cancun',
      'paris',
      'cancun',
    ]);
    assert.equal(hardforkOf(EMPTY_ABI), 'cancun');
  });
  it('is refused when it is another kind of file', async () => {
    await assert.rejects(
      readArtifact(new URL('__fixtures__/forge-1.7.1/backed.json', import.meta.url).pathname),
      ReplayInputError,
    );
  });
});
