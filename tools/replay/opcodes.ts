/**
 * Questions that the EVM's message events cannot answer are asked at opcodes: whether the entry frame raised its own
 * panic or passed on someone else's, whether a pranked sender can pay what the calling contract itself cannot, and what
 * was logged, in frames that reverted, too.
 */
import type { EVM } from '@ethereumjs/evm';
import { Account } from '@ethereumjs/util';
import type { Hex } from 'viem';
import { fromAddress, toHex, word } from './bytes.ts';
import { type Pranks, wouldPrank } from './pranks.ts';

type Entry = EVM['_opcodeMap'][number];
type Handler = Entry['opHandler'];
type RunState = Parameters<Handler>[0];

export interface EntryPanic {
  /** Word 0 of the entry frame's memory was last written by the frame itself, with the selector of Panic(uint256). */
  written: boolean;
  /** The entry frame ended in `revert(0, 36)` with that word. */
  raised: boolean;
}

const PANIC_WORD = 0x4e487b71n << 224n;
const PANIC_END = 36n;
const MSTORE = 0x52;
const RETURNDATACOPY = 0x3e;
const REVERT = 0xfd;
const CALL = 0xf1;
/** Opcode and how deep in the stack the offset and length of its output are. */
const CALLS = [
  [CALL, 5],
  [0xf2, 5],
  [0xf4, 4],
  [0xfa, 4],
] as const;

export interface LogEntry {
  readonly emitter: Hex;
  /** Words. */
  readonly topics: readonly Hex[];
  readonly data: Hex;
}

const LOG0 = 0xa0;
const MOST_TOPICS = 4;

/** Every entry that any frame logs, in order. */
export function watchLogs(evm: EVM, onLog: (entry: LogEntry) => void): void {
  for (let topics = 0; topics <= MOST_TOPICS; topics++) {
    const entry = entryOf(evm, LOG0 + topics);
    const original = entry.opHandler;
    entry.opHandler = function (run, common) {
      const [offset = 0n, length = 0n, ...words] = peek(run, topics + 2);
      const done = original(run, common);
      const data = length === 0n ? '0x' : toHex(run.memory.read(Number(offset), Number(length)));
      onLog({ emitter: fromAddress(run.env.address), topics: words.map(word), data });
      return done;
    };
  }
}

export function watchOpcodes(evm: EVM, panic: EntryPanic, pranks: () => Pranks): void {
  before(evm, MSTORE, (run) => {
    const [offset, value] = peek(run, 2);
    if (offset === 0n) panic.written = value === PANIC_WORD;
  });
  before(evm, RETURNDATACOPY, (run) => {
    const [offset = 0n, , length] = peek(run, 3);
    if (offset < PANIC_END && length !== 0n) panic.written = false;
  });
  before(evm, REVERT, (run) => {
    const [offset, length] = peek(run, 2);
    panic.raised = panic.written && offset === 0n && length === PANIC_END;
  });
  for (const [opcode, at] of CALLS) {
    before(evm, opcode, (run) => {
      const top = peek(run, at + 2);
      if ((top[at] ?? 0n) < PANIC_END && top[at + 1] !== 0n) panic.written = false;
    });
  }
  lendToPranked(evm, pranks);
}

/** Runs `look` ahead of the opcode, in the entry frame only. It sees the stack and changes nothing. */
function before(evm: EVM, opcode: number, look: (run: RunState) => void): void {
  const entry = entryOf(evm, opcode);
  const original = entry.opHandler;
  entry.opHandler = function (run, common) {
    if (run.env.depth === 0) look(run);
    return original(run, common);
  };
}

/**
 * CALL refuses a value above the calling contract's balance before any message exists. Under a prank the sender pays
 * instead, so that check is made to pass; the payer's own balance is checked when the value moves.
 */
function lendToPranked(evm: EVM, pranks: () => Pranks): void {
  const entry = entryOf(evm, CALL);
  const original = entry.opHandler;
  entry.opHandler = async function (run, common) {
    const own = run.env.contract;
    const value = peek(run, 3)[2] ?? 0n;
    if (value <= own.balance || !wouldPrank(pranks(), run.env.depth + 1, fromAddress(run.env.address))) {
      return original(run, common);
    }
    const lent = new Account(own.nonce, value, own.storageRoot, own.codeHash);
    run.env.contract = lent;
    try {
      return await original(run, common);
    } finally {
      // After a call that succeeded the EVM has read the account afresh.
      if (run.env.contract === lent) run.env.contract = own;
    }
  };
}

function entryOf(evm: EVM, opcode: number): Entry {
  const entry = evm['_opcodeMap'][opcode];
  if (entry === undefined) throw new Error(`the EVM has no opcode ${opcode}`);
  return entry;
}

function peek(run: RunState, count: number): bigint[] {
  return run.stack.peek(count);
}
