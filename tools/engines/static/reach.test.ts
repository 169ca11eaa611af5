import assert from 'node:assert/strict';
import { Common, Hardfork, Mainnet } from '@ethereumjs/common';
import { createEVM, getOpcodesForHF, paramsEVM } from '@ethereumjs/evm';
import fc from 'fast-check';
import { disassemble, isOpcodeName, stripMetadata } from './opcodes.ts';
import { reach, sweep } from './reach.ts';

const common = new Common({ chain: Mainnet, hardfork: Hardfork.Prague, params: paramsEVM });

function bytes(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex');
}

function offsets(hex: string): readonly number[] {
  return reach(bytes(hex), []).instructions.map(({ offset }) => offset);
}

describe('the disassembler', () => {
  it('agrees with another EVM about every opcode', () => {
    const { opcodes } = getOpcodesForHF(common);
    for (const { code, fullName } of opcodes.values())
      assert.equal(disassemble(Uint8Array.of(code))[0]?.name, fullName);
    assert.ok(isOpcodeName('DELEGATECALL') && !isOpcodeName('DELEGATECAL'));
  });

  it('skips push data, also where the code ends inside it', () => {
    assert.deepEqual(
      disassemble(bytes('61f4f4ff7ff4')).map(({ name }) => name),
      ['PUSH2', 'SELFDESTRUCT', 'PUSH32'],
    );
  });

  it('strips only what is a trailer of the compiler', () => {
    const trailer = `a264697066735822${'12'.repeat(34)}64736f6c63430008 1c0033`.replace(' ', '');
    assert.equal(stripMetadata(bytes(`6001f4fe${trailer}`)).length, 4);
    for (const hex of [
      '',
      '33',
      '6001f40000',
      '60010003',
      `6001${trailer.replace('69706673', '69706674')}`,
      `6001${trailer.slice(0, -4)}0034`,
      `6001${trailer.slice(0, -4)}ffff`,
    ]) {
      assert.equal(stripMetadata(bytes(hex)).length, hex.length / 2);
    }
  });
});

describe('reachability', () => {
  it('follows a call and its return', () => {
    // PUSH1 6, PUSH1 9, JUMP, INVALID, JUMPDEST 6: STOP, ff, JUMPDEST 9: JUMP
    assert.deepEqual(offsets('6006600956fe5b00ff5b56'), [0, 2, 4, 6, 7, 9, 10]);
  });

  it('takes every JUMPDEST for entered when a target is not known', () => {
    // CALLDATASIZE JUMP; ff; JUMPDEST ff
    assert.deepEqual(offsets('3656ff5bff'), [0, 1, 3, 4]);
    assert.deepEqual(
      sweep(disassemble(bytes('3656ff5bff'))).map(({ offset }) => offset),
      [0, 1, 3, 4],
    );
  });

  it('does not follow a jump into push data', () => assert.deepEqual(offsets('600456615bff'), [0, 2]));

  it('gives up on contexts without end, and then misses nothing', function () {
    this.timeout(60_000);
    // Each round leaves one of two jump targets on the stack. Behind the loop, entered by nothing, a SELFDESTRUCT.
    const found = reach(bytes('5b36600a5760006000565b600a6000565bff'), []);
    assert.equal(found.followed, false);
    assert.ok(found.instructions.some(({ name }) => name === 'SELFDESTRUCT'));
  });

  it('holds everything that another EVM executes', async function () {
    this.timeout(120_000);
    // Blocks of twelve bytes, each a JUMPDEST, some shuffling, and a way on: to a block, to either of two, by call, by return.
    const block = fc.nat(11).map((index) => 12 * index);
    const shuffle = fc.constantFrom(
      0x5b,
      0x5b,
      0x5b,
      0x80,
      0x81,
      0x90,
      0x91,
      0x50,
      0x35,
      0x36,
      0x16,
      0x01,
      0x15,
      0x1c,
      0x0c,
    );
    const way = fc.oneof(
      block.map((to) => [0x60, to, 0x56]),
      fc.tuple(block, fc.nat(40)).map(([to, at]) => [0x60, at, 0x35, 0x60, to, 0x57]),
      fc.tuple(block, block).map(([back, to]) => [0x60, back, 0x60, to, 0x56]),
      fc
        .tuple(block, block, fc.constantFrom(0x80, 0x81, 0x90, 0x91))
        .map(([one, two, mix]) => [0x60, one, 0x60, two, mix, 0x56]),
      fc.constantFrom([0x56], [0x57], [0x00], [0x61], [0xfe], [0x36, 0x56]),
    );
    const piece = fc.tuple(fc.array(shuffle, { maxLength: 5 }), way).map(([start, end]) => {
      const body = [0x5b, ...start, ...end];
      return [...body, ...Array<number>(12 - body.length).fill(0x5b)];
    });
    const program = fc.array(piece, { minLength: 12, maxLength: 12 }).map((pieces) => Uint8Array.from(pieces.flat()));
    const evm = await createEVM({ common });
    let executed: number[] = [];
    let telling = 0;
    evm.events?.on('step', ({ pc }, resolve) => {
      executed.push(pc);
      resolve?.();
    });
    await fc.assert(
      fc.asyncProperty(program, fc.uint8Array({ maxLength: 40 }), async (code, data) => {
        executed = [];
        await evm.runCode({ code, data, gasLimit: 20_000n });
        const reached = reach(code, []);
        const found = new Set(reached.instructions.map(({ offset }) => offset));
        if (reached.followed && new Set(executed).size > 12) telling += 1;
        for (const pc of executed) assert.ok(pc >= code.length || found.has(pc), `missed ${pc}`);
      }),
      { seed: 11, numRuns: 4000 },
    );
    assert.ok(telling > 100, `only ${telling} runs put the precise answer to the test`);
  });
});
