/** Values of a counterexample as the checker prints them, in the ABI's encoding. */
import { encodeAbiParameters, type Hex } from 'viem';

interface Parameter {
  readonly name: string;
  readonly type: string;
}

/** Null when a value is not printed in a form that is known: the counterexample then has no calls. */
export function encodePrinted(parameters: readonly Parameter[], printed: readonly string[]): Hex | null {
  if (parameters.length !== printed.length) return null;
  const values = parameters.map(({ type }, index) => readValue(type, printed[index] ?? ''));
  return values.includes(null) ? null : encode(parameters, values);
}

/** The plainest values: accounts of their own, ones, and what is true. */
export function encodePlain(parameters: readonly Parameter[]): Hex | null {
  const values = parameters.map(({ type }, index) => plainValue(type, index));
  return values.includes(null) ? null : encode(parameters, values);
}

function encode(parameters: readonly Parameter[], values: readonly unknown[]): Hex | null {
  try {
    return encodeAbiParameters(
      parameters.map(({ name, type }) => ({ name, type })),
      values,
    );
  } catch {
    return null;
  }
}

function readValue(type: string, text: string): unknown {
  if (/^u?int\d+$/u.test(type)) return readNumber(text);
  if (type === 'bool') return text === 'true' ? true : text === 'false' ? false : null;
  if (type === 'address') return readAddress(text);
  const bytes = /^bytes(\d+)$/u.exec(type)?.[1];
  if (bytes === undefined || !/^0x[0-9a-f]+$/iu.test(text)) return null;
  const digits = text.slice(2).padStart(2 * Number(bytes), '0');
  return digits.length > 2 * Number(bytes) ? null : `0x${digits}`;
}

/** `7`, `(- 7)`. */
export function readNumber(text: string): bigint | null {
  const found = /^(?:(\d+)|\(- (\d+)\))$/u.exec(text.trim());
  if (found === null) return null;
  return found[1] === undefined ? -BigInt(found[2] ?? '0') : BigInt(found[1]);
}

/** In hexadecimal, without leading zeros. */
export function readAddress(text: string): Hex | null {
  const digits = /^0x([0-9a-f]{1,40})$/iu.exec(text.trim())?.[1];
  return digits === undefined ? null : `0x${digits.toLowerCase().padStart(40, '0')}`;
}

function plainValue(type: string, index: number): unknown {
  if (/^u?int\d+$/u.test(type)) return 1n;
  if (type === 'bool') return true;
  if (type === 'address') return `0x${(0x1001 + index).toString(16).padStart(40, '0')}`;
  const bytes = /^bytes(\d+)$/u.exec(type)?.[1];
  return bytes === undefined ? null : `0x${'00'.repeat(Number(bytes))}`;
}
