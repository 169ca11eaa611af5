/** Several ways to one answer at once: the first that comes to it ends the others. */

export type Lane<T> = (signal: AbortSignal) => Promise<readonly T[]>;

/**
 * What all lanes found until then, in their order; a lane that is ended has its say in it, too.
 * @throws what a lane threw, unless another came to enough: what ended the others may have made them throw.
 */
export async function firstEnough<T>(
  lanes: readonly Lane<T>[],
  isEnough: (found: readonly T[]) => boolean,
  signal: AbortSignal,
): Promise<readonly T[]> {
  const enough = new AbortController();
  const either = AbortSignal.any([signal, enough.signal]);
  const ended = await Promise.allSettled(
    lanes.map(async (lane) => {
      const found = await lane(either);
      if (isEnough(found)) enough.abort();
      return found;
    }),
  );
  const found = ended.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined && !enough.signal.aborted) throw failed.reason;
  return found;
}
