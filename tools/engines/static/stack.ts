/** What is known of a stack word while code is followed without running it, and what each instruction makes of it. */
import type { Instruction } from './opcodes.ts';

/** Zero and above: that very number, below 2^48. Below zero: one of the marks. */
export type Word = number;

export const anything = -1;
/** The first word of the calldata. */
export const firstWord = -2;
/** The function selector: the first four bytes of the calldata, as a number. */
export const selector = -3;
/** 2^224, by which older compilers divide the first word. */
const selectorUnit = -4;
/** A hash, or a hash and an offset. */
export const hash = -5;

export interface Seen {
  /** Constants that the selector was compared with. */
  readonly compared: Set<number>;
  /** Whether the selector went anywhere but into a comparison with a constant. */
  escaped: boolean;
}

export function pushed(instruction: Instruction, isPatched: boolean): Word {
  if (isPatched) return anything;
  const hex = Buffer.from(instruction.data).toString('hex');
  const digits = hex.replace(/^0+/u, '');
  if (digits.length <= 8) return digits === '' ? 0 : Number.parseInt(digits, 16);
  return /^10{56}$/u.test(digits) ? selectorUnit : anything;
}

/** The word that an instruction other than PUSH, DUP and SWAP leaves; `taken` has the top of the stack first. */
export function result({ name }: Instruction, taken: readonly Word[], seen: Seen): Word {
  const [first = anything, second = anything] = taken;
  if (name === 'CALLDATALOAD') return first === 0 ? firstWord : passOn(taken, seen);
  if (name === 'KECCAK256') return passOn(taken, seen, hash);
  if (name === 'SHR' && first === 224 && second === firstWord) return selector;
  if ((name === 'SHL' || name === 'SHR') && first >= 0 && second >= 0) return shifted(name, first, second);
  if (name === 'DIV' && first === firstWord && second === selectorUnit) return selector;
  if (name === 'AND') return and(first, second, seen);
  if (name === 'ADD' && (first === hash || second === hash)) return passOn(taken, seen, hash);
  if (taken.includes(selector)) return compare(name, first, second, seen);
  return anything;
}

/** The compiler keeps a jump target of the constructor 32 bits up, beside the one of the runtime code. */
function shifted(name: 'SHL' | 'SHR', by: Word, word: Word): Word {
  if (by > 255) return 0;
  const moved = name === 'SHL' ? BigInt(word) << BigInt(by) : BigInt(word) >> BigInt(by);
  return moved < 1n << 48n ? Number(moved) : anything;
}

function and(first: Word, second: Word, seen: Seen): Word {
  if (first >= 0 && second >= 0) return Number(BigInt(first) & BigInt(second));
  const isMask = first === 0xffffffff || second === 0xffffffff;
  if (isMask && (first === selector || second === selector)) return selector;
  return passOn([first, second], seen);
}

/** EQ is the comparison; the optimiser also writes it as SUB or XOR before a conditional jump, and ISZERO for zero. */
function compare(name: string, first: Word, second: Word, seen: Seen): Word {
  const other = first === selector ? second : first;
  if (name === 'ISZERO') seen.compared.add(0);
  else if (['EQ', 'SUB', 'XOR'].includes(name) && other >= 0) seen.compared.add(other);
  else if (!(['LT', 'GT', 'SLT', 'SGT'].includes(name) && other >= 0)) seen.escaped = true;
  return anything;
}

function passOn(taken: readonly Word[], seen: Seen, left: Word = anything): Word {
  if (taken.includes(selector)) seen.escaped = true;
  return left;
}
