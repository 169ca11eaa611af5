/** The instruction set, and the sweep that finds where instructions and valid jump targets are. */

export interface Operation {
  readonly name: string;
  /** Words it takes from the stack and words it leaves there. */
  readonly takes: number;
  readonly leaves: number;
}

export interface Instruction extends Operation {
  readonly offset: number;
  readonly code: number;
  /** Data bytes behind a PUSH; empty otherwise. */
  readonly data: Uint8Array;
}

/** code name takes leaves, as of the Osaka fork. */
const listing = `
00 STOP 0 0|01 ADD 2 1|02 MUL 2 1|03 SUB 2 1|04 DIV 2 1|05 SDIV 2 1|06 MOD 2 1|07 SMOD 2 1|08 ADDMOD 3 1|09 MULMOD 3 1
0a EXP 2 1|0b SIGNEXTEND 2 1|10 LT 2 1|11 GT 2 1|12 SLT 2 1|13 SGT 2 1|14 EQ 2 1|15 ISZERO 1 1|16 AND 2 1|17 OR 2 1
18 XOR 2 1|19 NOT 1 1|1a BYTE 2 1|1b SHL 2 1|1c SHR 2 1|1d SAR 2 1|1e CLZ 1 1|20 KECCAK256 2 1|30 ADDRESS 0 1
31 BALANCE 1 1|32 ORIGIN 0 1|33 CALLER 0 1|34 CALLVALUE 0 1|35 CALLDATALOAD 1 1|36 CALLDATASIZE 0 1
37 CALLDATACOPY 3 0|38 CODESIZE 0 1|39 CODECOPY 3 0|3a GASPRICE 0 1|3b EXTCODESIZE 1 1|3c EXTCODECOPY 4 0
3d RETURNDATASIZE 0 1|3e RETURNDATACOPY 3 0|3f EXTCODEHASH 1 1|40 BLOCKHASH 1 1|41 COINBASE 0 1|42 TIMESTAMP 0 1
43 NUMBER 0 1|44 PREVRANDAO 0 1|45 GASLIMIT 0 1|46 CHAINID 0 1|47 SELFBALANCE 0 1|48 BASEFEE 0 1|49 BLOBHASH 1 1
4a BLOBBASEFEE 0 1|50 POP 1 0|51 MLOAD 1 1|52 MSTORE 2 0|53 MSTORE8 2 0|54 SLOAD 1 1|55 SSTORE 2 0|56 JUMP 1 0
57 JUMPI 2 0|58 PC 0 1|59 MSIZE 0 1|5a GAS 0 1|5b JUMPDEST 0 0|5c TLOAD 1 1|5d TSTORE 2 0|5e MCOPY 3 0|5f PUSH0 0 1
a0 LOG0 2 0|a1 LOG1 3 0|a2 LOG2 4 0|a3 LOG3 5 0|a4 LOG4 6 0|f0 CREATE 3 1|f1 CALL 7 1|f2 CALLCODE 7 1|f3 RETURN 2 0
f4 DELEGATECALL 6 1|f5 CREATE2 4 1|fa STATICCALL 6 1|fd REVERT 2 0|fe INVALID 0 0|ff SELFDESTRUCT 1 0`;

const operations = new Map<number, Operation>();
for (const entry of listing.trim().split(/[|\n]/u)) {
  const [code = '', name = '', takes, leaves] = entry.split(' ');
  operations.set(Number.parseInt(code, 16), { name, takes: Number(takes), leaves: Number(leaves) });
}
for (let size = 1; size <= 32; size += 1) operations.set(0x5f + size, { name: `PUSH${size}`, takes: 0, leaves: 1 });
for (let depth = 1; depth <= 16; depth += 1) {
  operations.set(0x7f + depth, { name: `DUP${depth}`, takes: depth, leaves: depth + 1 });
  operations.set(0x8f + depth, { name: `SWAP${depth}`, takes: depth + 1, leaves: depth + 1 });
}

const names = new Set([...operations.values()].map((operation) => operation.name));
const unassigned: Operation = { name: 'UNASSIGNED', takes: 0, leaves: 0 };

/** Execution does not go on behind these. An unassigned opcode is not among them: a later fork may give it a meaning. */
const terminators = new Set(['STOP', 'JUMP', 'RETURN', 'REVERT', 'INVALID', 'SELFDESTRUCT']);

export function isOpcodeName(name: string): boolean {
  return names.has(name);
}

export function isAssigned(code: number): boolean {
  return operations.has(code);
}

export function ends(instruction: Operation): boolean {
  return terminators.has(instruction.name);
}

/**
 * Sweeps from offset 0 and skips the data of each PUSH, exactly as the EVM does when it looks for valid jump targets. A
 * jump can only land on a JUMPDEST of this sweep, so whatever is executed is one of these instructions.
 */
export function disassemble(code: Uint8Array): readonly Instruction[] {
  const instructions: Instruction[] = [];
  let offset = 0;
  while (offset < code.length) {
    const byte = code[offset] as number;
    const size = byte >= 0x60 && byte <= 0x7f ? byte - 0x5f : 0;
    const data = code.subarray(offset + 1, offset + 1 + size);
    instructions.push({ ...(operations.get(byte) ?? unassigned), offset, code: byte, data });
    offset += 1 + size;
  }
  return instructions;
}

/**
 * The code without the compiler's CBOR trailer, whose length is in the last two bytes: a map of `ipfs`, `bzzr0`, `bzzr1`,
 * `experimental` and `solc`. Code that does not end in one is returned whole. For reports and second looks only: a byte of
 * the trailer can be a jump target like any other, so reachability is always computed on the whole code.
 */
export function stripMetadata(code: Uint8Array): Uint8Array {
  if (code.length < 4) return code;
  const length = ((code[code.length - 2] as number) << 8) | (code[code.length - 1] as number);
  const start = code.length - 2 - length;
  if (length < 2 || start < 0) return code;
  return isSolidityMap(code.subarray(start, code.length - 2)) ? code.subarray(0, start) : code;
}

const keys = new Set(['ipfs', 'bzzr0', 'bzzr1', 'experimental', 'solc']);

/** A CBOR map (a0–a5) of known text keys to byte strings, texts or simple values, and nothing behind it. */
function isSolidityMap(bytes: Uint8Array): boolean {
  const head = bytes[0] as number;
  if (head < 0xa1 || head > 0xa5) return false;
  let at = 1;
  for (let entry = 0; entry < head - 0xa0; entry += 1) {
    const size = (bytes[at] ?? 0) - 0x60;
    if (size < 1 || size > 23) return false;
    if (!keys.has(String.fromCharCode(...bytes.subarray(at + 1, at + 1 + size)))) return false;
    at += 1 + size;
    const kind = bytes[at] ?? 0;
    if (kind === 0xf4 || kind === 0xf5) at += 1;
    else if (kind === 0x58 || kind === 0x78) at += 2 + (bytes[at + 1] ?? 0);
    else if ((kind >= 0x40 && kind <= 0x57) || (kind >= 0x60 && kind <= 0x77)) at += 1 + (kind & 0x1f);
    else return false;
  }
  return at === bytes.length;
}
