/** What a run would ask, with its digests: everything compiled, and no engine started but to tell its version. */
import type { Manifest, Obligation } from '../../harness/schema.ts';
import { engines } from '../engines/registry.ts';
import { errors } from '../errors.ts';
import { askedOf, type Keyed, keyed } from '../proofs/keys.ts';
import { type PartsOf, partsOf } from '../run/keyer.ts';
import { type Bin, locateAll } from '../run/locate.ts';
import { limitsOf, type Profile } from '../run/profiles.ts';
import { neededNames, readiness } from '../run/versions.ts';
import { hasAll, selectionOf } from './audit.ts';
import { type Place, type Prepared, prepare } from './prepare.ts';
import { portableParts } from './recording.ts';
import { selectNames } from './select.ts';

export interface Selection {
  /** Patterns; all when there are none. */
  readonly properties: readonly string[];
  readonly engines: readonly string[];
  readonly profile: Profile;
}

export type IsSelected = (one: Pick<Obligation, 'property' | 'engine'>) => boolean;

export interface AskedNow {
  readonly manifest: Manifest;
  readonly prepared: Prepared;
  /** Of the selection. */
  readonly obligations: readonly Obligation[];
  readonly isSelected: IsSelected;
  /** Those of which everything can be read. */
  readonly asked: readonly Keyed[];
  readonly versions: ReadonlyMap<string, string>;
  readonly partsOf: PartsOf;
  readonly bin: Bin;
}

export interface AskedNowOptions extends Place, Selection {
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

export async function askedNow(options: AskedNowOptions): Promise<AskedNow> {
  const { root, home, signal, say, profile } = options;
  const isSelected = selected(options);
  const bin = locateAll(neededNames(engines), { home, env: process.env });
  const prepared = await prepare({ root, home, signal, say }, (one) => isSelected(one) && hasAll(one.engine, bin));
  const { manifest } = prepared.generated;
  const obligations = manifest.obligations.filter(isSelected);
  if (obligations.length === 0) throw errors.nothingSelected(options.properties.join(', ') || 'anything');
  const parts = portableParts(partsOf(root, new Map()), bin, home);
  const versions = await versionsHere(bin, new Set(obligations.map(({ engine }) => engine)));
  const asked = askedOf({ engines, versions, obligations, limits: limitsOf(profile) });
  return {
    ...{ manifest, prepared, obligations, isSelected, versions, partsOf: parts, bin },
    asked: asked.flatMap((one) => keyed(parts)(one) ?? []),
  };
}

function selected({ properties, engines: names }: Selection): IsSelected {
  const ids = selectionOf(properties);
  selectNames('engine', engines, names);
  return ({ property, engine }) =>
    (ids === undefined || ids.includes(property)) && (names.length === 0 || names.includes(engine));
}

async function versionsHere(bin: Bin, wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    engines
      .filter(({ id }) => wanted.has(id))
      .map(async (engine) => [engine.id, await readiness(engine, bin)] as const),
  );
  return new Map(found.flatMap(([id, state]) => (state.ready ? [[id, state.version] as const] : [])));
}
