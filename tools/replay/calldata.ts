/**
 * Arguments of an entry point from a model's parameters. Halmos gives every static value a whole word, so dirty high bits
 * reach the decoder here as they do there. Dynamic parameters follow its naming: `p_x_length` beside `p_x_bytes` or
 * `p_x[0]`, `p_x[1]`, … Harnesses do better to create such values by name.
 */
import { type AbiFunction, type AbiParameter, concatHex, type Hex, size, slice, toFunctionSelector, toHex } from 'viem';
import { word } from './bytes.ts';
import { ModelError, type Symbols } from './symbols.ts';

interface Encoded {
  readonly data: Hex;
  readonly static: boolean;
}

const MOST_ELEMENTS = 1024n;

/** `bytesWidth`: bytes that Halmos reserved for each `bytes` or `string` parameter, the largest of its length choices. */
export function encodeCall(item: AbiFunction, symbols: Symbols, bytesWidth = 1024): Hex {
  const encoded = sequence(item.inputs.map((input) => encode(input.name ?? '', input, symbols, bytesWidth)));
  return concatHex([toFunctionSelector(item), encoded.data]);
}

function encode(name: string, type: AbiParameter, symbols: Symbols, bytesWidth: number): Encoded {
  const array = /^(.*)\[([0-9]*)\]$/.exec(type.type);
  if (array !== null) return encodeArray(name, { ...type, type: array[1] ?? '' }, array[2] ?? '', symbols, bytesWidth);
  if (type.type === 'tuple') {
    const { components } = type as AbiParameter & { components: readonly AbiParameter[] };
    const prefix = name === '' ? '' : `${name}.`;
    return sequence(
      components.map((component) => encode(`${prefix}${component.name ?? ''}`, component, symbols, bytesWidth)),
    );
  }
  if (type.type === 'bytes' || type.type === 'string') return encodeBytes(name, type.type, symbols, bytesWidth);
  return { data: word(symbols.take({ origin: 'p', name, type: type.type, bits: 256 })), static: true };
}

function encodeArray(name: string, base: AbiParameter, length: string, symbols: Symbols, bytesWidth: number): Encoded {
  const open = length === '';
  const count = open ? takeLength(name, symbols) : BigInt(length);
  if (count > MOST_ELEMENTS) throw new ModelError(`array "${name}" is to have ${count} elements`);
  const items = sequence(
    Array.from({ length: Number(count) }, (_, i) => encode(`${name}[${i}]`, base, symbols, bytesWidth)),
  );
  return open ? { data: concatHex([word(count), items.data]), static: false } : items;
}

function encodeBytes(name: string, type: string, symbols: Symbols, bytesWidth: number): Encoded {
  const room = Math.ceil(bytesWidth / 32) * 32;
  const value = symbols.take({ origin: 'p', name, type, bits: room * 8 });
  const length = takeLength(name, symbols);
  if (length > BigInt(room))
    throw new ModelError(`"${name}" is to have ${length} bytes, more than the ${room} there are`);
  const used = Math.ceil(Number(length) / 32) * 32;
  const data = used === 0 ? '0x' : slice(toHex(value, { size: room }), 0, used);
  return { data: concatHex([word(length), data]), static: false };
}

function takeLength(name: string, symbols: Symbols): bigint {
  return symbols.take({ origin: 'p', name, type: 'length', bits: 256 });
}

function sequence(items: readonly Encoded[]): Encoded {
  let tail = items.reduce((sum, item) => sum + (item.static ? size(item.data) : 32), 0);
  const heads: Hex[] = [];
  const tails: Hex[] = [];
  for (const item of items) {
    if (item.static) {
      heads.push(item.data);
      continue;
    }
    heads.push(word(BigInt(tail)));
    tails.push(item.data);
    tail += size(item.data);
  }
  return { data: concatHex([...heads, ...tails]), static: tails.length === 0 };
}
