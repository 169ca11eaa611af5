/** What a replay remembers for a step-by-step account: writes, events, cheatcodes and the inputs of hashes, as they happen. */
import { type EVM, Message } from '@ethereumjs/evm';
import { bytesToBigInt } from '@ethereumjs/util';
import type { Hex } from 'viem';
import { toAddress, toBytes, toHex } from './bytes.ts';
import type { Frame } from './frames.ts';
import type { Answer, Machine } from './machine.ts';
import type { Namer } from './names.ts';
import { loadWord } from './state.ts';

type Handler = EVM['_opcodeMap'][number]['opHandler'];

/** A view call of a contract, known by its name, that gives one number. */
export interface Watched {
  readonly name: string;
  readonly contract: string;
  /** Selector and arguments. */
  readonly data: Hex;
}

export interface Tracer {
  /** What was hashed, by hash: keys of mappings are found in it. */
  readonly preimages: Map<bigint, Uint8Array>;
  /** Code and name of what was called or created, by address, in order. */
  readonly met: Map<Hex, { readonly code: Uint8Array; readonly name: string }>;
  /** Of these, whose code ran since the account began. */
  readonly called: Set<Hex>;
  /** Addresses that belong to the harness, as far as is known. */
  readonly inner: Set<Hex>;
  readonly namer: Namer;
  readonly watched: readonly Watched[];
  /** How much may still be remembered, and read: code may loop for as long as its gas lasts. */
  entries: number;
  hashes: number;
  reads: number;
  /** What was not remembered any more. */
  missed: number;
  /** A quantity is being read, which is no part of the story. */
  quiet: boolean;
}

const SSTORE = 0x55;
const KECCAK256 = 0x20;
const LOGS = [0xa0, 0xa1, 0xa2, 0xa3, 0xa4] as const;
/** Longer inputs are no keys that a person would read. */
const longestKey = 288n;
const longestEvent = 16_384n;
/** Gas of one reading. */
const readingGas = 3_000_000n;

export function newTracer(namer: Namer, inner: readonly Hex[], watched: readonly Watched[]): Tracer {
  return {
    preimages: new Map(),
    met: new Map(),
    called: new Set(),
    inner: new Set(inner),
    namer,
    watched,
    entries: 100_000,
    hashes: 65_536,
    reads: 1_000,
    missed: 0,
    quiet: false,
  };
}

/** Handlers keep their kind: the interpreter waits only for those that it knows to be asynchronous. */
export function recordOpcodes(machine: Machine): void {
  const { evm } = machine;
  replace(evm, SSTORE, (original) => async (run, common) => {
    const tracer = tracing(machine);
    if (tracer === null) return original(run, common);
    const [slot = 0n, after = 0n] = run.stack.peek(2);
    const before = await loadWord(machine.state, run.env.address, slot);
    await original(run, common);
    if (allowed(tracer)) openFrame(machine)?.seen.push({ node: 'write', slot, before, after });
  });
  replace(evm, KECCAK256, (original) => (run, common) => {
    const tracer = tracing(machine);
    const [offset = 0n, length = 0n] = tracer === null ? [] : run.stack.peek(2);
    const isKey = tracer !== null && length >= 32n && length <= longestKey && tracer.hashes > 0;
    const input = isKey ? run.memory.read(Number(offset), Number(length)) : null;
    original(run, common);
    if (tracer === null || input === null) return;
    const [hash = 0n] = run.stack.peek(1);
    if (!tracer.preimages.has(hash)) tracer.hashes -= 1;
    tracer.preimages.set(hash, input);
  });
  for (const [count, opcode] of LOGS.entries()) {
    replace(evm, opcode, (original) => (run, common) => {
      const tracer = tracing(machine);
      if (tracer === null) return original(run, common);
      const [offset = 0n, length = 0n, ...topics] = run.stack.peek(2 + count);
      const size = length > longestEvent ? Number(longestEvent) : Number(length);
      const data = size === 0 ? '0x' : toHex(run.memory.read(Number(offset), size));
      original(run, common);
      if (allowed(tracer)) openFrame(machine)?.seen.push({ node: 'event', topics, data });
    });
  }
}

function replace(evm: EVM, opcode: number, by: (original: Handler) => Handler): void {
  const entry = evm['_opcodeMap'][opcode];
  if (entry === undefined) throw new Error(`the EVM has no opcode ${opcode}`);
  entry.opHandler = by(entry.opHandler);
}

function tracing({ tracer }: Machine): Tracer | null {
  return tracer === null || tracer.quiet ? null : tracer;
}

function openFrame(machine: Machine): Frame | undefined {
  return machine.open[machine.open.length - 1];
}

function allowed(tracer: Tracer): boolean {
  if (tracer.entries > 0) tracer.entries -= 1;
  else tracer.missed += 1;
  return tracer.missed === 0;
}

export function tellCheat(
  tracer: Tracer,
  caller: Frame,
  to: Hex,
  data: Uint8Array,
  { ok, data: output }: Answer,
): void {
  tracer.inner.add(caller.to);
  if (allowed(tracer)) caller.seen.push({ node: 'cheat', to, data: toHex(data), output, ok });
}

/** Contracts that the deployment and `setUp()` of the harness made, and what of it cheats. */
export function meetEarlier(tracer: Tracer, frames: readonly Frame[]): void {
  for (const frame of frames) {
    if (frame.cheated) tracer.inner.add(frame.to);
    meetEarlier(
      tracer,
      frame.children.filter((child) => child.node === 'frame'),
    );
    meet(tracer, frame);
  }
}

export function meet(tracer: Tracer, frame: Frame): void {
  if (frame.kind === 'create') {
    if (!frame.reverted && frame.to !== '0x') know(tracer, frame.to, toBytes(frame.output));
    return;
  }
  know(tracer, frame.codeAt, frame.code);
}

function know({ met, namer }: Tracer, address: Hex, code: Uint8Array): void {
  const known = met.get(address);
  if (code.length === 0 || known?.code === code || (known !== undefined && known.name !== '')) return;
  met.set(address, { code, name: namer(address, code) });
}

/** After a call of the harness that reached a contract, the quantities are read. */
export async function frameEnded(
  machine: Machine,
  tracer: Tracer,
  frame: Frame,
  parent: Frame | undefined,
): Promise<void> {
  meet(tracer, frame);
  if (frame.kind !== 'create' && frame.code.length > 0) tracer.called.add(frame.codeAt);
  const reached = frame.kind === 'call' && !frame.reverted && !tracer.inner.has(frame.to);
  if (!reached || parent === undefined || !tracer.inner.has(parent.to)) return;
  const values: Record<string, bigint> = {};
  for (const { name, contract, data } of tracer.watched) {
    const place = placeOf(tracer, contract);
    if (place === null || tracer.reads === 0) continue;
    tracer.reads -= 1;
    const value = await read(machine, tracer, place, data);
    if (value !== null) values[name] = value;
  }
  frame.watched = values;
}

/** Of several the one that takes part; where several do, nobody knows which is meant. */
function placeOf({ met, called }: Tracer, contract: string): Hex | null {
  const places = [...met].flatMap(([address, { name }]) => (name === contract ? [address] : []));
  const acting = places.filter((address) => called.has(address));
  const [place, ...more] = acting.length > 0 ? acting : places;
  return place === undefined || more.length > 0 ? null : place;
}

/** Changes nothing: neither state, nor what is warm, nor what is recorded. Null for a revert and for more or less than a word. */
async function read({ evm, world }: Machine, tracer: Tracer, to: Hex, data: Hex): Promise<bigint | null> {
  const message = new Message({
    caller: toAddress(world.sender),
    to: toAddress(to),
    data: toBytes(data),
    gasLimit: readingGas,
    value: 0n,
    depth: 1,
    isStatic: true,
    selfdestruct: new Map(),
    createdAddresses: new Set(),
  });
  tracer.quiet = true;
  await evm.journal.checkpoint();
  try {
    const { execResult } = await evm.runCall({ message });
    const { exceptionError, returnValue } = execResult;
    return exceptionError !== undefined || returnValue.length !== 32 ? null : bytesToBigInt(returnValue);
  } finally {
    await evm.journal.revert();
    tracer.quiet = false;
  }
}
