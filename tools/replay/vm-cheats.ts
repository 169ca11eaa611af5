/** The Foundry cheatcodes that harnesses may use. Whatever is not here makes the replay fail, by name. */
import { type Hex, hexToBigInt } from 'viem';
import { privateKeyToAddress, sign } from 'viem/accounts';
import { CONSOLE_ADDRESS, lower, SVM_ADDRESS, toAddress, toBytes, VM_ADDRESS, word } from './bytes.ts';
import { type CheatContext, type Cheats, declare, type Refusal } from './cheat.ts';
import type { StateSet } from './frames.ts';
import type { Machine, Mark } from './machine.ts';
import { startPrank, stopPrank } from './pranks.ts';
import { copyState, digestState, loadWord, restoreState, setBalance, storeWord } from './state.ts';
import { arbitraryStorage } from './svm-cheats.ts';

const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

export const VM_CHEATS: Cheats = declare({
  'prank(address)': (context, sender: string) => prank(context, sender, null, true),
  'prank(address,address)': (context, sender: string, origin: string) => prank(context, sender, origin, true),
  'startPrank(address)': (context, sender: string) => prank(context, sender, null, false),
  'startPrank(address,address)': (context, sender: string, origin: string) => prank(context, sender, origin, false),
  'stopPrank()': ({ machine, call }) => stopPrank(machine.pranks, call.depth),

  'deal(address,uint256)': async (context, account: string, value: bigint) => {
    await setBalance(context.machine.state, toAddress(account), value);
    record(context, { node: 'set', set: 'balance', address: lower(account), value });
  },
  'store(address,bytes32,bytes32)': store,
  'load(address,bytes32) returns (bytes32)': async ({ machine }, account: string, slot: Hex) => [
    word(await loadWord(machine.state, toAddress(account), hexToBigInt(slot))),
  ],
  'etch(address,bytes)': async (context, account: string, code: Hex) => {
    const reserved = reservedAddress(context, account);
    if (reserved !== null) return reserved;
    await context.machine.state.putCode(toAddress(account), toBytes(code));
    record(context, { node: 'set', set: 'code', address: lower(account) });
    return undefined;
  },
  'setArbitraryStorage(address)': arbitraryStorage,

  // As in Foundry, time and block are not undone when the frame that set them reverts.
  'warp(uint256)': ({ machine }, timestamp: bigint) => setBlock(machine, { timestamp }),
  'roll(uint256)': ({ machine }, number: bigint) => setBlock(machine, { number }),
  'fee(uint256)': ({ machine }, fee: bigint) => setBlock(machine, { baseFeePerGas: fee }),
  'chainId(uint256)': ({ machine }, id: bigint) => setBlock(machine, { chainId: id }),
  'coinbase(address)': ({ machine }, account: string) => setBlock(machine, { coinbase: toAddress(account) }),
  'getBlockTimestamp() returns (uint256)': ({ machine }) => [machine.block.timestamp],
  'getBlockNumber() returns (uint256)': ({ machine }) => [machine.block.number],
  'getChainId() returns (uint256)': ({ machine }) => [machine.block.chainId],

  'addr(uint256) returns (address)': (_context, key: bigint) => unusableKey(key) ?? [privateKeyToAddress(word(key))],
  'sign(uint256,bytes32) returns (uint8,bytes32,bytes32)': async (_context, key: bigint, digest: Hex) => {
    const unusable = unusableKey(key);
    if (unusable !== null) return unusable;
    const { r, s, yParity } = await sign({ hash: digest, privateKey: word(key) });
    if (yParity === undefined) return { refused: 'the signature has no parity' };
    return [27 + yParity, word(hexToBigInt(r)), word(hexToBigInt(s))];
  },
  'label(address,string)': ({ machine }, account: string, label: string) => {
    machine.labels.set(lower(account), label);
  },
  'envOr(string,string) returns (string)': ({ machine }, name: string, otherwise: string) => [
    machine.world.env?.[name] ?? otherwise,
  ],

  'recordLogs()': ({ machine }) => {
    machine.logs = [];
  },
  'getRecordedLogs() returns ((bytes32[] topics, bytes data, address emitter)[])': ({ machine }) => {
    const logs = machine.logs ?? [];
    machine.logs = [];
    return [logs];
  },

  'snapshotState() returns (uint256)': snapshot,
  'snapshot() returns (uint256)': snapshot,
  'revertToState(uint256) returns (bool)': revertTo,
  'revertTo(uint256) returns (bool)': revertTo,
});

function prank(
  { machine, call }: CheatContext,
  sender: string,
  origin: string | null,
  once: boolean,
): Refusal | undefined {
  const wanted = {
    owner: call.caller,
    sender: lower(sender),
    origin: origin === null ? null : lower(origin),
    depth: call.depth,
    once,
  };
  const refused = startPrank(machine.pranks, wanted);
  return refused === null ? undefined : { refused };
}

async function store(context: CheatContext, account: string, slot: Hex, value: Hex): Promise<Refusal | undefined> {
  const { machine } = context;
  if (lower(account) === VM_ADDRESS) {
    machine.faults.push({
      kind: 'unsupported',
      detail: 'the harness used the ds-test failure flag; harnesses must use assert',
    });
    return { refused: 'failure flag' };
  }
  const reserved = reservedAddress(context, account);
  if (reserved !== null) return reserved;
  await storeWord(machine.state, toAddress(account), hexToBigInt(slot), hexToBigInt(value));
  record(context, { node: 'set', set: 'storage', address: lower(account), slot, value: hexToBigInt(value) });
  return undefined;
}

function reservedAddress({ machine }: CheatContext, account: string): Refusal | null {
  const address = lower(account);
  const reserved =
    machine.evm.getPrecompile(address) !== undefined || [VM_ADDRESS, SVM_ADDRESS, CONSOLE_ADDRESS].includes(address);
  return reserved ? { refused: `cannot use precompile ${account} as an argument` } : null;
}

function unusableKey(key: bigint): Refusal | null {
  if (key === 0n) return { refused: 'private key cannot be 0' };
  return key < CURVE_ORDER ? null : { refused: 'private key must be less than the secp256k1 curve order' };
}

function setBlock({ block }: Machine, change: Partial<Machine['block']>): void {
  Object.assign(block, change);
}

const snapshots = new WeakMap<Machine, Map<bigint, Mark>>();

/** The id is a digest of the state: it serves forge's use, to go back, and Halmos', to compare. */
function snapshot({ machine }: CheatContext): [bigint] {
  const taken = snapshots.get(machine) ?? new Map<bigint, Mark>();
  snapshots.set(machine, taken);
  const id = hexToBigInt(digestState(machine.state));
  taken.set(id, { state: copyState(machine.state), block: { ...machine.block }, pranks: new Map() });
  return [id];
}

function revertTo({ machine }: CheatContext, id: bigint): [boolean] {
  const mark = snapshots.get(machine)?.get(id);
  if (mark === undefined) return [false];
  restoreState(machine.state, mark.state);
  Object.assign(machine.block, mark.block);
  return [true];
}

function record({ machine }: CheatContext, change: StateSet): void {
  machine.open[machine.open.length - 1]?.children.push(change);
}
