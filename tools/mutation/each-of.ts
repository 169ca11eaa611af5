/** Work that several share, each one piece at a time. */

/**
 * The first failure stops the others, and is thrown when the last of them has ended: nobody works on behind the back of
 * the caller, who lets go of what they hold.
 */
export async function eachOf<T, W>(
  all: Iterable<T>,
  workers: readonly W[],
  work: (one: T, worker: W) => Promise<void>,
  stopping = new AbortController(),
): Promise<void> {
  const left = all[Symbol.iterator]();
  const failures: unknown[] = [];
  const workThrough = async (worker: W): Promise<void> => {
    for (let next = left.next(); !next.done && failures.length === 0; next = left.next()) {
      try {
        await work(next.value, worker);
      } catch (error) {
        failures.push(error);
        stopping.abort();
      }
    }
  };
  await Promise.all(workers.map(workThrough));
  if (failures.length > 0) throw failures[0];
}
