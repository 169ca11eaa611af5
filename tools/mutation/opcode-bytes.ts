/** Opcodes by the names that the compiler's assembly gives them. */
import { Common, Hardfork, Mainnet } from '@ethereumjs/common';
import { getOpcodesForHF, paramsEVM } from '@ethereumjs/evm';

const names = new Map<string, number>();
const { opcodes } = getOpcodesForHF(new Common({ chain: Mainnet, hardfork: Hardfork.Paris, params: paramsEVM }));
for (const [byte, { fullName }] of opcodes) names.set(fullName, byte);
// The compiler's names differ where an opcode was renamed.
for (const [name, byte] of [
  ['KECCAK256', 0x20],
  ['DIFFICULTY', 0x44],
  ['PREVRANDAO', 0x44],
  ['INVALID', 0xfe],
  ['SELFDESTRUCT', 0xff],
] as const)
  names.set(name, byte);

/** @throws for what is no opcode. */
export function byteOf(name: string): number {
  const byte = names.get(name);
  if (byte === undefined) throw new Error(`there is no opcode ${name}`);
  return byte;
}
