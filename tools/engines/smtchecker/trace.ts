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

/**
 * When everything is deployed, whatever is printed: models like to begin at zero. What counts is the time between, and
 * where no time is printed, a day.
 */
const origin = { timestamp: 1_800_000_000n, block: 20_000_000n } as const;
const pause = { timestamp: 86_400n, block: 7200n } as const;

/** From deployment to the call that fails, or null. */
export function readTrace(message: string, subject: Subject): Sequence | null {
  const told = message.split('\nTransaction trace:\n')[1];
  if (told === undefined) return null;
  const lines = told.split('\n').filter((line) => line !== '' && !line.startsWith(' ') && !line.startsWith('State:'));
  const printed = lines.map(readLine);
  const [first, ...rest] = printed;
  if (first?.name !== 'constructor' || printed.includes(null)) return null;
  const all = printed as Printed[];
  const clocks = [clockOf(all, 'timestamp', 'block.timestamp'), clockOf(all, 'block', 'block.number')] as const;
  const deployment = deploymentOf(subject, first);
  if (deployment === null) return null;
  const calls: RawCall[] = [];
  for (const one of rest as Printed[]) {
    const call = callOf(subject, one, clocks);
    if (call === null) return null;
    calls.push(call);
  }
  return { kind: 'sequence', deployment, calls };
}

/** For a violation of which no story is told: deployment and the call itself, with the plainest values. */
export function plainest({ abi, entry }: Subject): Sequence | null {
  const constructed = encodePlain(inputsOf(abi, 'constructor'));
  if (constructed === null) return null;
  const deployment = { ...atRest, ...deployedAt, data: constructed };
  if (entry === 'constructor') return { kind: 'sequence', deployment, calls: [] };
  const [asked, ...others] = abi.filter(({ type, name }) => type === 'function' && name === entry);
  const values = asked === undefined || others.length > 0 ? null : encodePlain(asked.inputs);
  if (asked === undefined || values === null) return null;
  const call = { ...atRest, to: SOURCE_WORLD.harness, data: concat([selectorOf(asked), values]) };
  return { kind: 'sequence', deployment, calls: [{ ...call, warp: `${pause.timestamp}`, roll: `${pause.block}` }] };
}

const atRest = { sender: SOURCE_WORLD.sender, value: '0' } as const;
const deployedAt = { timestamp: `${origin.timestamp}`, block: `${origin.block}` } as const;

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

/** What is printed of time, or of blocks: since when, and how far the story has come. */
interface Clock {
  readonly name: 'timestamp' | 'block';
  readonly field: string;
  readonly isTold: boolean;
  now: bigint;
}

function clockOf(printed: readonly Printed[], name: Clock['name'], field: string): Clock {
  const told = printed.map(({ context }) => context[field]);
  return { name, field, isTold: told.some((one) => one !== undefined), now: readNumber(told[0] ?? '') ?? 0n };
}

/** How much passes until a call; null when it would lie behind the one before, or is no number. */
function passes(clock: Clock, { context }: Printed): bigint | null {
  const printed = context[clock.field];
  if (printed === undefined) return clock.isTold ? 0n : pause[clock.name];
  const then = readNumber(printed);
  if (then === null || then < clock.now || then - clock.now >= 2n ** 40n) return null;
  const passed = then - clock.now;
  clock.now = then;
  return passed;
}

/** Who sends what; null for what nobody can send. */
function sentBy({ context }: Printed): { sender: string; value: string } | null {
  const sender = context['msg.sender'] === undefined ? atRest.sender : readAddress(context['msg.sender']);
  const value = context['msg.value'] === undefined ? 0n : readNumber(context['msg.value']);
  if (sender === null || BigInt(sender) === 0n || sender === SOURCE_WORLD.harness) return null;
  if (value === null || value < 0n || value >= 2n ** 128n) return null;
  return { sender, value: `${value}` };
}

function deploymentOf({ abi }: Subject, printed: Printed): RawDeployment | null {
  const sent = sentBy(printed);
  const data = encodePrinted(inputsOf(abi, 'constructor'), printed.values);
  return sent === null || data === null ? null : { ...sent, ...deployedAt, data };
}

function callOf({ abi }: Subject, printed: Printed, [time, blocks]: readonly [Clock, Clock]): RawCall | null {
  const sent = sentBy(printed);
  const data = dataOf(abi, printed);
  const [warp, roll] = [passes(time, printed), passes(blocks, printed)];
  if (sent === null || data === null || warp === null || roll === null) return null;
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
