/**
 * A tar that has one form only: plain files, root's, of the year 1970, one after the other. Reading refuses everything
 * else, so that there is no byte in it that can be changed unseen, and nothing is ever written to a disk.
 */
import { Header } from 'tar';
import { type BundleLimits, firstDifference, isMemberName, type Member } from './members.ts';

const block = 512;
/** Two empty blocks end an archive. */
const ending = 2 * block;

/** Where a byte of an archive lies. */
export interface Span {
  readonly name: string;
  readonly start: number;
  /** Content begins behind the header. */
  readonly content: number;
  readonly end: number;
}

export interface Unpacked {
  readonly members: readonly Member[];
  /** Null when the archive is as `packTar` writes it. */
  readonly problem: { readonly offset: number; readonly member: string | null; readonly what: string } | null;
}

const padded = (size: number): number => Math.ceil(size / block) * block;

function headerOf(name: string, size: number): Buffer {
  const owner = { uid: 0, gid: 0, uname: '', gname: '' };
  const header = new Header({ path: name, mode: 0o644, ...owner, size, mtime: new Date(0), type: 'File' });
  if (header.encode() || header.block === undefined) throw new RangeError(`${name} does not fit a tar header`);
  return header.block;
}

function headerOrNull(name: string, size: number): Buffer | null {
  try {
    return headerOf(name, size);
  } catch {
    return null;
  }
}

/** In the order given. @throws RangeError for a name that is refused in reading. */
export function packTar(members: readonly Member[]): Buffer {
  const parts = members.flatMap(({ name, content }) => {
    if (!isMemberName(name)) throw new RangeError(`${name} is no name for a member`);
    return [headerOf(name, content.length), content, Buffer.alloc(padded(content.length) - content.length)];
  });
  return Buffer.concat([...parts, Buffer.alloc(ending)]);
}

/** Where each member of these names and sizes lies. */
export function layoutOf(sizes: readonly (readonly [name: string, size: number])[]): readonly Span[] {
  let start = 0;
  return sizes.map(([name, size]) => {
    const span = { name, start, content: start + block, end: start + block + padded(size) };
    start = span.end;
    return span;
  });
}

/** Total: what could be read before the first thing that is not as it should be, and what that is. */
export function unpackTar(tar: Buffer, { members: most }: Pick<BundleLimits, 'members'>): Unpacked {
  const members: Member[] = [];
  const seen = new Set<string>();
  let at = 0;
  const end = (what: string, offset = at, member: string | null = null): Unpacked => ({
    members,
    problem: { offset, member, what },
  });
  while (at + block <= tar.length) {
    const head = tar.subarray(at, at + block);
    if (head.every((byte) => byte === 0)) return isEnding(tar, at) ? { members, problem: null } : endOf(tar, at, end);
    const read = readHeader(head);
    if ('what' in read) return end(read.what, at + (read.offset ?? 0), read.name ?? null);
    const { name, size } = read;
    if (seen.has(name)) return end('a second member of this name', at, name);
    if (members.length >= most) return end(`more than ${most} members`, at, name);
    const from = at + block;
    if (from + padded(size) > tar.length) return end('the archive ends inside of it', tar.length, name);
    const filled = tar.subarray(from + size, from + padded(size)).findIndex((byte) => byte !== 0);
    if (filled >= 0) return end('something stands in the padding behind it', from + size + filled, name);
    seen.add(name);
    members.push({ name, content: tar.subarray(from, from + size) });
    at = from + padded(size);
  }
  return end('the archive has no end', tar.length);
}

const isEnding = (tar: Buffer, at: number): boolean =>
  tar.length === at + ending && tar.subarray(at).every((byte) => byte === 0);

function endOf(tar: Buffer, at: number, end: (what: string, offset: number) => Unpacked): Unpacked {
  const rest = tar.subarray(at).findIndex((byte) => byte !== 0);
  if (rest >= 0) return end('something stands behind the end of the archive', at + rest);
  return end(`the end is ${tar.length - at} bytes long instead of ${ending}`, Math.min(tar.length, at + ending));
}

type ReadHeader =
  | { readonly name: string; readonly size: number }
  | { readonly what: string; readonly name?: string; readonly offset?: number };

function readHeader(head: Buffer): ReadHeader {
  let header: Header;
  try {
    header = new Header(head, 0);
  } catch {
    return { what: 'a header that cannot be read' };
  }
  const { path: name = '', size } = header;
  if (!isMemberName(name)) return { what: `a name that no member may have: ${JSON.stringify(name.slice(0, 80))}` };
  if (header.type !== 'File') return { what: `not a plain file but a ${header.type}`, name };
  if (size === undefined || !Number.isSafeInteger(size) || size < 0) return { what: 'a size that is none', name };
  const should = headerOrNull(name, size);
  if (should === null) return { what: 'a name or size that does not fit', name };
  const offset = firstDifference(head, should);
  return offset === null ? { name, size } : { what: 'a header that is not as Assay writes it', name, offset };
}
