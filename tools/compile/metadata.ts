/** Runtime code without the note about its sources that the compiler may put behind it. */
import { createHash } from 'node:crypto';

const keys = ['ipfs', 'bzzr0', 'bzzr1', 'solc', 'experimental'];

/**
 * Length in bytes of the CBOR map at the end, with its two bytes of length; 0 when there is none. It is recognised
 * by its own first bytes: a map of up to four entries whose first key is one that solc writes.
 */
export function metadataLength(code: Uint8Array): number {
  if (code.length < 4) return 0;
  const inner = (code[code.length - 2] ?? 0) * 256 + (code[code.length - 1] ?? 0);
  const start = code.length - 2 - inner;
  if (inner < 2 || start < 0) return 0;
  const head = code[start] ?? 0;
  if (head < 0xa1 || head > 0xa4) return 0;
  const keyHead = code[start + 1] ?? 0;
  if (keyHead < 0x64 || keyHead > 0x6c) return 0;
  const key = Buffer.from(code.subarray(start + 2, start + 2 + keyHead - 0x60)).toString('latin1');
  return keys.includes(key) ? inner + 2 : 0;
}

export function stripMetadata(code: Uint8Array): Uint8Array {
  return code.subarray(0, code.length - metadataLength(code));
}

export function codeDigest(code: Uint8Array): string {
  return createHash('sha256').update(stripMetadata(code)).digest('hex');
}
