/** Names of whoever takes part, for people. */
import type { Hex } from 'viem';
import { CONSOLE_ADDRESS, lower, SVM_ADDRESS, VM_ADDRESS } from '../bytes.ts';

/** The name of an address, or null. */
export type People = (address: string) => string | null;

const precompiles = [
  'ecrecover',
  'sha256',
  'ripemd160',
  'identity',
  'modexp',
  'ecAdd',
  'ecMul',
  'ecPairing',
  'blake2f',
];
const longestLabel = 64;

export interface PeopleInput {
  /** Contracts by address, in order; nameless where unknown. Those that take part come first. */
  readonly contracts: ReadonlyMap<Hex, string>;
  readonly acting: ReadonlySet<Hex>;
  readonly given: Readonly<Record<string, string>>;
  /** What code under test may have said itself: never a name that something else has. */
  readonly labels: ReadonlyMap<Hex, string>;
}

/** Contracts of one name are numbered in order; the only one that takes part needs no number. */
export function peopleOf({ contracts, acting, given, labels }: PeopleInput): People {
  const names = new Map<string, string>([
    [VM_ADDRESS, 'vm'],
    [SVM_ADDRESS, 'svm'],
    [CONSOLE_ADDRESS, 'console'],
    ...precompiles.map((name, at) => [`0x${(at + 1).toString(16).padStart(40, '0')}`, name] as const),
  ]);
  const named = [...contracts].filter(([address, name]) => name !== '' && !names.has(address));
  const ordered = [...named.filter(([one]) => acting.has(one)), ...named.filter(([one]) => !acting.has(one))];
  for (const [name, all] of grouped(ordered)) {
    const several = all.filter((address) => acting.has(address)).length > 1;
    for (const [at, address] of all.entries()) names.set(address, several || at > 0 ? `${name} #${at + 1}` : name);
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

function grouped(named: readonly (readonly [Hex, string])[]): ReadonlyMap<string, readonly Hex[]> {
  const groups = new Map<string, Hex[]>();
  for (const [address, name] of named) {
    const group = groups.get(name) ?? [];
    group.push(address);
    groups.set(name, group);
  }
  return groups;
}
