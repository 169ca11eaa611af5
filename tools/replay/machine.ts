/** A concrete EVM that runs compiled harnesses: transactions in, a result and a tree of calls out. */
import { createCustomCommon, Mainnet } from '@ethereumjs/common';
import { createEVM, type EVM, type EVMResult } from '@ethereumjs/evm';
import { SimpleStateManager } from '@ethereumjs/statemanager';
import { type Address, createZeroAddress } from '@ethereumjs/util';
import type { Hex } from 'viem';
import { SVM_ADDRESS, toAddress, toBytes, VM_ADDRESS } from './bytes.ts';
import type { Fault, Frame } from './frames.ts';
import { keccak } from './hashes.ts';
import { rememberJumps } from './jumps.ts';
import { closeFrame, interceptMessages, newFrame, placeCreations } from './messages.ts';
import { type EntryPanic, type LogEntry, watchLogs, watchOpcodes } from './opcodes.ts';
import { copyPranks, type Pranks } from './pranks.ts';
import { copyState, eraseAccount, placeCode, restoreState, type StateCopy, setBalance, setNonce } from './state.ts';
import { recordOpcodes, type Tracer } from './tracer.ts';
import type { World } from './world.ts';

/** The block header that running code reads, so a cheatcode's change is seen at once; and the chain id. */
export interface BlockEnv {
  timestamp: bigint;
  number: bigint;
  baseFeePerGas: bigint;
  coinbase: Address;
  chainId: bigint;
  readonly gasLimit: bigint;
  readonly difficulty: bigint;
  readonly prevRandao: Uint8Array;
  readonly getBlobGasPrice: () => bigint;
}

export interface CheatCall {
  readonly to: Hex;
  readonly data: Hex;
  /** The contract that asks. */
  readonly caller: Hex;
  readonly depth: number;
}

export interface Answer {
  readonly ok: boolean;
  readonly data: Hex;
}

export interface Machine {
  readonly evm: EVM;
  readonly state: SimpleStateManager;
  /** Only its environment may be another later on. */
  world: World;
  readonly block: BlockEnv;
  /** Cheatcode state outlives transactions, as in forge. */
  pranks: Pranks;
  /** Assertion of a `vm.assert…` cheatcode that failed last, and asked from which depth. */
  assertion: { readonly data: Hex; readonly depth: number } | null;
  readonly faults: Fault[];
  /** What was logged since a harness asked for it; null when none did. */
  logs: LogEntry[] | null;
  /** Some storage was declared arbitrary. */
  arbitrary: boolean;
  /** Frames that are open now, outermost first. */
  readonly open: Frame[];
  readonly panic: EntryPanic;
  /** Keeps what happens in frames while it is there. */
  tracer: Tracer | null;
  /** Names that harnesses give to addresses. */
  readonly labels: Map<Hex, string>;
  readonly cheat: (machine: Machine, call: CheatCall) => Promise<Answer>;
}

export interface Transaction {
  readonly from: Hex;
  readonly to: Hex | null;
  readonly data: Hex;
  readonly value?: bigint;
}

export interface Receipt {
  readonly ok: boolean;
  readonly output: Hex;
  /** The EVM's word for what stopped the frame: `revert`, `out of gas`, …; null when nothing did. */
  readonly error: string | null;
  /** The entry frame raised Panic(uint256) itself; a panic passed on from a callee does not count. */
  readonly raisedPanic: boolean;
  readonly frame: Frame;
}

export interface Mark {
  readonly state: StateCopy;
  readonly block: BlockEnv;
  readonly pranks: Pranks;
}

export async function createMachine(world: World, hardfork: string, cheat: Machine['cheat']): Promise<Machine> {
  const common = createCustomCommon({ chainId: Number(world.chainId) }, Mainnet, {
    hardfork,
    customCrypto: { keccak256: keccak },
  });
  const state = new SimpleStateManager({ common });
  const evm = await createEVM({
    common,
    stateManager: state,
    allowUnlimitedContractSize: true,
    allowUnlimitedInitCodeSize: true,
  });
  const block: BlockEnv = {
    timestamp: world.timestamp,
    number: world.block,
    baseFeePerGas: 0n,
    coinbase: createZeroAddress(),
    chainId: world.chainId,
    gasLimit: world.gasLimit,
    difficulty: 0n,
    prevRandao: new Uint8Array(32),
    getBlobGasPrice: () => 1n,
  };
  const machine: Machine = {
    evm,
    state,
    world,
    block,
    cheat,
    pranks: new Map(),
    assertion: null,
    logs: null,
    arbitrary: false,
    faults: [],
    open: [],
    panic: { written: false, raised: false },
    tracer: null,
    labels: new Map(),
  };
  common.chainId = () => block.chainId;
  watchOpcodes(evm, machine.panic, () => machine.pranks);
  watchLogs(evm, (entry) => machine.logs?.push(entry));
  recordOpcodes(machine);
  rememberJumps(evm);
  interceptMessages(machine);
  placeCreations(machine);
  // Solidity checks that a callee has code; forge puts this one byte there too.
  for (const address of [VM_ADDRESS, SVM_ADDRESS]) await placeCode(state, address, '0x00');
  await setBalance(state, toAddress(world.harness), world.harnessBalance);
  await setBalance(state, toAddress(world.sender), world.senderBalance);
  await setNonce(state, toAddress(world.sender), 1n);
  return machine;
}

export async function transact(machine: Machine, transaction: Transaction): Promise<Receipt> {
  const { evm, state, world, block } = machine;
  const frame = newFrame(
    machine,
    'transaction',
    transaction.from,
    transaction.to ?? world.harness,
    transaction.value ?? 0n,
    transaction.data,
  );
  if (transaction.to !== null) frame.code = await state.getCode(toAddress(transaction.to));
  machine.panic.written = false;
  machine.panic.raised = false;
  machine.assertion = null;
  machine.open.push(frame);
  let result: EVMResult;
  try {
    result = await evm.runCall({
      caller: toAddress(transaction.from),
      data: toBytes(transaction.data),
      value: transaction.value ?? 0n,
      gasLimit: world.gasLimit,
      block: { header: block },
      ...(transaction.to === null ? {} : { to: toAddress(transaction.to) }),
    });
  } finally {
    machine.open.pop();
  }
  for (const address of result.execResult.selfdestruct?.keys() ?? []) {
    // From Cancun on only what was created in the same transaction dies.
    if (!evm.common.isActivatedEIP(6780) || result.execResult.createdAddresses?.has(address) === true) {
      await eraseAccount(state, toAddress(address));
    }
  }
  await evm.journal.cleanup();
  state.originalStorageCache.clear();
  closeFrame(frame, result);
  const error = result.execResult.exceptionError?.error ?? null;
  return {
    ok: error === null,
    output: frame.output,
    error,
    raisedPanic: error === 'revert' && machine.panic.raised,
    frame,
  };
}

/** Everything a transaction can change. Only to be taken and given back between transactions. */
export function takeMark(machine: Machine): Mark {
  return { state: copyState(machine.state), block: { ...machine.block }, pranks: copyPranks(machine.pranks) };
}

export function returnTo(machine: Machine, mark: Mark): void {
  restoreState(machine.state, mark.state);
  Object.assign(machine.block, mark.block);
  machine.pranks = copyPranks(mark.pranks);
}
