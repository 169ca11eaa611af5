import assert from 'node:assert/strict';
import { type AbiFunction, decodeAbiParameters, type Hex, parseAbiParameters } from 'viem';
import { compileFixture, pick } from './__fixtures__/compile.ts';
import type { Artifact } from './artifact.ts';
import { encodeCall } from './calldata.ts';
import { transact } from './machine.ts';
import { replayModel } from './replay.ts';
import { findFunction, stage } from './stage.ts';
import { ModelError, readSymbols } from './symbols.ts';
import { FORGE_WORLD } from './world.ts';

let artifact: Artifact;
function prepare(this: Mocha.Context): void {
  this.timeout(60_000);
  artifact = pick(compileFixture('Symbols.sol'), 'Symbols');
}

async function run(functionName: string, model: Record<string, string>, matching: 'counter' | 'order' = 'counter') {
  const symbols = readSymbols(model, matching);
  const { machine } = await stage({ artifact, contract: 'Symbols' }, artifact, FORGE_WORLD, symbols);
  const item = findFunction(artifact, 'Symbols', functionName);
  const receipt = await transact(machine, {
    from: FORGE_WORLD.sender,
    to: FORGE_WORLD.harness,
    data: encodeCall(item, symbols, 64),
  });
  return {
    receipt,
    symbols,
    faults: machine.faults,
    output: (types: string) => decodeAbiParameters(parseAbiParameters(types), receipt.output),
  };
}

function replay(functionName: string, model: Record<string, string>) {
  return replayModel({ artifact, contract: 'Symbols', functionName, model });
}

describe('created values', () => {
  before(prepare);

  const model = {
    halmos_a_b_uint64_0000001_02: '64',
    halmos_two_words_uint256_0000002_03: '2',
    halmos_between_uint256_0000003_04: '7',
    halmos_i_int8_0000004_05: '255',
    halmos_j_int256_0000005_06: (2n ** 256n - 2n).toString(),
    halmos_yes_bool_0000006_07: '1',
    halmos_data_bytes_0000007_08: '1',
    halmos_text_string_0000008_09: String(0x6869),
    halmos_sel_bytes4_0000009_10: String(0x2e1a7d4d),
    halmos_eight_bytes8_000000a_11: '1',
    halmos_word_bytes32_000000b_12: '3',
    halmos_who_address_000000c_13: '4096',
  };

  it('have the value, width and place of the model', async () => {
    const { output, symbols } = await run('check_every_kind', model);
    const [both] = output('bytes') as [Hex];
    const [first, second] = decodeAbiParameters(parseAbiParameters('bytes, bytes'), both);
    assert.deepEqual(decodeAbiParameters(parseAbiParameters('uint256,uint256,uint256,int256,int256,bool'), first), [
      64n,
      2n,
      7n,
      -1n,
      -2n,
      true,
    ]);
    assert.deepEqual(
      decodeAbiParameters(parseAbiParameters('bytes,bytes,string,bytes4,bytes8,bytes32,address'), second),
      [
        '0x0000000001',
        '0x',
        'hi',
        '0x2e1a7d4d',
        '0x0000000000000001',
        `0x${'3'.padStart(64, '0')}`,
        '0x0000000000000000000000000000000000001000',
      ],
    );
    assert.deepEqual(symbols.free, ['x: uint256']);
    assert.deepEqual(symbols.unused(), []);
  });
  it('are 0, or the least allowed, and recorded when the model leaves them open', async () => {
    const { output, symbols } = await run('check_every_kind', {});
    const [both] = output('bytes') as [Hex];
    const [first] = decodeAbiParameters(parseAbiParameters('bytes, bytes'), both);
    assert.deepEqual(decodeAbiParameters(parseAbiParameters('uint256,uint256,uint256,int256,int256,bool'), first), [
      0n,
      0n,
      5n,
      0n,
      0n,
      false,
    ]);
    assert.equal(symbols.free.length, 13);
    assert.equal(symbols.free[2], 'two_words: uint256');
  });
  it('of the same name are told apart by their count, from setUp on', async () => {
    const words = 'uint256,uint256,uint256';
    assert.deepEqual(
      (await run('check_same_name', { halmos_x_uint256_0000001_03: '3', halmos_x_uint256_0000002_01: '1' })).output(
        words,
      ),
      [1n, 0n, 3n],
    );
    assert.deepEqual(
      (
        await run('check_same_name', { halmos_x_uint256_0000001_30: '3', halmos_x_uint256_0000002_07: '1' }, 'order')
      ).output(words),
      [1n, 3n, 0n],
    );
  });
  it('that the harness cannot have asked for are a fault', async () => {
    for (const [wrong, detail] of [
      [{ halmos_a_b_uint64_0000001_02: (2n ** 64n).toString() }, /does not fit 64 bits/],
      [{ halmos_between_uint256_0000003_04: '10' }, /outside of the 5 to 9/],
      [{ halmos_yes_bool_0000006_07: '2' }, /does not fit 1 bits/],
      [{ halmos_who_address_000000c_13: '0x10' }, /not a decimal number/],
    ] as const) {
      const outcome = await replay('check_every_kind', wrong);
      assert.equal(outcome.result, 'mismatch');
      assert.match(outcome.detail, detail);
    }
  });
});

describe('parameters', () => {
  before(prepare);

  it('are whole words, through structs and arrays', async () => {
    const { output } = await run('check_words', {
      p_a_address_0000001_00: '5',
      p_b_bytes4_0000002_00: (0x2e1a7d4dn << 224n).toString(),
      p_c_int8_0000003_00: (2n ** 256n - 1n).toString(),
      'p_p.a_uint256_0000004_00': '6',
      'p_p.inner.who_address_0000005_00': '7',
      'p_p.inner.flags[1]_bool_0000006_00': '1',
    });
    const [bytes] = output('bytes') as [Hex];
    assert.deepEqual(decodeAbiParameters(parseAbiParameters('address,bytes4,int8,uint256,address,bool,bool'), bytes), [
      '0x0000000000000000000000000000000000000005',
      '0x2e1a7d4d',
      -1,
      6n,
      '0x0000000000000000000000000000000000000007',
      false,
      true,
    ]);
  });
  it('with dirty high bits are refused by the harness itself', async () => {
    const outcome = await replay('check_words', { p_a_address_0000001_00: (2n ** 160n).toString() });
    assert.match(outcome.detail, /^reverted without a failed assertion: no revert data/);
  });
  it('may be dynamic', async () => {
    const { output } = await run('check_dynamic', {
      p_data_length_0000001_00: '3',
      p_data_bytes_0000002_00: (0xabcdefn << 488n).toString(),
      p_list_length_0000003_00: '2',
      'p_list[1]_uint256_0000004_00': '9',
    });
    const [bytes] = output('bytes') as [Hex];
    assert.deepEqual(decodeAbiParameters(parseAbiParameters('bytes,uint256[],string'), bytes), [
      '0xabcdef',
      [0n, 9n],
      '',
    ]);
  });
  it('of absurd length are refused', () => {
    const item = artifact.abi.find(
      (entry): entry is AbiFunction => entry.type === 'function' && entry.name === 'check_dynamic',
    );
    assert.ok(item);
    for (const model of [{ p_list_length_0000003_00: '1025' }, { p_data_length_0000001_00: '65' }]) {
      assert.throws(() => encodeCall(item, readSymbols(model, 'counter'), 64), ModelError);
    }
  });
});

describe('readings of a model', () => {
  before(prepare);

  it('lists free values, unused entries and arbitrary storage when nothing fails', async () => {
    const outcome = await replay('check_arbitrary', { halmos_y_uint256_0000001_09: '1', elsewhere: '2' });
    assert.equal(outcome.result, 'mismatch');
    assert.deepEqual([...outcome.unused], ['elsewhere', 'halmos_y_uint256_0000001_09']);
    assert.deepEqual([...outcome.free], ['x: uint256']);
    assert.match(
      outcome.detail,
      /^returned normally: no assertion failed; values that the harness never asked for: .*; .* taken as 0: x: uint256; storage that the harness declares arbitrary/,
    );
  });
  it('falls back to the order when the count cannot be followed', async () => {
    const outcome = await replay('check_two', {
      p_a_uint256_0000001_00: '1',
      p_b_uint256_0000002_00: '2',
      halmos_c_uint256_0000003_17: '3',
    });
    assert.equal(outcome.result, 'confirmed');
  });
  it('compares digests of the state as Halmos does', async () => {
    assert.match((await replay('check_snapshots', {})).detail, /^returned normally/);
  });
  it('translates the addresses that Halmos gives to created contracts', async () => {
    const outcome = await replay('check_created', { p_who_address_0000001_00: String(0xaaaa0002) });
    assert.equal(outcome.result, 'confirmed');
    assert.match(outcome.detail, /addresses of created contracts translated/);
    assert.equal((await replay('check_created', { p_who_address_0000001_00: String(0xaaaa0003) })).result, 'mismatch');
    const args = (0x12345678n << 512n) | (3n << 256n) | 0xaaaa0002n;
    assert.equal(
      (await replay('check_created_in_bytes', { halmos_args_bytes_0000001_02: args.toString() })).result,
      'confirmed',
    );
  });
});
