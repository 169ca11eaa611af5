/** Seeded bugs of a run: which ones, tried with what, and their table. */

import { join } from 'node:path';
import { byId, properties } from '../../properties/registry.ts';
import { engines } from '../engines/registry.ts';
import { errors, sanitise } from '../errors.ts';
import { type LoadedFault, loadFaults } from '../faults/load.ts';
import { runFaults, type TriedFault } from '../faults/run.ts';
import { Journal } from '../ledger/journal.ts';
import { engineIdentities } from '../run/identity.ts';
import { locateAll } from '../run/locate.ts';
import { defaultCores } from '../run/pool.ts';
import { type LimitOptions, profiles } from '../run/profiles.ts';
import { neededNames } from '../run/versions.ts';
import type { Place } from './prepare.ts';
import { selectNames, selectProperties } from './select.ts';

export interface FaultRunOptions extends Place {
  readonly faults: readonly LoadedFault[];
  readonly engines: readonly string[];
  readonly limits: LimitOptions;
  readonly resume: boolean;
  readonly cores?: number | undefined;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** Those named, else those of the properties named, else all. */
export function chosenFaults(
  root: string,
  names: readonly string[],
  patterns: readonly string[],
): readonly LoadedFault[] {
  const all = loadFaults(root, properties);
  if (names.length > 0) return selectNames('seeded fault', all, names);
  if (patterns.length === 0) return all;
  const wanted = new Set(selectProperties(properties, patterns).map(({ id }) => id));
  return all.filter(({ property }) => wanted.has(property));
}

export async function tryFaults({
  root,
  home,
  faults,
  limits,
  resume,
  cores,
  signal,
  say,
  ...options
}: FaultRunOptions): Promise<readonly TriedFault[]> {
  const profile = profiles.find(({ id }) => id === 'fault');
  if (profile === undefined)
    throw errors.unknownName(
      'profile',
      'fault',
      profiles.map(({ id }) => id),
    );
  const chosen = options.engines.length === 0 ? engines : selectNames('engine', engines, options.engines);
  const bin = locateAll(neededNames(chosen), { home, env: process.env });
  const journal = Journal.open(join(root, '.assay', 'faults.ndjson'));
  let tried: readonly TriedFault[];
  try {
    tried = await runFaults({
      root,
      home,
      faults,
      properties: byId,
      engines: chosen,
      bin,
      profile,
      limits,
      cores: cores ?? defaultCores(),
      journal,
      identities: engineIdentities(chosen, bin, home),
      resume,
      signal,
      say,
    });
  } finally {
    journal.close();
  }
  if (signal.aborted) throw errors.interrupted(tried.filter(({ result }) => result.confirmed).length, faults.length);
  return tried;
}

/** 2 when one could not be tried, 1 when one was not caught by the property it names. */
export function faultExit(tried: readonly TriedFault[]): 0 | 1 | 2 {
  if (tried.some(({ result, broken }) => !broken && !(result.caught && result.confirmed))) return 1;
  return tried.some(({ broken }) => broken) ? 2 : 0;
}

export function faultText(tried: readonly TriedFault[], toothless: readonly string[]): string {
  const width = Math.max(5, ...tried.map(({ result }) => result.id.length));
  const lines = ['Seeded faults'];
  for (const { result, broken } of tried) {
    const { id, property, caught, confirmed, by, seconds, title, detail } = result;
    const word = broken ? 'broken' : caught && confirmed ? 'caught' : caught ? 'unconfirmed' : 'missed';
    const how = confirmed ? `${by.join(', ')} in ${Math.round(seconds)} s` : detail;
    lines.push(`  ${word.padEnd(11)}  ${id.padEnd(width)}  ${property.padEnd(16)}  ${title}  (${how})`);
  }
  const caught = tried.filter(({ result }) => result.caught && result.confirmed).length;
  lines.push(`${caught} of ${tried.length} seeded faults caught by the property they name`);
  if (toothless.length > 0) lines.push(`toothless: ${toothless.join(', ')}`);
  return lines.map((line) => sanitise(line).replace(/\s*\n\s*/gu, ' ')).join('\n');
}
