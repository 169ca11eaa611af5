/**
 * A counterexample is text for people: the transactions that lead to the assertion. It becomes calls if every word of it
 * is understood and it could happen: time does not run backwards, and nobody is the zero address.
 */
import { concat, type Hex, toFunctionSelector } from 'viem';
import { SOURCE_WORLD } from '../../replay/world.ts';
import type { RawCall, RawCounterexample, RawDeployment } from '../types.ts';
import type { AbiEntry } from './schema.ts';
import { encodePlain, encodePrinted, readAddress, readNumber } from './values.ts';

type Sequence = Extract<RawCounterexample, { kind: 'sequence' }>;

export interface Subject {
  readonly contract: string;
  readonly abi: readonly AbiEntry[];
  /** A function of the contract, or `constructor`. */
  readonly entry: string;
}

interface Printed {
  readonly name: string;
  readonly values: readonly string[];
  /** By name: `msg.sender`, `msg.value`, `block.timestamp`, `block.number` and others. */
  readonly context: Readonly<Record<string, string>>;
}

const day = 86_400n;
/** When a story begins that names no time, and the seconds before each of its calls. */
const untold = { timestamp: 1_800_000_000n, block: 20_000_000n, wait: day, blocks: 7200n };
/** Beyond it no clock is believed. */
const end = 2n ** 64n;

/** From deployment to the call that fails, or null. */
export function readTrace(message: string, subject: Subject): Sequence | null {
  const told = message.split('\nTransaction trace:\n')[1];
  if (told === undefined) return null;
  const lines = told.split('\n').filter((line) => line !== '' && !line.startsWith(' ') && !line.startsWith('State:'));
  const printed = lines.map(readLine);
  const [first, ...rest] = printed;
  if (first?.name !== 'constructor' || printed.includes(null)) return null;
  const clock = clockOf(printed as Printed[]);
  const deployment = deploymentOf(subject, first, clock);
  if (deployment === null) return null;
  const calls: RawCall[] = [];
  for (const one of rest as Printed[]) {
    const call = callOf(subject, one, clock);
    if (call === null) return null;
    calls.push(call);
  }
  return { kind: 'sequence', deployment, calls };
}

/** For a violation of which no story is told: deployment and the call itself, with the plainest values. */
export function plainest({ abi, entry }: Subject): Sequence | null {
  const constructed = encodePlain(inputsOf(abi, 'constructor'));
  if (constructed === null) return null;
  const { timestamp, block } = untold;
  const deployment = { ...atRest, data: constructed, timestamp: `${timestamp}`, block: `${block}` };
  if (entry === 'constructor') return { kind: 'sequence', deployment, calls: [] };
  const [asked, ...others] = abi.filter(({ type, name }) => type === 'function' && name === entry);
  const values = asked === undefined || others.length > 0 ? null : encodePlain(asked.inputs);
  if (asked === undefined || values === null) return null;
  const call = { ...atRest, to: SOURCE_WORLD.harness, data: concat([selectorOf(asked), values]) };
  return { kind: 'sequence', deployment, calls: [{ ...call, warp: `${untold.wait}`, roll: `${untold.blocks}` }] };
}

const atRest = { sender: SOURCE_WORLD.sender, value: '0' } as const;

/** `Box.set(5, 0x1){ msg.sender: 0x2, msg.value: 0 }` */
function readLine(line: string): Printed | null {
  const found = /^[\w$]+\.([\w$]+)\((.*?)\)(?:\{ (.*) \})?$/u.exec(line);
  if (found === null) return null;
  const [, name = '', values = '', context = ''] = found;
  const pairs = split(context).map((pair) => pair.split(': '));
  if (pairs.some(({ length }) => length !== 2)) return null;
  return { name, values: split(values), context: Object.fromEntries(pairs) as Record<string, string> };
}

/** At the commas that stand in no bracket. */
function split(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of text) {
    if ('([{'.includes(letter)) depth++;
    if (')]}'.includes(letter)) depth--;
    if (letter === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += letter;
  }
  return part.trim() === '' ? parts : [...parts, part.trim()];
}

interface Clock {
  timestamp: bigint;
  block: bigint;
  readonly tellsTime: boolean;
  readonly tellsBlock: boolean;
}

function clockOf(printed: readonly Printed[]): Clock {
  const times = printed.flatMap(({ context }) => context['block.timestamp'] ?? []);
  const blocks = printed.flatMap(({ context }) => context['block.number'] ?? []);
  return {
    timestamp: readNumber(times[0] ?? '') ?? untold.timestamp,
    block: readNumber(blocks[0] ?? '') ?? untold.block,
    tellsTime: times.length > 0,
    tellsBlock: blocks.length > 0,
  };
}

/** Seconds or blocks that pass until what is printed; null when it lies behind, or is no time. */
function passed(printed: string | undefined, now: bigint, otherwise: bigint): bigint | null {
  if (printed === undefined) return otherwise;
  const then = readNumber(printed);
  return then === null || then < now || then >= end ? null : then - now;
}

/** Who sends what; null for what nobody can send. */
function sentBy({ context }: Printed): { sender: string; value: string } | null {
  const sender = context['msg.sender'] === undefined ? atRest.sender : readAddress(context['msg.sender']);
  const value = context['msg.value'] === undefined ? 0n : readNumber(context['msg.value']);
  if (sender === null || BigInt(sender) === 0n || value === null || value < 0n || value >= 2n ** 128n) return null;
  return { sender, value: `${value}` };
}

function deploymentOf({ abi }: Subject, printed: Printed, clock: Clock): RawDeployment | null {
  const sent = sentBy(printed);
  const data = encodePrinted(inputsOf(abi, 'constructor'), printed.values);
  const { timestamp, block } = clock;
  if (sent === null || data === null || timestamp < 0n || timestamp >= end || block < 0n || block >= end) return null;
  return { ...sent, data, timestamp: `${timestamp}`, block: `${block}` };
}

function callOf({ abi }: Subject, printed: Printed, clock: Clock): RawCall | null {
  const sent = sentBy(printed);
  const data = dataOf(abi, printed);
  const warp = passed(printed.context['block.timestamp'], clock.timestamp, clock.tellsTime ? 0n : untold.wait);
  const roll = passed(printed.context['block.number'], clock.block, clock.tellsBlock ? 0n : untold.blocks);
  if (sent === null || data === null || warp === null || roll === null) return null;
  clock.timestamp += warp;
  clock.block += roll;
  return { ...sent, to: SOURCE_WORLD.harness, data, warp: `${warp}`, roll: `${roll}` };
}

function dataOf(abi: readonly AbiEntry[], { name, values }: Printed): Hex | null {
  if (name === 'receive' && values.length === 0) return '0x';
  const [found, ...others] = abi.filter(
    (one) => one.type === 'function' && one.name === name && one.inputs.length === values.length,
  );
  if (found === undefined || others.length > 0) return null;
  const encoded = encodePrinted(found.inputs, values);
  return encoded === null ? null : concat([selectorOf(found), encoded]);
}

function inputsOf(abi: readonly AbiEntry[], type: string): AbiEntry['inputs'] {
  return abi.find((one) => one.type === type)?.inputs ?? [];
}

/** Only of functions with elementary arguments: others are encoded to null before. */
function selectorOf({ name = '', inputs }: AbiEntry): Hex {
  return toFunctionSelector(`function ${name}(${inputs.map(({ type }) => type).join(',')})`);
}
