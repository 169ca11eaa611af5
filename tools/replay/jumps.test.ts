import assert from 'node:assert/strict';
import type { Hex } from 'viem';
import { cheatcodes } from './cheatcodes.ts';
import { createMachine, transact } from './machine.ts';
import { FORGE_WORLD } from './world.ts';

/** Long enough to be recognised: jumps to `target`, over zeros up to 0x450, where `rest` begins. */
function longCode(target: number, rest: string): Hex {
  const start = `61${target.toString(16).padStart(4, '0')}56`;
  return `0x${start.padEnd(2 * 0x450, '0')}${rest}`;
}

async function deploy(code: Hex, hardfork = 'shanghai') {
  const machine = await createMachine(FORGE_WORLD, hardfork, cheatcodes(null));
  machine.logs = [];
  const { error } = await transact(machine, { from: FORGE_WORLD.sender, to: null, data: code });
  return { machine, error };
}

describe('code that other EVMs have run', () => {
  it('has the opcodes of the EVM that runs it', async () => {
    // JUMPDEST, PUSH0 twice, RETURN.
    const code = longCode(0x450, '5b5f5ff3');
    const errors = [];
    for (const hardfork of ['shanghai', 'paris', 'shanghai']) errors.push((await deploy(code, hardfork)).error);
    assert.deepEqual(errors, [null, 'invalid opcode', null]);
  });
  it('is watched by the EVM that runs it', async () => {
    // JUMPDEST, LOG0 of nothing, RETURN of nothing.
    const code = longCode(0x450, '5b60006000a060006000f3');
    const runs = [await deploy(code), await deploy(code)];
    assert.deepEqual(
      runs.map(({ machine }) => machine.logs?.length),
      [1, 1],
    );
  });
  it('does not jump into what is pushed', async () => {
    const code = longCode(0x451, '605b60006000f3');
    const errors = [await deploy(code), await deploy(code)].map(({ error }) => error?.split(' at ')[0]);
    assert.deepEqual(errors, ['invalid JUMP', 'invalid JUMP']);
  });
  it('ends where its gas does', async () => {
    // JUMPDEST, PUSH2 0x450, JUMP: for ever.
    const world = { ...FORGE_WORLD, gasLimit: 100_000n };
    const machine = await createMachine(world, 'shanghai', cheatcodes(null));
    const code = longCode(0x450, '5b61045056');
    const { error } = await transact(machine, { from: world.sender, to: null, data: code });
    assert.equal(error, 'out of gas');
  });
});
