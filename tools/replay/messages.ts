/** Every call and creation below a transaction passes here: cheatcodes are answered, pranks applied, frames recorded. */
import { EVMError, type EVMResult, type Message } from '@ethereumjs/evm';
import type { Address } from '@ethereumjs/util';
import type { Hex } from 'viem';
import { CONSOLE_ADDRESS, fromAddress, SVM_ADDRESS, toAddress, toBytes, toHex, VM_ADDRESS } from './bytes.ts';
import { dealsIn, type Frame, type FrameKind } from './frames.ts';
import type { Answer, Machine } from './machine.ts';
import { applyPrank, endCall } from './pranks.ts';
import { balanceOf, setBalance, setNonce } from './state.ts';
import { frameEnded, tellCheat } from './tracer.ts';

export function interceptMessages(machine: Machine): void {
  const { evm } = machine;
  const run = evm.runCall.bind(evm);
  evm.runCall = async function (options) {
    const { message } = options;
    // Without a message this is the transaction itself; what only reads for a trace is nobody's business.
    if (message === undefined || machine.tracer?.quiet === true) return run(options);
    const code = message.to === undefined ? null : fromAddress(message.codeAddress);
    if (code === VM_ADDRESS || code === SVM_ADDRESS) return answerCheat(machine, message, code);
    if (code === CONSOLE_ADDRESS) return run(options);
    return runFrame(machine, message, () => run(options));
  };
}

async function answerCheat(machine: Machine, message: Message, to: Hex): Promise<EVMResult> {
  const caller = machine.open[machine.open.length - 1];
  if (caller !== undefined) caller.cheated = true;
  let answer: Answer;
  if (message.delegatecall || message.to === undefined || fromAddress(message.to) !== to || message.value !== 0n) {
    machine.faults.push({
      kind: 'unsupported',
      detail: 'a cheatcode was called with value, by DELEGATECALL or by CALLCODE',
    });
    answer = { ok: false, data: '0x' };
  } else {
    answer = await machine.cheat(machine, {
      to,
      data: toHex(message.data),
      caller: fromAddress(message.caller),
      depth: message.depth,
    });
  }
  if (machine.tracer !== null && caller !== undefined) tellCheat(machine.tracer, caller, to, message.data, answer);
  return {
    execResult: {
      returnValue: toBytes(answer.data),
      executionGasUsed: 0n,
      gasRefund: message.gasRefund,
      ...(answer.ok ? {} : { exceptionError: new EVMError(EVMError.errorMessages.REVERT) }),
    },
  };
}

async function runFrame(machine: Machine, message: Message, run: () => Promise<EVMResult>): Promise<EVMResult> {
  const tx = machine.evm['_tx'];
  const origin = tx?.origin;
  const asked = message.caller;
  const depth = message.depth;
  const prank = applyPrank(machine.pranks, depth, fromAddress(asked));
  if (prank.sender !== null) message.caller = toAddress(prank.sender);
  if (prank.origin !== null && tx !== undefined) tx.origin = toAddress(prank.origin);
  const frame = newFrame(
    machine,
    kindOf(message),
    fromAddress(message.caller),
    message.to === undefined ? '0x' : fromAddress(message.to),
    message.value,
    toHex(message.data),
  );
  if (message.to !== undefined) frame.code = await machine.state.getCode(message.codeAddress);
  frame.codeAt = message.to === undefined ? '0x' : fromAddress(message.codeAddress);
  frame.variant = variantOf(message);
  const parent = machine.open[machine.open.length - 1];
  parent?.children.push(frame);
  if (machine.tracer !== null) parent?.seen.push({ node: 'frame', frame });
  machine.open.push(frame);
  try {
    const refused =
      message.to === undefined && prank.sender !== null ? await createAsPranked(machine, message, asked) : null;
    const result = refused ?? (await run());
    if (frame.kind === 'create' && result.createdAddress !== undefined) frame.to = fromAddress(result.createdAddress);
    closeFrame(frame, result);
    if (frame.reverted) await keepDeals(machine, frame);
    if (machine.tracer !== null) await frameEnded(machine, machine.tracer, frame, parent);
    return result;
  } finally {
    machine.open.pop();
    if (tx !== undefined && origin !== undefined) tx.origin = origin;
    endCall(machine.pranks, depth);
  }
}

/** The interpreter has charged the creation to the asking contract's nonce; under a prank it is the sender's that counts. */
async function createAsPranked(machine: Machine, message: Message, asked: Address): Promise<EVMResult | null> {
  const account = await machine.state.getAccount(asked);
  // The same object that the interpreter holds, so both see the nonce given back.
  if (account !== undefined) account.nonce -= 1n;
  if ((await balanceOf(machine.state, message.caller)) < message.value) {
    return {
      execResult: {
        returnValue: new Uint8Array(0),
        executionGasUsed: 0n,
        exceptionError: new EVMError(EVMError.errorMessages.INSUFFICIENT_BALANCE),
      },
    };
  }
  const payer = await machine.state.getAccount(message.caller);
  await setNonce(machine.state, message.caller, (payer?.nonce ?? 0n) + 1n);
  return null;
}

/** The harness goes where its world says; whatever is created below follows the protocol's rule. */
export function placeCreations(machine: Machine): void {
  const { evm, world } = machine;
  const generate = evm['_generateAddress'].bind(evm);
  evm['_generateAddress'] = async function (message) {
    return message.depth === 0 ? toAddress(world.harness) : generate(message);
  };
}

/** Forge writes balances past the journal, so within a transaction a dealt balance outlives the revert of its frame. */
async function keepDeals({ state }: Machine, frame: Frame): Promise<void> {
  for (const set of dealsIn(frame)) {
    const address = toAddress(set.address);
    const account = await state.getAccount(address);
    // In place: frames that are open hold the same object.
    if (account === undefined) await setBalance(state, address, set.value);
    else account.balance = set.value;
  }
}

export function newFrame(machine: Machine, kind: FrameKind, from: Hex, to: Hex, value: bigint, data: Hex): Frame {
  const { timestamp, number } = machine.block;
  return {
    node: 'frame',
    kind,
    from,
    to,
    value,
    data,
    code: new Uint8Array(0),
    timestamp,
    block: number,
    cheated: false,
    reverted: false,
    output: '0x',
    children: [],
    codeAt: to,
    variant: null,
    error: null,
    seen: [],
    watched: {},
  };
}

export function closeFrame(frame: Frame, result: EVMResult): void {
  frame.error = result.execResult.exceptionError?.error ?? null;
  frame.reverted = frame.error !== null;
  frame.output = toHex(result.execResult.returnValue);
}

function variantOf(message: Message): Frame['variant'] {
  if (message.to === undefined) return message.salt === undefined ? null : 'create2';
  const elsewhere = fromAddress(message.to) !== fromAddress(message.codeAddress);
  return !message.delegatecall && elsewhere ? 'callcode' : null;
}

function kindOf(message: Message): FrameKind {
  if (message.to === undefined) return 'create';
  if (message.delegatecall || fromAddress(message.to) !== fromAddress(message.codeAddress)) return 'delegate';
  return message.isStatic ? 'static' : 'call';
}
