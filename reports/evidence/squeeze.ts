/**
 * Compression that is the same everywhere: gzip by a library of fixed version, since what zlib makes of the same bytes
 * depends on the build of Node. Reading is zlib's, with a limit that no bomb passes.
 */
import { constants, createGunzip } from 'node:zlib';
import { gzipSync } from 'fflate';

/** No name, no time, no comment. */
export function squeeze(bytes: Uint8Array): Buffer {
  const made = gzipSync(bytes, { level: 6, mtime: 0 });
  return Buffer.from(made.buffer, made.byteOffset, made.byteLength);
}

export interface Expanded {
  /** Up to where the stream could be read. */
  readonly bytes: Buffer;
  /** Null when it came to its end. */
  readonly problem: string | null;
}

/** Total. Never keeps more than `limit` bytes. */
export async function expand(squeezed: Uint8Array, limit: number): Promise<Expanded> {
  if (squeezed[0] !== 0x1f || squeezed[1] !== 0x8b) return { bytes: Buffer.alloc(0), problem: 'it is not a gzip file' };
  const whole = await inflated(squeezed, limit, 64 * 1024);
  // A stream that breaks takes its last chunk with it: small ones say more precisely where.
  return whole.problem === null || whole.bytes.length > limit ? cut(whole, limit) : inflated(squeezed, limit, 1024);
}

function cut({ bytes, problem }: Expanded, limit: number): Expanded {
  return bytes.length > limit
    ? { bytes: bytes.subarray(0, limit), problem: `more than ${limit} bytes unpacked` }
    : { bytes, problem };
}

function inflated(squeezed: Uint8Array, limit: number, chunkSize: number): Promise<Expanded> {
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stream = createGunzip({ chunkSize, finishFlush: constants.Z_FINISH });
    const end = (problem: string | null): void => {
      stream.destroy();
      done({ bytes: Buffer.concat(chunks), problem });
    };
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limit) end(`more than ${limit} bytes unpacked`);
    });
    stream.once('end', () => end(null));
    stream.once('error', (error) => end(`the compressed stream is damaged: ${error.message}`));
    stream.end(squeezed);
  });
}
