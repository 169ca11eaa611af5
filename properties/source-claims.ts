/** Claims about the part that the cores share, for the compiler's model checker: no solver of its gets through a whole core. */
import type { SourceClaim } from './schema.ts';

const capAlone =
  'only the code of the cap: that a core touches its counters through it alone, and rolls before it counts, is left out';

/** No epoch spends more than its limit. */
export const withinCap: SourceClaim = {
  world: 'cap',
  at: 'call',
  claims: ['epochSpent <= epochLimit'],
  witness: 'epochStart != 0',
  bounds: [capAlone],
};

/** Between any two moments the same epoch runs, or one that began a day later at least. */
export const aDayAtLeast: SourceClaim = {
  world: 'watchedCap',
  at: 'call',
  claims: ['epochStart == seenStart || epochStart - seenStart >= 1 days'],
  witness: 'epochStart != 0',
  bounds: [capAlone, 'only how long an epoch is: what counts against it is left out'],
};
