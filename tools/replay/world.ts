/** What surrounds a harness before anything runs. An engine's addresses and times only mean something in its own world. */
import type { Hex } from 'viem';

export interface World {
  /** Where the harness contract is deployed. */
  readonly harness: Hex;
  /** Who deploys it, calls `setUp()` and the entry point, and is `tx.origin` then. */
  readonly sender: Hex;
  readonly timestamp: bigint;
  readonly block: bigint;
  readonly chainId: bigint;
  readonly harnessBalance: bigint;
  readonly senderBalance: bigint;
  readonly gasLimit: bigint;
  /** Environment variables that the harness may ask for. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether time and block of a call that reverts are undone with the rest. */
  readonly revertsTime?: boolean;
}

/** Forge's defaults. Halmos shares them, but for the addresses of the contracts that are created. */
export const FORGE_WORLD: World = {
  harness: '0x7fa9385be102ac3eac297483dd6233d62b3e1496',
  sender: '0x1804c8ab1f12e6bbf3894d4083f33e07309d1f38',
  timestamp: 1n,
  block: 1n,
  chainId: 31337n,
  harnessBalance: 2n ** 96n - 1n,
  senderBalance: 2n ** 256n - 1n,
  gasLimit: 2n ** 30n,
};

/** For harnesses that are deployed with arguments, by a sender and at a time of the counterexample's own: nobody is rich. */
export const SOURCE_WORLD: World = {
  ...FORGE_WORLD,
  sender: '0x1000000000000000000000000000000000000001',
  harnessBalance: 0n,
};

/** What Echidna is told, and its own addresses, time and block. */
export const ECHIDNA_WORLD: World = {
  ...FORGE_WORLD,
  harness: '0x00a329c0648769a73afac7f9381e08fb43dbea72',
  sender: '0x0000000000000000000000000000000000030000',
  timestamp: 1524785992n,
  block: 4370000n,
  chainId: 1n,
  harnessBalance: 10n ** 36n,
  senderBalance: 0xffffffffn,
  revertsTime: true,
};
