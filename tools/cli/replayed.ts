/** The counterexamples of the last ledger, once more on the concrete EVM, against the code as it is now. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestPath } from '../../harness/generate.ts';
import { Manifest } from '../../harness/schema.ts';
import { byId } from '../../properties/registry.ts';
import { errors, sanitise } from '../errors.ts';
import { writeWhole } from '../ledger/files.ts';
import { readLedger } from '../ledger/ledger.ts';
import { confirming, regressionOf } from '../replay/confirm.ts';
import { counterexampleOf } from '../replay/sequence-model.ts';
import type { Verdict } from '../schema.ts';
import { artifactsOf } from './audit.ts';
import { type Place, prepare } from './prepare.ts';
import { nearest } from './select.ts';

export interface ReplayedAgain {
  readonly obligation: string;
  readonly property: string;
  readonly engine: string;
  readonly role: string;
  readonly result: 'confirmed' | 'mismatch' | 'skipped';
  readonly detail: string;
  /** What the ledger says. */
  readonly before: string | null;
  /** Test written, relative to the output folder. */
  readonly test: string | null;
}

export interface ReplayAgainOptions extends Place {
  readonly out: string;
  /** A property or obligation; all claims when absent. */
  readonly id?: string | undefined;
  readonly twins: boolean;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

export async function replayAgain({
  root,
  home,
  out,
  id,
  twins,
  signal,
  say,
}: ReplayAgainOptions): Promise<readonly ReplayedAgain[]> {
  const ledger = readLedger(join(out, 'ledger.json'));
  const violated = ledger.verdicts.filter(({ claim, witness }) => claim === 'violated' && witness !== null);
  const chosen = violated.filter((one) => (id === undefined ? one.role === 'claim' || twins : isMeant(one, id, twins)));
  if (id !== undefined && !byId.has(id) && !ledger.verdicts.some(({ obligation }) => obligation === id)) {
    throw errors.nothingSelected(id, nearest(id, [...byId.keys()]));
  }
  if (chosen.length === 0) return [];
  const names = new Set(chosen.map(({ obligation }) => obligation));
  const { contracts, generated } = await prepare({ root, home, signal, say }, ({ id: one }) => names.has(one));
  const obligations = new Map(generated.manifest.obligations.map((one) => [one.id, one]));
  const confirm = await confirming({ root, properties: byId, artifacts: artifactsOf(contracts) });
  const results: ReplayedAgain[] = [];
  for (const { obligation: name, property, engine, role, witness, replay } of chosen) {
    const obligation = obligations.get(name);
    const common = { obligation: name, property, engine, role, before: replay?.result ?? null };
    if (obligation === undefined || witness === null) {
      results.push({ ...common, result: 'skipped', detail: 'the obligation is no longer there', test: null });
      continue;
    }
    const again = await confirm(obligation, counterexampleOf(witness.model));
    const test = again.replay?.test ?? null;
    const definition = byId.get(property);
    if (test !== null && again.witness !== null && definition !== undefined) {
      const made = regressionOf(definition, obligation, again.witness);
      if (made.ok) writeWhole(join(out, test), made.source);
    }
    results.push({ ...common, result: again.replay?.result ?? 'skipped', detail: again.replay?.detail ?? '', test });
  }
  return results;
}

export function replayText(results: readonly ReplayedAgain[], out: string): string {
  if (results.length === 0) return 'no counterexample to replay';
  return results
    .map(({ result, obligation, detail, test }) =>
      sanitise(`${result.padEnd(9)}  ${obligation}  ${detail}${test === null ? '' : `  ${join(out, test)}`}`),
    )
    .join('\n');
}

function isMeant({ obligation, property, role }: Verdict, id: string, twins: boolean): boolean {
  return obligation === id || (property === id && (role === 'claim' || twins));
}

/** The manifest on the disk: what the last run was asked. */
export function readManifest(root: string): Manifest {
  let text: string;
  try {
    text = readFileSync(join(root, manifestPath), 'utf8');
  } catch {
    throw errors.badManifest(manifestPath, 'it is not there');
  }
  const parsed = Manifest.safeParse(jsonOrNull(text));
  if (!parsed.success)
    throw errors.badManifest(manifestPath, parsed.error.issues[0]?.message ?? 'it does not fit its schema');
  return parsed.data;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
