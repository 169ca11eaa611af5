/** What would be asked today, and its digests: the same on every machine that has what the project pins. */
import type { Obligation } from '../../harness/schema.ts';
import type { Engine } from '../engines/types.ts';
import type { PartsOf } from '../run/keyer.ts';
import type { Asked, RunOptions } from '../run/options.ts';
import { group } from '../run/plan.ts';
import { type Digests, digestsOf } from './schema.ts';

export interface AskedOptions {
  readonly engines: readonly Engine[];
  /** By engine ID; those that are not here have none. */
  readonly versions: ReadonlyMap<string, string>;
  readonly obligations: readonly Obligation[];
  readonly limits: RunOptions['limits'];
}

/** As a run would ask. Obligations of engines that are not here are left out. */
export function askedOf({ engines, versions, obligations, limits }: AskedOptions): readonly Asked[] {
  return engines.flatMap((engine) => {
    const version = versions.get(engine.id);
    const mine = obligations.filter((one) => one.engine === engine.id);
    if (version === undefined || mine.length === 0) return [];
    return group(engine, version, mine, { limits }).jobs.flatMap((job) =>
      job.obligations.map((obligation) => ({ obligation, version, limits: job.limits })),
    );
  });
}

export interface Keyed extends Asked, Digests {}

/** Null where what it is about cannot be read. */
export function keyed(partsOf: PartsOf): (asked: Asked) => Keyed | null {
  return (asked) => {
    try {
      return { ...asked, ...digestsOf(partsOf(asked.obligation, asked.version, asked.limits)) };
    } catch {
      return null;
    }
  };
}

/** The same subjects with other names of the adapters and programs. */
export function withIdentities(partsOf: PartsOf, identities: ReadonlyMap<string, string>): PartsOf {
  return (obligation, version, limits) => ({
    ...partsOf(obligation, version, limits),
    adapter: identities.get(obligation.engine) ?? '',
  });
}
