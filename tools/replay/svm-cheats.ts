/** Halmos' own cheatcodes, answered with the values of its model. */
import { type Hex, toHex } from 'viem';
import { lower } from './bytes.ts';
import { type CheatContext, type Cheats, declare } from './cheat.ts';
import { digestState, digestStorage } from './state.ts';
import { ModelError, type Wanted } from './symbols.ts';

export const SVM_CHEATS: Cheats = declare({
  'createUint(uint256,string) returns (uint256)': (context, bits: bigint, name: string) => [
    create(context, name, `uint${bits}`, width(bits)),
  ],
  'createUint256(string) returns (uint256)': (context, name: string) => [create(context, name, 'uint256', 256)],
  'createUint256(string,uint256,uint256) returns (uint256)': createBetween,
  'createInt(uint256,string) returns (int256)': (context, bits: bigint, name: string) => [
    BigInt.asIntN(width(bits), create(context, name, `int${bits}`, width(bits))),
  ],
  'createInt256(string) returns (int256)': (context, name: string) => [
    BigInt.asIntN(256, create(context, name, 'int256', 256)),
  ],
  'createBytes(uint256,string) returns (bytes)': (context, size: bigint, name: string) => [
    createBytes(context, name, 'bytes', size),
  ],
  'createString(uint256,string) returns (bytes)': (context, size: bigint, name: string) => [
    createBytes(context, name, 'string', size),
  ],
  'createBytes4(string) returns (bytes4)': (context, name: string) => [fixed(create(context, name, 'bytes4', 32), 4)],
  'createBytes8(string) returns (bytes8)': (context, name: string) => [fixed(create(context, name, 'bytes8', 64), 8)],
  'createBytes32(string) returns (bytes32)': (context, name: string) => [
    fixed(create(context, name, 'bytes32', 256), 32),
  ],
  'createAddress(string) returns (address)': (context, name: string) => [
    fixed(create(context, name, 'address', 160), 20),
  ],
  'createBool(string) returns (bool)': (context, name: string) => [create(context, name, 'bool', 1) === 1n],
  'enableSymbolicStorage(address)': arbitraryStorage,
  'setArbitraryStorage(address)': arbitraryStorage,
  // Halmos compares digests of the state; equal states must give equal answers here too.
  'snapshotState() returns (bytes32)': ({ machine }) => [digestState(machine.state)],
  'snapshotStorage(address) returns (bytes32)': ({ machine }, account: string) => [
    digestStorage(machine.state, lower(account)),
  ],
});

function create(context: CheatContext, name: string, type: string, bits: number, otherwise?: bigint): bigint {
  if (context.symbols === null)
    throw new ModelError(`the harness asked for a symbolic value "${name}", but no model drives this replay`);
  const wanted: Wanted = { origin: 'halmos', name, type, bits };
  return context.symbols.take(otherwise === undefined ? wanted : { ...wanted, otherwise });
}

function createBetween(context: CheatContext, name: string, least: bigint, most: bigint): [bigint] {
  const value = create(context, name, 'uint256', 256, least);
  if (value < least || value > most)
    throw new ModelError(`"${name}" is ${value}, outside of the ${least} to ${most} that the harness asked for`);
  return [value];
}

function createBytes(context: CheatContext, name: string, type: string, size: bigint): Hex {
  // An empty value is no symbol: Halmos does not count it either.
  if (size === 0n) return '0x';
  if (size > 1n << 20n) throw new ModelError(`"${name}" is to have ${size} bytes`);
  return fixed(create(context, name, type, Number(size) * 8), Number(size));
}

function fixed(value: bigint, size: number): Hex {
  return toHex(value, { size });
}

function width(bits: bigint): number {
  if (bits === 0n || bits > 256n) throw new ModelError(`no integer has ${bits} bits`);
  return Number(bits);
}

/** Slots that the harness does not name have no value in the model; they stay as they are. */
export function arbitraryStorage({ machine }: CheatContext, account: string): undefined {
  machine.arbitrary = true;
  machine.open[machine.open.length - 1]?.children.push({ node: 'set', set: 'arbitrary', address: lower(account) });
}
