/** Which function, event or error some bytes stand for: by the ABI of the contract, else by that of any contract we know. */
import {
  type Abi,
  type AbiEvent,
  type AbiFunction,
  type AbiParameter,
  type Hex,
  size,
  toEventSelector,
  toFunctionSelector,
} from 'viem';
import type { NamedArtifact } from '../names.ts';
import { describeRevert } from '../outcome.ts';
import { typeOf } from './values.ts';

export interface Abis {
  readonly functionOf: (contract: string, data: Hex) => AbiFunction | null;
  readonly eventOf: (contract: string, topic: bigint, indexed: number) => AbiEvent | null;
  readonly constructorOf: (contract: string) => { readonly inputs: readonly AbiParameter[]; readonly code: Hex } | null;
  /** A string, a panic or an error of the contract's own. */
  readonly reasonOf: (contract: string, output: Hex) => string;
  readonly takesPlainEther: (contract: string) => boolean;
}

interface Known {
  readonly abi: Abi;
  readonly code: Hex;
  readonly functions: ReadonlyMap<string, AbiFunction>;
  readonly events: ReadonlyMap<string, AbiEvent>;
}

const longestReason = 400;

export function abisOf(artifacts: readonly NamedArtifact[]): Abis {
  const sorted = [...artifacts].sort((a, b) => (a.name < b.name ? -1 : 1));
  const known = new Map(sorted.map(({ name, artifact }) => [name, knownOf(artifact.abi, artifact.bytecode.object)]));
  const anyFunction = new Map([...known.values()].reverse().flatMap(({ functions }) => [...functions]));
  const anyEvent = new Map([...known.values()].reverse().flatMap(({ events }) => [...events]));
  const everyError = [...known.values()].flatMap(({ abi }) => abi.filter(({ type }) => type === 'error'));
  return {
    functionOf(contract, data) {
      const selector = data.slice(0, 10).toLowerCase();
      return known.get(contract)?.functions.get(selector) ?? anyFunction.get(selector) ?? null;
    },
    eventOf(contract, topic, indexed) {
      const key = `${topic} ${indexed}`;
      return known.get(contract)?.events.get(key) ?? anyEvent.get(key) ?? null;
    },
    constructorOf(contract) {
      const one = known.get(contract);
      if (one === undefined) return null;
      const found = one.abi.find((item) => item.type === 'constructor');
      return { inputs: found?.inputs ?? [], code: one.code };
    },
    reasonOf(contract, output) {
      if (size(output) > longestReason * 8) return `${output.slice(0, 138)}… (${size(output)} bytes)`;
      const told = describeRevert(output, [...(known.get(contract)?.abi ?? []), ...everyError]);
      return told.length > longestReason ? `${told.slice(0, longestReason)}…` : told;
    },
    takesPlainEther: (contract) => known.get(contract)?.abi.some(({ type }) => type === 'receive') ?? false,
  };
}

/** Hashing the names of a contract takes longer than telling a trace, and the same contracts are in most. */
const hashed = new WeakMap<Abi, Pick<Known, 'functions' | 'events'>>();

function knownOf(abi: Abi, code: string): Known {
  const names = hashed.get(abi) ?? namesOf(abi);
  hashed.set(abi, names);
  return { abi, code: code as Hex, ...names };
}

function namesOf(abi: Abi): Pick<Known, 'functions' | 'events'> {
  const functions = new Map<string, AbiFunction>();
  const events = new Map<string, AbiEvent>();
  for (const item of abi) {
    try {
      if (item.type === 'function') functions.set(toFunctionSelector(item), item);
      if (item.type === 'event' && item.anonymous !== true) {
        const indexed = item.inputs.filter((input) => input.indexed === true).length;
        events.set(`${BigInt(toEventSelector(item))} ${indexed}`, item);
      }
    } catch {
      // An item that is no ABI: what it would name stays bytes.
    }
  }
  return { functions, events };
}

export function signatureOf(name: string, inputs: readonly AbiParameter[]): string {
  return `${name}(${inputs.map(typeOf).join(',')})`;
}
