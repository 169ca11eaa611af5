/** Which variables a storage slot holds: by the compiler's table, and by the inputs of hashes seen in the execution. */
import { bytesToBigInt, bytesToHex, type Hex, keccak256 } from 'viem';
import { z } from 'zod';
import { word } from '../bytes.ts';

const Item = z.object({ label: z.string(), offset: z.int(), slot: z.string(), type: z.string() });
const Type = z.object({
  encoding: z.string(),
  label: z.string(),
  numberOfBytes: z.string(),
  base: z.string().optional(),
  key: z.string().optional(),
  value: z.string().optional(),
  members: z.array(Item).optional(),
});
const Layout = z.object({ storage: z.array(Item), types: z.record(z.string(), Type).nullable() });
type Type = z.infer<typeof Type>;

/** Part of a slot. */
export interface Place {
  /** `_balances[0x…]`, `plan.window`, `queue[3]`. */
  readonly name: string;
  /** The state variable at the root of it. */
  readonly variable: string;
  /** Solidity's type, and its key in the table. */
  readonly type: string;
  readonly id: string;
  /** Bytes from the right end of the slot. */
  readonly offset: number;
  readonly bytes: number;
}

export type Locate = (slot: bigint) => readonly Place[];

interface Root {
  readonly name: string;
  readonly variable: string;
  readonly type: string;
}

const whole = { type: 'bytes32', id: '', offset: 0, bytes: 32 } as const;
const deepest = 16;
const wordSize = 32n;
/** How far behind the hash of an array its elements are looked for, in slots. */
const farthest = 1n << 64n;

interface Variable {
  readonly label: string;
  readonly type: string;
  readonly offset: number;
  readonly at: bigint;
  readonly span: bigint;
}

type NameOf = (address: string) => string | null;

/** Names of keys: an address that has one is shown by it. */
export function locator(layout: unknown, preimages: ReadonlyMap<bigint, Uint8Array>, nameOf: NameOf): Locate {
  const parsed = Layout.safeParse(layout);
  if (!parsed.success) return () => [];
  const { storage, types: given } = parsed.data;
  const types = new Map(Object.entries(given ?? {}));
  const roots = storage.flatMap((item): Variable[] => {
    const type = types.get(item.type);
    return type === undefined || !/^\d{1,78}$/u.test(item.slot)
      ? []
      : [{ ...item, at: BigInt(item.slot), span: slotsOf(type) }];
  });
  const hashes = new Map(preimages);
  // The compiler hashes the places of arrays and strings itself.
  for (const { at } of roots) hashes.set(BigInt(keccak256(word(at))), bytesOf(word(at)));
  const table = new Table(types, roots, hashes, nameOf);
  return (slot) => table.placesOf(slot);
}

class Table {
  private readonly types: ReadonlyMap<string, Type>;
  private readonly roots: readonly Variable[];
  private readonly hashes: ReadonlyMap<bigint, Uint8Array>;
  private readonly sorted: readonly bigint[];
  private readonly nameOf: NameOf;

  constructor(
    types: ReadonlyMap<string, Type>,
    roots: readonly Variable[],
    hashes: ReadonlyMap<bigint, Uint8Array>,
    nameOf: NameOf,
  ) {
    this.types = types;
    this.roots = roots;
    this.hashes = hashes;
    this.sorted = [...hashes.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    this.nameOf = nameOf;
  }

  placesOf(slot: bigint): readonly Place[] {
    return this.within(slot, 0).filter(({ bytes, offset }) => bytes > 0 && offset + bytes <= 32);
  }

  private within(slot: bigint, depth: number): readonly Place[] {
    const direct = this.roots.filter(({ at, span }) => slot >= at && slot < at + span);
    if (direct.length > 0)
      return direct.flatMap(({ label, type, offset, at }) =>
        this.inside({ name: label, variable: label, type }, slot - at, offset, depth),
      );
    const hash = this.before(slot);
    const input = hash === null ? undefined : this.hashes.get(hash);
    if (hash === null || input === undefined || depth >= deepest) return [];
    const parent = bytesToBigInt(input.slice(-32));
    return this.owners(parent, depth + 1).flatMap((owner) =>
      this.below(owner, input.slice(0, -32), slot - hash, depth + 1),
    );
  }

  /** Variables whose own slot this is, whatever their kind. */
  private owners(slot: bigint, depth: number): readonly Root[] {
    return this.within(slot, depth).map(({ name, variable, id }) => ({ name, variable, type: id }));
  }

  private below(owner: Root, key: Uint8Array, rest: bigint, depth: number): readonly Place[] {
    const type = this.types.get(owner.type);
    if (type?.encoding === 'mapping' && key.length > 0 && type.value !== undefined) {
      const name = `${owner.name}[${this.keyText(type.key ?? '', key)}]`;
      return this.inside({ ...owner, name, type: type.value }, rest, 0, depth);
    }
    if (type?.encoding === 'dynamic_array' && key.length === 0 && type.base !== undefined)
      return this.elements({ ...owner, type: type.base }, rest, depth);
    if (type?.encoding === 'bytes' && key.length === 0)
      return [{ ...whole, name: `${owner.name}[${rest * wordSize}…]`, variable: owner.variable }];
    return [];
  }

  private inside(root: Root, rest: bigint, offset: number, depth: number): readonly Place[] {
    const type = this.types.get(root.type);
    if (type === undefined || depth > deepest) return [];
    if (type.members !== undefined)
      return type.members.flatMap((member) => {
        const at = BigInt(member.slot);
        const span = slotsOf(this.types.get(member.type));
        if (rest < at || rest >= at + span) return [];
        const inner = { ...root, name: `${root.name}.${member.label}`, type: member.type };
        return this.inside(inner, rest - at, member.offset, depth + 1);
      });
    if (type.encoding === 'inplace' && type.base !== undefined)
      return rest < slotsOf(type) ? this.elements({ ...root, type: type.base }, rest, depth + 1) : [];
    if (rest !== 0n) return [];
    const bytes = type.encoding === 'inplace' ? Number(type.numberOfBytes) : 32;
    return [{ name: root.name, variable: root.variable, type: this.labelOf(root.type), id: root.type, offset, bytes }];
  }

  /** Elements of an array that a slot of its holds: several where they are packed. */
  private elements(root: Root, rest: bigint, depth: number): readonly Place[] {
    const type = this.types.get(root.type);
    const bytes = Number(type?.numberOfBytes ?? 0);
    if (type === undefined || !Number.isInteger(bytes) || bytes <= 0) return [];
    if (bytes > 16) {
      const span = slotsOf(type);
      return this.inside({ ...root, name: `${root.name}[${rest / span}]` }, rest % span, 0, depth + 1);
    }
    const count = Math.floor(32 / bytes);
    return Array.from({ length: count }, (_, at) =>
      this.inside({ ...root, name: `${root.name}[${rest * BigInt(count) + BigInt(at)}]` }, 0n, at * bytes, depth + 1),
    ).flat();
  }

  private labelOf(id: string): string {
    return this.types.get(id)?.label ?? id;
  }

  private before(slot: bigint): bigint | null {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] ?? 0n) <= slot) low = middle + 1;
      else high = middle;
    }
    const found = low === 0 ? undefined : this.sorted[low - 1];
    return found === undefined || slot - found >= farthest ? null : found;
  }

  private keyText(id: string, key: Uint8Array): string {
    const label = this.labelOf(id);
    if (/^(?:string|bytes)\b/u.test(label) && !/^bytes\d/u.test(label))
      return label.startsWith('string') ? JSON.stringify(new TextDecoder().decode(key)) : bytesToHex(key);
    const read = textOf(label, bytesToBigInt(key), 32);
    return /^0x[0-9a-f]{40}$/u.test(read) ? (this.nameOf(read) ?? read) : read;
  }
}

function slotsOf(type: Type | undefined): bigint {
  const bytes = /^\d{1,78}$/u.test(type?.numberOfBytes ?? '') ? BigInt(type?.numberOfBytes ?? '0') : 32n;
  return bytes === 0n ? 1n : (bytes + wordSize - 1n) / wordSize;
}

function bytesOf(hex: Hex): Uint8Array {
  return Uint8Array.from(Buffer.from(hex.slice(2), 'hex'));
}

/** A value of a part of a slot, by its Solidity type. Strings and unknown types are shown as bytes. */
export function textOf(type: string, value: bigint, bytes: number): string {
  if (/^u?int\d*$|^enum /u.test(type))
    return (type.startsWith('int') ? BigInt.asIntN(bytes * 8, value) : value).toString();
  if (type === 'bool') return value === 0n ? 'false' : 'true';
  if (/^(?:address|contract)\b/u.test(type)) return `0x${BigInt.asUintN(160, value).toString(16).padStart(40, '0')}`;
  if (/\[\]$|^mapping/u.test(type)) return value.toString();
  return `0x${value.toString(16).padStart(bytes * 2, '0')}`;
}
