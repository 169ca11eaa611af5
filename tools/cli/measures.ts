/** What is measured beside the verdicts, as part of a run. */
import PQueue from 'p-queue';
import { saved as savedCoverage } from '../coverage/store.ts';
import { saved as savedEconomics } from '../economics/store.ts';
import { UserError } from '../errors.ts';
import { defaultCores } from '../run/pool.ts';
import { saved as savedTrace } from '../trace/store.ts';
import { measureCoverage } from './coverage.ts';
import { measureEconomics } from './economics.ts';
import type { OnNode } from './genesis.ts';
import { traceAll } from './trace.ts';

interface Measured {
  readonly name: string;
  isKnown(root: string): boolean;
  measure(place: OnNode): Promise<unknown>;
}

const all: readonly Measured[] = [
  {
    name: 'economics',
    isKnown: (root) => savedEconomics(root) !== null,
    measure: (place) => measureEconomics(place, undefined),
  },
  {
    name: 'coverage',
    isKnown: (root) => savedCoverage(root) !== null,
    measure: (place) => measureCoverage(place, {}),
  },
  {
    name: 'what harnesses take for granted',
    isKnown: (root) => savedTrace(root) !== null,
    measure: (place) => traceAll(place, {}),
  },
];

/** For a run of everything: what is not known is measured. A run is no worse for what cannot be; false says so. */
export async function knowMeasures(
  place: OnNode,
  asked: { readonly properties: readonly string[]; readonly engines: readonly string[]; readonly watched: boolean },
): Promise<boolean> {
  if (asked.watched) return false;
  if (asked.properties.length + asked.engines.length > 0) return true;
  const queue = new PQueue({ concurrency: defaultCores() });
  const open = all.filter(({ isKnown }) => !isKnown(place.root));
  await queue.addAll(
    open.map(({ name, measure }) => async () => {
      try {
        await measure(place);
      } catch (error) {
        if (place.signal?.aborted || !(error instanceof UserError)) throw error;
        place.say(`${name} not measured: ${error.message}`);
      }
    }),
  );
  return all.every(({ isKnown }) => isKnown(place.root));
}
