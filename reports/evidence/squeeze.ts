/**
 * Compression that is the same everywhere: gzip by a library of fixed version, since what zlib makes of the same bytes
 * depends on the build of Node. Reading is zlib's, with a limit that no bomb passes.
 */
import { createGunzip, gunzipSync } from 'node:zlib';
import { gzipSync } from 'fflate';
import { firstDifference } from './members.ts';

/** No name, no time, no comment. */
export function squeeze(bytes: Uint8Array): Buffer {
  const made = gzipSync(bytes, { level: 6, mtime: 0 });
  return Buffer.from(made.buffer, made.byteOffset, made.byteLength);
}

const head = squeeze(Buffer.alloc(0)).subarray(0, 10);

export interface Expanded {
  /** Up to where the stream could be read. */
  readonly bytes: Buffer;
  /** Null when it came to its end. `offset`: where in the compressed file, if that is known. */
  readonly problem: { readonly what: string; readonly offset: number | null } | null;
}

/** Total. Never keeps much more than `limit` bytes. */
export async function expand(squeezed: Uint8Array, limit: number): Promise<Expanded> {
  const offset = firstDifference(squeezed.subarray(0, head.length), head);
  if (offset !== null)
    return { bytes: Buffer.alloc(0), problem: { what: 'it does not begin as a bundle does', offset } };
  try {
    return { bytes: gunzipSync(squeezed, { maxOutputLength: limit }), problem: null };
  } catch (error) {
    const large = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    if (large) return { bytes: Buffer.alloc(0), problem: { what: `more than ${limit} bytes unpacked`, offset: null } };
    const what = `the compressed stream is damaged: ${(error as Error).message}`;
    return { bytes: await asFarAsReadable(squeezed, limit), problem: { what, offset: null } };
  }
}

/** In small chunks, since the last one before the damage is lost; only to say which member the damage is in. */
function asFarAsReadable(squeezed: Uint8Array, limit: number): Promise<Buffer> {
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stream = createGunzip({ chunkSize: 1024 });
    const end = (): void => {
      stream.destroy();
      done(Buffer.concat(chunks));
    };
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limit) end();
    });
    stream.once('end', end).once('error', end);
    stream.end(squeezed);
  });
}
