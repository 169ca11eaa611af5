/** Reading, writing and copying the state of the concrete EVM. */
import type { SimpleStateManager } from '@ethereumjs/statemanager';
import { Account, type Address, bigIntToBytes, bytesToBigInt, setLengthLeft } from '@ethereumjs/util';
import { type Hex, keccak256 } from 'viem';
import { lower, toAddress, toBytes, toHex } from './bytes.ts';

/** Everything that `restoreState` brings back. Values are never mutated once taken. */
export interface StateCopy {
  readonly accounts: ReadonlyMap<Hex, Account | undefined>;
  readonly code: ReadonlyMap<Hex, Uint8Array>;
  readonly storage: ReadonlyMap<string, Uint8Array>;
}

export async function balanceOf(state: SimpleStateManager, address: Address): Promise<bigint> {
  return (await state.getAccount(address))?.balance ?? 0n;
}

export async function setBalance(state: SimpleStateManager, address: Address, balance: bigint): Promise<void> {
  const account = copyAccount(await state.getAccount(address));
  account.balance = balance;
  await state.putAccount(address, account);
}

export async function setNonce(state: SimpleStateManager, address: Address, nonce: bigint): Promise<void> {
  const account = copyAccount(await state.getAccount(address));
  account.nonce = nonce;
  await state.putAccount(address, account);
}

export async function storeWord(
  state: SimpleStateManager,
  address: Address,
  slot: bigint,
  value: bigint,
): Promise<void> {
  if ((await state.getAccount(address)) === undefined) await state.putAccount(address, new Account());
  // The shortest form, as the EVM itself writes it.
  await state.putStorage(address, slotKey(slot), value === 0n ? new Uint8Array(0) : bigIntToBytes(value));
}

export async function loadWord(state: SimpleStateManager, address: Address, slot: bigint): Promise<bigint> {
  const bytes = await state.getStorage(address, slotKey(slot));
  return bytes.length === 0 ? 0n : bytesToBigInt(bytes);
}

function slotKey(slot: bigint): Uint8Array {
  return setLengthLeft(bigIntToBytes(slot), 32);
}

/** What SELFDESTRUCT leaves at the end of a transaction: nothing. */
export async function eraseAccount(state: SimpleStateManager, address: Address): Promise<void> {
  await state.clearStorage(address);
  await state.putCode(address, new Uint8Array(0));
  await state.deleteAccount(address);
}

export function copyState(state: SimpleStateManager): StateCopy {
  const accounts = new Map<Hex, Account | undefined>();
  for (const [key, account] of top(state.accountStack)) {
    accounts.set(lower(key), account === undefined ? undefined : copyAccount(account));
  }
  return {
    accounts,
    code: new Map(top(state.codeStack)) as Map<Hex, Uint8Array>,
    storage: new Map(top(state.storageStack)),
  };
}

/** Only the innermost layer is replaced, so a frame that reverts afterwards still unwinds to what was before it. */
export function restoreState(state: SimpleStateManager, copy: StateCopy): void {
  const accounts = new Map<Hex, Account | undefined>();
  for (const [key, account] of copy.accounts)
    accounts.set(key, account === undefined ? undefined : copyAccount(account));
  state.accountStack[state.accountStack.length - 1] = accounts;
  state.codeStack[state.codeStack.length - 1] = new Map(copy.code);
  state.storageStack[state.storageStack.length - 1] = new Map(copy.storage);
}

/** A number that is equal for equal balances, code and storage, and for nothing else. */
export function digestState(state: SimpleStateManager): Hex {
  const copy = copyState(state);
  const parts: string[] = [];
  for (const [address, account] of copy.accounts) {
    if (account !== undefined && account.balance !== 0n) parts.push(`b${address}=${account.balance}`);
  }
  for (const [address, code] of copy.code) if (code.length > 0) parts.push(`c${lower(address)}=${keccak256(code)}`);
  for (const [key, value] of copy.storage) if (value.length > 0) parts.push(`s${key}=${toHex(value)}`);
  return digest(parts);
}

export function digestStorage(state: SimpleStateManager, address: Hex): Hex {
  const parts: string[] = [];
  for (const [key, value] of top(state.storageStack)) {
    if (key.toLowerCase().startsWith(`${address}_`) && value.length > 0) parts.push(`${key}=${toHex(value)}`);
  }
  return digest(parts);
}

function digest(parts: string[]): Hex {
  return keccak256(new TextEncoder().encode(parts.sort().join('\n')));
}

export async function placeCode(state: SimpleStateManager, address: string, code: string): Promise<void> {
  await state.putCode(toAddress(address), toBytes(code));
}

function copyAccount(account: Account | undefined): Account {
  if (account === undefined) return new Account();
  return new Account(account.nonce, account.balance, account.storageRoot, account.codeHash);
}

function top<T>(stack: readonly T[]): T {
  const layer = stack[stack.length - 1];
  if (layer === undefined) throw new Error('the state has no layer');
  return layer;
}
