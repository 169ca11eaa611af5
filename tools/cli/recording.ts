/** What a run takes from the committed ledger, and what it writes into it, as a person chooses. */
import type { Manifest, Obligation } from '../../harness/schema.ts';
import { engines } from '../engines/registry.ts';
import { errors } from '../errors.ts';
import { askedOf, keyed, withIdentities } from '../proofs/keys.ts';
import { recorded } from '../proofs/record.ts';
import { proofsFile } from '../proofs/schema.ts';
import { proofsAt, proofsHere, writeProofs } from '../proofs/store.ts';
import { takenFrom } from '../proofs/taken.ts';
import { type Times, timesAfter, writeTimes } from '../proofs/times.ts';
import { engineIdentities, pinnedProgram } from '../run/identity.ts';
import type { PartsOf } from '../run/keyer.ts';
import type { Bin } from '../run/locate.ts';
import type { RunOptions, RunOutcome } from '../run/options.ts';
import type { Place } from './prepare.ts';

export interface RecordingChoice {
  /** Commit of which the recorded verdicts are taken over; absent when none are. */
  readonly base?: string | undefined;
  readonly record: boolean;
}

export interface RecordingFlags {
  readonly changed?: boolean;
  readonly base?: string;
  readonly record?: boolean;
  readonly resume?: boolean;
}

/** @throws UserError for what contradicts itself. */
export function recordingChoice({ changed, base, record, resume }: RecordingFlags): RecordingChoice {
  if (changed !== true && base !== undefined)
    throw errors.contradictoryFlags('--base names whose record --changed takes over, and --changed is not given');
  if (changed && resume === false)
    throw errors.contradictoryFlags('--changed takes over what was recorded, and --no-resume asks everything again');
  return { base: changed ? (base ?? 'HEAD') : undefined, record: record === true };
}

/** Keys that are the same on every machine that has what the project pins. */
export function portableParts(parts: PartsOf, bin: Bin, home: string): PartsOf {
  return withIdentities(parts, engineIdentities(engines, bin, home, pinnedProgram));
}

/** What `runObligations` is to take over. Undefined when nothing is. */
export async function takeOver(
  { base }: RecordingChoice,
  { root, partsOf, say }: { readonly root: string; readonly partsOf: PartsOf; readonly say: (text: string) => void },
): Promise<RunOptions['recorded']> {
  if (base === undefined) return undefined;
  const { proofs, from, commit } = await proofsAt(root, base);
  if (proofs !== null) return takenFrom({ proofs, partsOf, engines, from });
  say(`commit ${commit.slice(0, 12)} has no ${proofsFile}: everything is asked`);
  return undefined;
}

export interface WriteRecord extends Pick<Place, 'root'> {
  readonly partsOf: PartsOf;
  readonly manifest: Manifest;
  readonly obligations: readonly Obligation[];
  readonly limits: RunOptions['limits'];
  readonly outcome: Pick<RunOutcome, 'verdicts' | 'engines'>;
  /** As they were before. */
  readonly times: Times;
}

/** Lines of the file afterwards. What jobs took is written beside it. */
export function writeRecord({ root, partsOf, manifest, obligations, limits, outcome, times }: WriteRecord): number {
  const asked = askedOf({ engines, versions: versionsOf(outcome.engines), obligations, limits });
  const known = new Set(manifest.obligations.map(({ id }) => id));
  const lines = recorded({
    before: proofsHere(root) ?? new Map(),
    known,
    asked: asked.flatMap((one) => keyed(partsOf)(one) ?? []),
    verdicts: outcome.verdicts,
  });
  writeProofs(root, lines);
  writeTimes(root, timesAfter(times, known, outcome.verdicts));
  return lines.size;
}

export function versionsOf(records: RunOutcome['engines']): ReadonlyMap<string, string> {
  return new Map(records.flatMap(({ id, version }) => (version === null ? [] : [[id, version] as const])));
}
