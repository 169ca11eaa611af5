/**
 * What drivers of our own write: a result, and the digest of it. A file that was cut, or whose lines were lost, doubled
 * or exchanged, is then no result, whatever it says.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

const Sealed = z.strictObject({ sha256: z.string(), result: z.unknown() });

function digestOf(result: unknown): string {
  return createHash('sha256').update(JSON.stringify(result)).digest('hex');
}

/** JSON for people to read as well. `result` must be what JSON can say. */
export function sealed(result: unknown): string {
  return `${JSON.stringify({ sha256: digestOf(result), result }, null, 2)}\n`;
}

/** Null when the text is not what `sealed` made of anything. */
export function unsealed(text: string): { readonly result: unknown } | null {
  try {
    const { data } = Sealed.safeParse(JSON.parse(text));
    return data !== undefined && digestOf(data.result) === data.sha256 ? { result: data.result } : null;
  } catch {
    return null;
  }
}
