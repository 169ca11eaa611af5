/** A store behind HTTP: `GET` and `PUT` of `/ac/<sha256>` and `/cas/<sha256>`, as bazel-remote has them. */
import type { Backend, Got } from './backend.ts';
import { largest, type Shelf } from './schema.ts';

export interface HttpOptions {
  /** As `placeOf` gives it. */
  readonly url: URL;
  readonly token?: string | undefined;
  /** Of one request, from its start to the last byte of its answer. */
  readonly seconds?: number;
}

/** Any of these many failures one after the other, and it is left alone for the rest of the run. */
export const patience = 3;

interface Breaker {
  failures: number;
  readonly limit: number;
}

export function httpBackend({ url, token, seconds = 3 }: HttpOptions): Backend {
  const breaker: Breaker = { failures: 0, limit: patience };
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const base = url.href.replace(/\/$/u, '');
  const open = (): boolean => breaker.failures >= breaker.limit;
  const failed = (why: string): string => {
    breaker.failures++;
    return open() ? `${why}; it is not asked again in this run` : why;
  };
  const common = () => ({ redirect: 'manual' as const, signal: AbortSignal.timeout(seconds * 1000) });
  return {
    shown: base,
    async get(shelf, name): Promise<Got> {
      if (open()) return { is: 'missing' };
      try {
        const response = await fetch(`${base}/${shelf}/${name}`, { headers, ...common() });
        const got = await bodyOf(response, shelf);
        if (got.is === 'failed') return { is: 'failed', why: failed(got.why) };
        breaker.failures = 0;
        return got;
      } catch (error) {
        return { is: 'failed', why: failed(reasonOf(error, seconds)) };
      }
    },
    async put(shelf, name, bytes) {
      if (open()) return null;
      try {
        const type = shelf === 'ac' ? 'application/json' : 'application/octet-stream';
        const response = await fetch(`${base}/${shelf}/${name}`, {
          method: 'PUT',
          headers: { ...headers, 'content-type': type },
          body: Buffer.from(bytes),
          ...common(),
        });
        await response.body?.cancel();
        if (!response.ok) return failed(`it answers ${response.status} to a write`);
        breaker.failures = 0;
        return null;
      } catch (error) {
        return failed(reasonOf(error, seconds));
      }
    },
  };
}

/** No answer but 200 with a body of a size that can be is one; a redirection is followed nowhere, least with our token. */
async function bodyOf(response: Response, shelf: Shelf): Promise<Got> {
  if (response.status !== 200) {
    await response.body?.cancel();
    return response.status === 404 ? { is: 'missing' } : { is: 'failed', why: `it answers ${response.status}` };
  }
  const most = largest[shelf];
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
    const chunk = next.value;
    size += chunk.length;
    if (size > most) {
      await reader?.cancel();
      return { is: 'failed', why: `it answers with more than ${most} bytes` };
    }
    chunks.push(chunk);
  }
  return { is: 'found', bytes: Buffer.concat(chunks) };
}

function reasonOf(error: unknown, seconds: number): string {
  if (!(error instanceof Error)) return 'it cannot be asked';
  if (error.name === 'TimeoutError') return `no answer within ${seconds} s`;
  const cause = error.cause as { readonly code?: unknown; readonly message?: unknown } | undefined;
  const detail = typeof cause?.code === 'string' ? cause.code : typeof cause?.message === 'string' ? cause.message : '';
  return `it cannot be asked${detail === '' ? '' : `: ${detail}`}`;
}
