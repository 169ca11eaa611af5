/** Values as Echidna prints them → calldata. What is not understood is null. */
import {
  type AbiFunction,
  type AbiParameter,
  concatHex,
  encodeAbiParameters,
  type Hex,
  toFunctionSelector,
} from 'viem';

/** Of a function called with what stands between the brackets. */
export function readCalldata(text: string, item: AbiFunction): Hex | null {
  const values = readArguments(text, item.inputs);
  if (values === null) return null;
  try {
    return concatHex([toFunctionSelector(item), encodeAbiParameters(item.inputs.map(withBytes), values)]);
  } catch {
    // A parameter of no type that there is.
    return null;
  }
}

/** A string of Echidna's need not be text, and only bytes can be any: both are encoded alike. */
function withBytes(parameter: AbiParameter): AbiParameter {
  const components = 'components' in parameter ? { components: parameter.components.map(withBytes) } : {};
  return { ...parameter, ...components, type: parameter.type.replace(/^string/u, 'bytes') };
}

/** By the parameters of a function; strings as bytes. */
export function readArguments(text: string, parameters: readonly AbiParameter[]): readonly unknown[] | null {
  const reader = new Reader(text);
  const values: unknown[] = [];
  for (const [index, parameter] of parameters.entries()) {
    if (index > 0 && !reader.take(',')) return null;
    const value = readValue(reader, parameter);
    if (value === null) return null;
    values.push(value);
  }
  return reader.done() ? values : null;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  take(token: string): boolean {
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  /** The first group of a sticky pattern. */
  match(pattern: RegExp): string | null {
    const sticky = new RegExp(pattern.source, 'uy');
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text);
    if (found === null) return null;
    this.#at = sticky.lastIndex;
    return found[1] ?? found[0];
  }

  done(): boolean {
    return this.#at === this.#text.length;
  }
}

function readValue(reader: Reader, parameter: AbiParameter): unknown {
  const { type } = parameter;
  const array = /^(.*)\[(\d*)\]$/u.exec(type);
  if (array !== null) return arrayOf(reader, { ...parameter, type: array[1] ?? '' } as AbiParameter, array[2] ?? '');
  if (type === 'tuple') return tupleOf(reader, parameter);
  if (/^u?int\d*$/u.test(type)) return numberOf(reader, type);
  if (type === 'bool') return reader.take('true') ? true : reader.take('false') ? false : null;
  if (type === 'address') return addressOf(reader);
  if (type === 'string' || /^bytes\d*$/u.test(type)) return bytesOf(reader, type);
  return null;
}

function numberOf(reader: Reader, type: string): bigint | null {
  const digits = reader.match(/-?\d+/u);
  if (digits === null) return null;
  const value = BigInt(digits);
  const bits = BigInt(/\d+/u.exec(type)?.[0] ?? '256');
  const [low, high] = type.startsWith('u') ? [0n, 2n ** bits] : [-(2n ** (bits - 1n)), 2n ** (bits - 1n)];
  return value >= low && value < high ? value : null;
}

/** Without leading zeros, and in newer versions with a name behind it. */
function addressOf(reader: Reader): string | null {
  const digits = reader.match(/0x([0-9a-fA-F]{1,40})(?![0-9a-fA-F])(?: «[^»]*»)?/u);
  return digits === null ? null : `0x${digits.toLowerCase().padStart(40, '0')}`;
}

function arrayOf(reader: Reader, base: AbiParameter, length: string): unknown[] | null {
  const values = listOf(reader, '[', ']', () => base);
  return values === null || (length !== '' && values.length !== Number(length)) ? null : values;
}

function tupleOf(reader: Reader, parameter: AbiParameter): unknown[] | null {
  const components = 'components' in parameter ? (parameter.components as readonly AbiParameter[]) : [];
  const values = listOf(reader, '(', ')', (index) => components[index]);
  return values?.length === components.length ? values : null;
}

function listOf(
  reader: Reader,
  open: string,
  close: string,
  at: (index: number) => AbiParameter | undefined,
): unknown[] | null {
  if (!reader.take(open)) return null;
  const values: unknown[] = [];
  while (!reader.take(close)) {
    const parameter = at(values.length);
    if (parameter === undefined || (values.length > 0 && !reader.take(', '))) return null;
    const value = readValue(reader, parameter);
    if (value === null) return null;
    values.push(value);
  }
  return values;
}

/** A Haskell string, one character a byte. */
function bytesOf(reader: Reader, type: string): string | null {
  const text = reader.match(/"((?:[^"\\]|\\.)*)"/u);
  const bytes = text === null ? null : unescaped(text);
  if (bytes === null) return null;
  const size = type === 'bytes' || type === 'string' ? bytes.length : Number(type.slice('bytes'.length));
  return bytes.length === size ? `0x${Buffer.from(bytes).toString('hex')}` : null;
}

const named = [
  ...['NUL', 'SOH', 'STX', 'ETX', 'EOT', 'ENQ', 'ACK', 'BEL', 'BS', 'HT', 'LF', 'VT', 'FF', 'CR', 'SO', 'SI', 'DLE'],
  ...['DC1', 'DC2', 'DC3', 'DC4', 'NAK', 'SYN', 'ETB', 'CAN', 'EM', 'SUB', 'ESC', 'FS', 'GS', 'RS', 'US', 'SP'],
];
const short: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '"': 34, '\\': 92 };

/** `SO` is also how `SOH` begins: the longer name is meant, and `\SO\&H` is written where it is not. */
const escaped = new RegExp(
  `\\\\(?:(\\d{1,3})|(DEL|${[...named].sort((a, b) => b.length - a.length).join('|')})|(.))`,
  'uy',
);

function unescaped(text: string): number[] | null {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; ) {
    if (text[at] !== '\\') {
      bytes.push(text.charCodeAt(at++));
      continue;
    }
    escaped.lastIndex = at;
    const [, digits, name, letter] = escaped.exec(text) ?? [];
    at = escaped.lastIndex;
    if (letter === '&') continue;
    const byte =
      digits !== undefined ? Number(digits) : name !== undefined ? codeOf(name) : (short[letter ?? ''] ?? Number.NaN);
    if (!Number.isInteger(byte)) return null;
    bytes.push(byte);
  }
  return bytes.every((byte) => byte < 256) ? bytes : null;
}

function codeOf(name: string): number {
  return name === 'DEL' ? 127 : named.indexOf(name);
}
