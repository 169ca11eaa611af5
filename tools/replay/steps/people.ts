/** Names of whoever takes part, for people. */
import type { Hex } from 'viem';
import { CONSOLE_ADDRESS, lower, SVM_ADDRESS, VM_ADDRESS } from '../bytes.ts';

/** The name of an address, or null. */
export type People = (address: string) => string | null;

const precompiles = ['ecrecover', 'sha256', 'ripemd160', 'identity', 'modexp', 'ecAdd', 'ecMul', 'ecPairing', 'blake2f'];
const longestLabel = 64;

export interface PeopleInput {
  /** Contracts by address, in order; nameless where unknown. */
  readonly contracts: ReadonlyMap<Hex, string>;
  readonly given: Readonly<Record<string, string>>;
  /** What code under test may have said itself: never a name that something else has. */
  readonly labels: ReadonlyMap<Hex, string>;
}

/** Contracts of one name are numbered in order. */
export function peopleOf({ contracts, given, labels }: PeopleInput): People {
  const names = new Map<string, string>([
    [VM_ADDRESS, 'vm'],
    [SVM_ADDRESS, 'svm'],
    [CONSOLE_ADDRESS, 'console'],
    ...precompiles.map((name, at) => [`0x${(at + 1).toString(16).padStart(40, '0')}`, name] as const),
  ]);
  const counts = new Map<string, number>();
  const named = [...contracts].filter(([address, name]) => name !== '' && !names.has(address));
  for (const [, name] of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  const numbers = new Map<string, number>();
  for (const [address, name] of named) {
    const number = (numbers.get(name) ?? 0) + 1;
    numbers.set(name, number);
    names.set(address, counts.get(name) === 1 ? name : `${name} #${number}`);
  }
  for (const [address, name] of Object.entries(given)) names.set(lower(address), name);
  const taken = new Set(names.values());
  for (const [address, label] of labels) {
    const short = label.slice(0, longestLabel);
    if (names.has(address) || short === '' || taken.has(short)) continue;
    taken.add(short);
    names.set(address, short);
  }
  return (address) => names.get(lower(address)) ?? null;
}
