/** Putting strings from elsewhere into Solidity source without letting them out of their place. */
import { getAddress, isAddress } from 'viem';

const spelled: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': "'",
  '”': "'",
  '−': '-',
  '–': '-',
  '×': 'x',
  '·': '*',
  '÷': '/',
  '≤': '<=',
  '≥': '>=',
  α: 'alpha',
};

/** One line of printable ASCII: no line end, and no direction mark, is left to end or disguise anything. */
function plain(text: string): string {
  const known = text.replace(/[‘’“”−–×·÷≤≥α]/gu, (char) => spelled[char] ?? '?');
  return known
    .replace(/\s+/g, ' ')
    .replace(/[^\x20-\x7e]/gu, '?')
    .trim();
}

export function lineComment(text: string): string {
  return `// ${plain(text)}`;
}

export function stringLiteral(text: string): string {
  return `"${plain(text).replace(/["\\]/g, '\\$&')}"`;
}

export function identifier(text: string, what: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(text))
    throw new TypeError(`${what} ${JSON.stringify(text)} is not an identifier`);
  return text;
}

export function identifierPart(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '_');
}

export function addressLiteral(text: string): string {
  if (!isAddress(text, { strict: false })) throw new TypeError(`${JSON.stringify(text)} is not an address`);
  return `address(${getAddress(text)})`;
}

export function numberLiteral(text: string): string {
  if (!/^[0-9]+$/.test(text) || BigInt(text) >= 1n << 256n)
    throw new TypeError(`${JSON.stringify(text)} is not a 256-bit number`);
  return BigInt(text).toString();
}

/** Decimal or hexadecimal in, 32 bytes out. */
export function wordLiteral(text: string): string {
  if (!/^(0x[0-9a-fA-F]+|[0-9]+)$/.test(text) || BigInt(text) >= 1n << 256n)
    throw new TypeError(`${JSON.stringify(text)} is not a 32-byte word`);
  return `bytes32(0x${BigInt(text).toString(16).padStart(64, '0')})`;
}

export function bytesLiteral(text: string): string {
  if (!/^0x([0-9a-fA-F]{2})*$/.test(text))
    throw new TypeError(`${JSON.stringify(text.slice(0, 40))} is not a byte string`);
  return `hex"${text.slice(2)}"`;
}
