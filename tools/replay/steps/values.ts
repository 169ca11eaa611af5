/** Bytes → values by an ABI. Whatever the bytes are, something is shown and nothing thrown. */
import { type AbiParameter, decodeAbiParameters, encodeAbiParameters, type Hex, size } from 'viem';
import type { Unit } from '../../../properties/quantities.ts';
import type { StepValue } from '../../schema.ts';
import { inUnit } from './human.ts';
import type { People } from './people.ts';

const longestText = 1024;
const mostValues = 64;
/** Bytes beyond this are not decoded: nested arrays can be made to take long. */
const mostBytes = 32_768;

export interface Reading {
  readonly people: People;
  /** By parameter name, or index where it has none. */
  readonly unit: (name: string) => Unit | null;
}

export function valuesOf(parameters: readonly AbiParameter[], data: Hex, reading: Reading): StepValue[] {
  const decoded = size(data) > mostBytes ? null : decode(parameters, data);
  if (decoded === null) return data === '0x' ? [] : [bytesOf('', data)];
  const values = parameters.slice(0, mostValues).map((parameter, at) => asValue(parameter, at, decoded[at], reading));
  const left = parameters.length - values.length;
  const rest = restOf(parameters, decoded, data);
  return [
    ...values,
    ...(left > 0 ? [{ name: '', type: '', raw: `${left} more`, human: null }] : []),
    ...(rest === 0 ? [] : [{ name: '', type: 'bytes', raw: `${rest} more bytes`, human: null }]),
  ];
}

export function decode(parameters: readonly AbiParameter[], data: Hex): readonly unknown[] | null {
  try {
    return parameters.length === 0 ? [] : decodeAbiParameters(parameters, data);
  } catch {
    return null;
  }
}

/** Bytes that follow what was decoded; where the encoding is another than usual, nothing is said. */
function restOf(parameters: readonly AbiParameter[], decoded: readonly unknown[], data: Hex): number {
  try {
    const usual = parameters.length === 0 ? '0x' : encodeAbiParameters(parameters, decoded);
    return Math.max(0, size(data) - size(usual));
  } catch {
    return 0;
  }
}

export function asValue(parameter: AbiParameter, at: number, value: unknown, { people, unit }: Reading): StepValue {
  const { name = '' } = parameter;
  const type = typeOf(parameter);
  return {
    name,
    type,
    raw: cut(plain(value)),
    human: humanOf(type, value, unit(name === '' ? `${at}` : name), people),
  };
}

function humanOf(type: string, value: unknown, unit: Unit | null, people: People): string | null {
  if (type === 'address' && typeof value === 'string') return people(value);
  if (unit === null || !(typeof value === 'bigint' || typeof value === 'number')) return null;
  return inUnit(BigInt(value), unit);
}

export function bytesOf(name: string, data: Hex): StepValue {
  return { name, type: 'bytes', raw: cutBytes(data), human: null };
}

function cutBytes(data: Hex): string {
  return data.length <= longestText ? data : `${data.slice(0, longestText)}… (${size(data)} bytes)`;
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}… (${text.length} characters)`;
}

/** `(uint256,address)[]` for tuples, which have no other name. */
export function typeOf(parameter: AbiParameter): string {
  if (!parameter.type.startsWith('tuple') || !('components' in parameter)) return parameter.type;
  return `(${parameter.components.map(typeOf).join(',')})${parameter.type.slice('tuple'.length)}`;
}

/** As everywhere in a ledger: decimal numbers, lower-case addresses. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, inner]) => `${key}: ${plain(inner)}`)
      .join(', ')}}`;
  return typeof value === 'string' && /^0x[0-9a-f]{40}$/iu.test(value) ? value.toLowerCase() : String(value);
}
