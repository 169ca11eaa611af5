/** One frame, event or cheatcode → one step that a person can read. */
import { type AbiEvent, type AbiParameter, type Hex, size } from 'viem';
import type { Quantities } from '../../../properties/quantities.ts';
import type { Step, StepValue } from '../../schema.ts';
import { lower, word } from '../bytes.ts';
import { cheatOf } from '../cheatcodes.ts';
import type { Frame, Seen } from '../frames.ts';
import { type Abis, signatureOf } from './abi.ts';
import { changesOf } from './changes.ts';
import { inUnit } from './human.ts';
import type { Locate } from './layout.ts';
import type { People } from './people.ts';
import { asValue, bytesOf, type Reading, valuesOf } from './values.ts';

export interface Telling {
  readonly abis: Abis;
  readonly people: People;
  /** Name of the contract at an address; empty where unknown. */
  readonly contractAt: (address: Hex) => string;
  readonly locate: (contract: string) => Locate;
  readonly quantities: Quantities;
}

/** What happened, where it stands in the tree. */
export interface Happening {
  readonly depth: number;
  readonly frame: Frame;
  /** Null for the frame itself. */
  readonly seen: Extract<Seen, { node: 'event' | 'cheat' }> | null;
  readonly undone: boolean;
}

const kinds = {
  transaction: 'call',
  call: 'call',
  static: 'staticcall',
  delegate: 'delegatecall',
  create: 'create',
} as const;

export function stepOf({ depth, frame, seen, undone }: Happening, telling: Telling): Step {
  if (seen?.node === 'event') return { ...blank(depth, frame, telling), ...eventOf(frame, seen, telling) };
  if (seen?.node === 'cheat') return { ...blank(depth, frame, telling), ...cheatStep(frame, seen, telling) };
  return { ...blank(depth, frame, telling), ...frameStep(frame, undone, telling) };
}

function blank(depth: number, frame: Frame, { people }: Telling): Step {
  const self = people(frame.to) ?? lower(frame.to);
  return {
    depth,
    kind: 'call',
    caller: self,
    target: self,
    signature: null,
    inputs: [],
    outputs: [],
    value: '0',
    result: 'ok',
    reason: null,
    changes: [],
    watches: {},
  };
}

function frameStep(frame: Frame, undone: boolean, telling: Telling): Partial<Step> {
  const { abis, people, contractAt } = telling;
  const code = contractAt(frame.codeAt === '0x' ? frame.to : frame.codeAt);
  const moves = frame.kind !== 'static' && (frame.kind !== 'delegate' || frame.variant === 'callcode');
  const where = frame.kind === 'delegate' ? frame.codeAt : frame.to;
  return {
    kind: frame.variant ?? (isDeployment(frame) ? 'create' : kinds[frame.kind]),
    caller: people(frame.from) ?? lower(frame.from),
    target: people(where) ?? lower(where),
    ...(isDeployment(frame) ? creationOf(frame, telling) : callOf(frame, code, telling)),
    value: moves ? frame.value.toString() : '0',
    result: frame.reverted ? 'revert' : 'ok',
    reason: frame.reverted ? reasonOf(frame, abis, code) : null,
    changes: undone ? [] : changesOf(frame, storageOf(frame, telling)),
    watches: watchesOf(frame, telling),
  };
}

function isDeployment(frame: Frame): boolean {
  return frame.kind === 'create' || (frame.kind === 'transaction' && frame.code.length === 0 && size(frame.data) > 256);
}

function reasonOf(frame: Frame, abis: Abis, code: string): string {
  return frame.error !== null && frame.error !== 'revert' ? frame.error : abis.reasonOf(code, frame.output);
}

function storageOf(frame: Frame, { people, contractAt, locate, quantities }: Telling) {
  const name = contractAt(frame.to);
  return {
    contract: people(frame.to) ?? lower(frame.to),
    locate: locate(name),
    people,
    unit: (variable: string) => own(quantities.units[name]?.storage, variable),
  };
}

function own<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | null {
  return table !== undefined && Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}

function callOf(frame: Frame, contract: string, telling: Telling): Partial<Step> {
  const { data } = frame;
  if (size(data) < 4) {
    const receives = data === '0x' && telling.abis.takesPlainEther(contract);
    return { signature: receives ? 'receive()' : null, inputs: data === '0x' ? [] : [bytesOf('calldata', data)] };
  }
  const item = telling.abis.functionOf(contract, data);
  if (item === null)
    return { inputs: [bytesOf('calldata', data)], outputs: frame.reverted ? [] : outputBytes(frame.output) };
  const inputs = valuesOf(item.inputs, `0x${data.slice(10)}`, reading(telling, contract, `${item.name}.`));
  const outputs = frame.reverted
    ? []
    : valuesOf(item.outputs, frame.output, reading(telling, contract, `${item.name}:`));
  return { signature: signatureOf(item.name, item.inputs), inputs, outputs };
}

function outputBytes(output: Hex): StepValue[] {
  return output === '0x' ? [] : [bytesOf('', output)];
}

function creationOf(frame: Frame, telling: Telling): Partial<Step> {
  const contract = telling.contractAt(frame.to);
  const known = telling.abis.constructorOf(contract);
  const made = known !== null && frame.data.startsWith(lower(known.code)) ? known : null;
  const outputs: StepValue[] = frame.reverted
    ? []
    : [{ name: '', type: 'address', raw: lower(frame.to), human: telling.people(frame.to) }];
  if (made === null) return { inputs: [bytesOf('creation code', frame.data)], outputs };
  const args: Hex = `0x${frame.data.slice(made.code.length)}`;
  return {
    signature: signatureOf('constructor', made.inputs),
    inputs: valuesOf(made.inputs, args, reading(telling, contract, 'constructor.')),
    outputs,
  };
}

function reading({ people, quantities }: Telling, contract: string, prefix: string): Reading {
  return { people, unit: (name) => own(quantities.units[contract]?.values, `${prefix}${name}`) };
}

function watchesOf(frame: Frame, { quantities }: Telling): Step['watches'] {
  const told = quantities.watches.flatMap(({ name, unit }) => {
    const value = own(frame.watched, name);
    return value === null ? [] : [[name, { value: value.toString(), human: inUnit(value, unit) ?? value.toString() }]];
  });
  return Object.fromEntries(told) as Step['watches'];
}

type EventSeen = Extract<Seen, { node: 'event' }>;

/** The target of an event is who emits it. */
function eventOf(frame: Frame, { topics, data }: EventSeen, telling: Telling): Partial<Step> {
  const contract = telling.contractAt(frame.codeAt === '0x' ? frame.to : frame.codeAt);
  const [topic, ...indexed] = topics;
  const item = topic === undefined ? null : telling.abis.eventOf(contract, topic, indexed.length);
  if (item === null) {
    const raw = topics.map((one, at) => ({ name: `topic${at}`, type: 'bytes32', raw: word(one), human: null }));
    return { kind: 'event', inputs: [...raw, ...(data === '0x' ? [] : [bytesOf('data', data)])] };
  }
  const read = reading(telling, contract, `${item.name}.`);
  return {
    kind: 'event',
    signature: signatureOf(item.name, item.inputs),
    inputs: eventValues(item, indexed, data, read),
  };
}

function eventValues(item: AbiEvent, indexed: readonly bigint[], data: Hex, read: Reading): StepValue[] {
  const plain = item.inputs.filter((input) => input.indexed !== true);
  const values = valuesOf(plain, data, read);
  const whole = values.length >= plain.length;
  const topics = [...indexed];
  const told = item.inputs.flatMap((input, at): StepValue[] => {
    if (input.indexed === true) return [topicOf(input, at, topics.shift() ?? 0n, read)];
    const value = whole ? values.shift() : undefined;
    return value === undefined ? [] : [value];
  });
  return [...told, ...values];
}

/** What is longer than a word is hashed in a topic. */
function topicOf(input: AbiParameter, at: number, topic: bigint, read: Reading): StepValue {
  const isWord = /^(?:u?int\d*|address|bool|bytes\d+)$/u.test(input.type);
  const [value] = isWord ? valuesOf([input], word(topic), read) : [];
  return value ?? { ...asValue(input, at, word(topic), read), type: `keccak256 of ${input.type}` };
}

type CheatSeen = Extract<Seen, { node: 'cheat' }>;

function cheatStep(frame: Frame, { to, data, output, ok }: CheatSeen, telling: Telling): Partial<Step> {
  const item = cheatOf(data);
  const read: Reading = { people: telling.people, unit: () => null };
  const said = {
    kind: 'cheat' as const,
    caller: telling.people(frame.to) ?? lower(frame.to),
    target: telling.people(to) ?? to,
    result: ok ? ('ok' as const) : ('revert' as const),
    reason: ok ? null : telling.abis.reasonOf('', output),
  };
  if (item === null) return { ...said, inputs: data === '0x' ? [] : [bytesOf('calldata', data)] };
  return {
    ...said,
    signature: signatureOf(item.name, item.inputs),
    inputs: valuesOf(item.inputs, `0x${data.slice(10)}`, read),
    outputs: ok && output !== '0x' ? valuesOf(item.outputs, output, read) : [],
  };
}
