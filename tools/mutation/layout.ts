/** One assembly, laid out as the compiler does it: what is pushed how wide, and what stands where. */
import { z } from 'zod';
import { byteOf } from './opcode-bytes.ts';

const Item = z.looseObject({ name: z.string(), value: z.string().optional() });
export interface Assembly {
  readonly '.code': readonly z.infer<typeof Item>[];
  readonly '.data'?: Readonly<Record<string, Assembly | string>> | undefined;
  readonly '.auxdata'?: string | undefined;
}
export const Assembly: z.ZodType<Assembly> = z.lazy(() =>
  z.looseObject({
    '.code': z.array(Item),
    '.data': z.record(z.string(), z.union([Assembly, z.string()])).optional(),
    '.auxdata': z.string().optional(),
  }),
);

/** Code, and where it leaves room for immutables, by their names. */
export interface Laid {
  readonly bytes: Buffer;
  readonly immutables: ReadonlyMap<string, readonly number[]>;
}

export class Unsupported extends Error {}

/** How many bytes a number takes, at least one. */
function width(value: bigint | number): number {
  return Math.max(1, Math.ceil(BigInt(value).toString(16).length / 2));
}

function bigEndian(value: bigint | number, bytes: number): Buffer {
  const hex = BigInt(value)
    .toString(16)
    .padStart(2 * bytes, '0');
  if (hex.length > 2 * bytes) throw new Unsupported('a reference does not fit');
  return Buffer.from(hex, 'hex');
}

/** Data are named by a digest, of which references leave out leading zeros. */
function nameOf(digest: string): string {
  return digest.toLowerCase().padStart(64, '0');
}

function parse({ name, value }: z.infer<typeof Item>, base: 10 | 16): bigint {
  if (value === undefined) throw new Unsupported(`${name} has no value`);
  return BigInt(base === 16 ? `0x${value}` : value);
}

export class Layout {
  readonly #assembly: Assembly;
  readonly #subs: ReadonlyMap<number, Laid>;
  readonly #data = new Map<string, Buffer>();
  readonly #parts: Buffer[] = [];
  readonly #tags = new Map<bigint, number>();
  readonly #tagRefs: { readonly at: number; readonly tag: bigint }[] = [];
  readonly #subRefs: { readonly at: number; readonly sub: number }[] = [];
  readonly #dataRefs: { readonly at: number; readonly data: string }[] = [];
  readonly #sizeRefs: number[] = [];
  readonly #immutables = new Map<string, number[]>();
  #size = 0;

  constructor(assembly: Assembly, subs: ReadonlyMap<number, Laid>) {
    this.#assembly = assembly;
    this.#subs = subs;
    for (const [key, value] of Object.entries(assembly['.data'] ?? {}))
      if (typeof value === 'string') this.#data.set(nameOf(key), Buffer.from(value, 'hex'));
  }

  made(): Laid {
    const aux = Buffer.from(this.#assembly['.auxdata'] ?? '', 'hex');
    const code = this.#codeSize();
    const perTag = width(code);
    const all = [...this.#subs.values()].reduce((sum, { bytes }) => sum + bytes.length, code + 1 + aux.length);
    const perRef = width(all);
    for (const item of this.#assembly['.code']) this.#place(item, perTag, perRef);
    if (this.#subs.size + this.#data.size + aux.length > 0) this.#push(Buffer.from([0xfe]));
    const patches = [...this.#placeSubs(perRef), ...this.#placeData(perRef)];
    this.#push(aux);
    for (const at of this.#sizeRefs) patches.push({ at, bytes: bigEndian(this.#size, perRef) });
    for (const { at, tag } of this.#tagRefs) {
      const position = this.#tags.get(tag);
      if (position === undefined) throw new Unsupported(`there is no tag ${tag}`);
      patches.push({ at, bytes: bigEndian(position, perTag) });
    }
    const bytes = Buffer.concat(this.#parts);
    for (const { at, bytes: patch } of patches) patch.copy(bytes, at);
    return { bytes, immutables: this.#immutables };
  }

  #push(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#size += bytes.length;
  }

  /** A push of so many bytes that are filled in later; gives their place. */
  #pushRoom(bytes: number): number {
    this.#push(Buffer.from([0x5f + bytes]));
    const at = this.#size;
    this.#push(Buffer.alloc(bytes));
    return at;
  }

  #pushNumber(value: bigint | number): void {
    const bytes = width(value);
    this.#push(Buffer.concat([Buffer.from([0x5f + bytes]), bigEndian(value, bytes)]));
  }

  #sub(index: number): Laid {
    const sub = this.#subs.get(index);
    if (sub === undefined) throw new Unsupported(`there is no sub-assembly ${index}`);
    return sub;
  }

  #occurrences(name: string): readonly number[] {
    return [...this.#subs.values()].flatMap(({ immutables }) => immutables.get(name) ?? []);
  }

  #place(item: z.infer<typeof Item>, perTag: number, perRef: number): void {
    switch (item.name) {
      case 'tag':
        // The jump destination itself is the next item.
        this.#tags.set(parse(item, 10), this.#size);
        return;
      case 'PUSH':
        this.#pushNumber(parse(item, 16));
        return;
      case 'PUSH [tag]':
        this.#tagRefs.push({ tag: parse(item, 10), at: this.#pushRoom(perTag) });
        return;
      case 'PUSH #[$]':
        this.#pushNumber(this.#sub(Number(parse(item, 16))).bytes.length);
        return;
      case 'PUSH [$]':
        this.#subRefs.push({ sub: Number(parse(item, 16)), at: this.#pushRoom(perRef) });
        return;
      case 'PUSH data':
        this.#dataRefs.push({ data: nameOf(item.value ?? ''), at: this.#pushRoom(perRef) });
        return;
      case 'PUSHSIZE':
        this.#sizeRefs.push(this.#pushRoom(perRef));
        return;
      case 'PUSHIMMUTABLE': {
        const name = item.value ?? '';
        this.#immutables.set(name, [...(this.#immutables.get(name) ?? []), this.#pushRoom(32)]);
        return;
      }
      case 'ASSIGNIMMUTABLE':
        this.#assign(this.#occurrences(item.value ?? ''));
        return;
      default:
        this.#push(Buffer.from([byteOf(item.name)]));
    }
  }

  /** Two values are on the stack, and each occurrence but the last needs copies of them. */
  #assign(offsets: readonly number[]): void {
    for (const [at, offset] of offsets.entries()) {
      if (at !== offsets.length - 1) this.#push(Buffer.from([byteOf('DUP2'), byteOf('DUP2')]));
      this.#pushNumber(offset);
      this.#push(Buffer.from([byteOf('ADD'), byteOf('MSTORE')]));
    }
    if (offsets.length === 0) this.#push(Buffer.from([byteOf('POP'), byteOf('POP')]));
  }

  /** Each code once, in the order of the numbers of those that are referred to. */
  #placeSubs(perRef: number): { at: number; bytes: Buffer }[] {
    const offsets = new Map<string, number>();
    return this.#subRefs
      .toSorted((a, b) => a.sub - b.sub)
      .map(({ at, sub }) => {
        const { bytes, immutables } = this.#sub(sub);
        const key = `${bytes.toString('hex')} ${JSON.stringify([...immutables])}`;
        const offset = offsets.get(key) ?? this.#size;
        if (!offsets.has(key)) this.#push(bytes);
        offsets.set(key, offset);
        return { at, bytes: bigEndian(offset, perRef) };
      });
  }

  #placeData(perRef: number): { at: number; bytes: Buffer }[] {
    const unknown = this.#dataRefs.find(({ data }) => !this.#data.has(data));
    if (unknown !== undefined) throw new Unsupported(`there are no data ${unknown.data}`);
    return [...this.#data]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, bytes]) => {
        const refs = this.#dataRefs.filter(({ data }) => data === name);
        const offset = this.#size;
        if (refs.length > 0) this.#push(bytes);
        return refs.map(({ at }) => ({ at, bytes: bigEndian(offset, perRef) }));
      });
  }

  /** As the compiler estimates it, to choose how wide references to tags are. */
  #codeSize(): number {
    const data = [...this.#data.values()].reduce((sum, { length }) => sum + length, 1);
    for (let perTag = 1; ; perTag++) {
      const size = this.#assembly['.code'].reduce((sum, item) => sum + this.#required(item, perTag), data);
      if (width(size) <= perTag) return size;
    }
  }

  #required(item: z.infer<typeof Item>, perTag: number): number {
    switch (item.name) {
      case 'tag':
        return 0;
      case 'PUSH':
        return 1 + width(parse(item, 16));
      case 'PUSH #[$]':
      case 'PUSHSIZE':
        return 5;
      case 'PUSH [tag]':
      case 'PUSH [$]':
      case 'PUSH data':
        return 1 + perTag;
      case 'PUSHIMMUTABLE':
        return 33;
      case 'ASSIGNIMMUTABLE': {
        const times = this.#occurrences(item.value ?? '').length;
        return times === 0 ? 2 : (times - 1) * 37 + 35;
      }
      default:
        return 1;
    }
  }
}
