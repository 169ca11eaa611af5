/** What the end of an entry point says about its assertion. */
import { type Abi, decodeErrorResult, type Hex, parseAbi, size } from 'viem';
import type { Machine, Receipt } from './machine.ts';

export type Ending =
  | { readonly failed: true; readonly detail: string }
  | { readonly failed: false; readonly detail: string };

/** Panic(uint256) with code 1: a failed `assert`. */
export const ASSERT_PANIC: Hex = `0x4e487b71${'1'.padStart(64, '0')}`;

const KNOWN_ERRORS = parseAbi(['error CheatcodeError(string)']);
const PANICS: Readonly<Record<string, string>> = {
  '0': 'generic',
  '1': 'assert',
  '17': 'arithmetic overflow',
  '18': 'division by zero',
  '33': 'bad enum value',
  '34': 'bad storage bytes',
  '49': 'pop of an empty array',
  '50': 'index out of bounds',
  '65': 'too much memory',
  '81': 'uninitialised function',
};

/** Only an assertion that the entry frame failed by itself counts. A fault outweighs everything that came after it. */
export function judgeEnding(machine: Machine, receipt: Receipt, abi: Abi): Ending {
  const fault = machine.faults[0];
  if (fault !== undefined) return { failed: false, detail: fault.detail };
  if (receipt.ok) return { failed: false, detail: 'returned normally: no assertion failed' };
  if (receipt.error !== 'revert') return { failed: false, detail: `stopped with "${receipt.error}"` };
  if (receipt.output === ASSERT_PANIC) {
    if (receipt.raisedPanic) return { failed: true, detail: 'assertion failed: Panic(0x01)' };
    return {
      failed: false,
      detail: 'Panic(0x01) was raised inside a called contract and passed on, not by the harness',
    };
  }
  if (machine.assertion !== null && machine.assertion.depth === 1 && machine.assertion.data === receipt.output) {
    return { failed: true, detail: `assertion failed: ${describeRevert(receipt.output, abi)}` };
  }
  return { failed: false, detail: `reverted without a failed assertion: ${describeRevert(receipt.output, abi)}` };
}

export function describeRevert(data: Hex, abi: Abi): string {
  if (data === '0x') return 'no revert data';
  try {
    const { errorName, args = [] } = decodeErrorResult({ abi: [...abi, ...KNOWN_ERRORS], data });
    if (errorName === 'Panic') return panic(args[0] as bigint);
    return `${errorName}(${args.map(show).join(', ')})`;
  } catch {
    return size(data) > 68 ? `${data.slice(0, 138)}… (${size(data)} bytes)` : data;
  }
}

function panic(code: bigint): string {
  const meaning = PANICS[code.toString()];
  return `Panic(0x${code.toString(16).padStart(2, '0')})${meaning === undefined ? '' : ` ${meaning}`}`;
}

function show(value: unknown): string {
  return typeof value === 'string' && !value.startsWith('0x') ? JSON.stringify(value) : String(value);
}
