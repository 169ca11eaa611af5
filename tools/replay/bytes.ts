/** Conversions between viem's lower-case hex and the EVM's byte types. */
import { Address, hexToBytes } from '@ethereumjs/util';
import { bytesToHex, type Hex } from 'viem';

export const VM_ADDRESS: Hex = '0x7109709ecfa91a80626ff3989d68f67f5b1dd12d';
export const SVM_ADDRESS: Hex = '0xf3993a62377bcd56ae39d773740a5390411e8bc9';
export const CONSOLE_ADDRESS: Hex = '0x000000000000000000636f6e736f6c652e6c6f67';

export function lower(hex: string): Hex {
  return hex.toLowerCase() as Hex;
}

export function toAddress(hex: string): Address {
  return new Address(hexToBytes(lower(hex)));
}

export function fromAddress(address: Address): Hex {
  return lower(address.toString());
}

export function toBytes(hex: string): Uint8Array {
  return hexToBytes(lower(hex));
}

export function toHex(bytes: Uint8Array): Hex {
  return bytesToHex(bytes);
}

export function word(value: bigint): Hex {
  return `0x${value.toString(16).padStart(64, '0')}`;
}
