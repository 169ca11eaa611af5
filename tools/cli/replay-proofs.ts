/** The committed ledger held against today's engines: everything in it, or a sample, asked again as if nothing were known. */

import { byId } from '../../properties/registry.ts';
import { engines } from '../engines/registry.ts';
import { errors, sanitise } from '../errors.ts';
import { sha256 } from '../ledger/key.ts';
import { type Difference, type DifferenceKind, differencesOf } from '../proofs/again.ts';
import { proofsFile } from '../proofs/schema.ts';
import { standings } from '../proofs/standing.ts';
import { proofsHere } from '../proofs/store.ts';
import { type Times, timesHere } from '../proofs/times.ts';
import { asReplay, confirming } from '../replay/confirm.ts';
import type { Store } from '../run/options.ts';
import { limitsOf } from '../run/profiles.ts';
import { showProgress } from '../run/progress.ts';
import { runObligations } from '../run/run.ts';
import { newRunFolder } from '../run/run-folder.ts';
import { subjectsOf } from '../run/subject.ts';
import { unchanged } from '../warm/unchanged.ts';
import { type AskedNowOptions, askedNow } from './asked-now.ts';
import { artifactsOf } from './audit.ts';
import type { Answer } from './genesis.ts';

export interface ReplayProofsOptions extends AskedNowOptions {
  /** Lines that are looked at; all unless told. */
  readonly sample?: number | undefined;
  /** Which ones, if not all. */
  readonly seed?: string | undefined;
  readonly cores?: number | undefined;
  readonly silent: boolean;
}

export interface ReplayedProofs {
  readonly lines: number;
  readonly obsolete: readonly string[];
  readonly again: number;
  readonly differences: readonly Difference[];
}

export async function replayProofs(options: ReplayProofsOptions): Promise<Answer<ReplayedProofs>> {
  const { root, profile, cores, signal, sample } = options;
  const proofs = proofsHere(root);
  if (proofs === null) throw errors.noProofs(proofsFile);
  const now = await askedNow(options);
  const found = [...standings(proofs, now.obligations, now.asked)];
  const standing = found.flatMap(([, one]) => (one.is === 'stands' ? [one] : []));
  const obsolete = found.flatMap(([id, one]) => (one.is === 'obsolete' ? [id] : []));
  const chosen = sampled(standing, ({ past }) => past.obligation, sample, options.seed ?? '');
  if (chosen.length === 0) throw errors.nothingReplayed(`of ${proofs.size} lines, ${obsolete.length} are obsolete`);
  const subjectOf = subjectsOf(root);
  for (const { asked } of chosen) subjectOf(asked.obligation);
  const progress = showProgress({ screen: process.stderr, silent: options.silent });
  try {
    const { verdicts, interrupted } = await runObligations({
      engines,
      obligations: chosen.map(({ asked }) => asked.obligation),
      limits: limitsOf(profile),
      root,
      runFolder: newRunFolder(root),
      bin: now.bin,
      cores,
      stands: unchanged(root, subjectOf),
      journal: onlyTimes(timesHere(root, (text) => progress.onEvent({ type: 'note', text }))),
      replay: asReplay(await confirming({ root, properties: byId, artifacts: artifactsOf(now.prepared.contracts) })),
      onEvent: progress.onEvent,
      signal,
    });
    if (interrupted) throw errors.interrupted(0, chosen.length);
    const differences = differencesOf(
      chosen.map(({ past }) => past),
      verdicts,
    );
    const told = { lines: proofs.size, obsolete, again: chosen.length, differences };
    return { found: told, text: textOf(told), exitCode: exitCodeOf(differences) };
  } finally {
    progress.stop();
  }
}

/** No answer is known and none is kept, but what an obligation takes is. */
export function onlyTimes(times: Times): Store {
  return {
    find: () => null,
    append: () => undefined,
    measured: (obligation) => {
      const seconds = times.get(obligation);
      return seconds === undefined ? null : { seconds, answered: true, peakMb: null };
    },
  };
}

/** In an order that the seed decides, so that another seed looks at others. */
export function sampled<T>(all: readonly T[], nameOf: (one: T) => string, size: number | undefined, seed: string) {
  if (size === undefined) return all;
  const rank = (one: T): string => sha256(`${seed}\n${nameOf(one)}`);
  return all.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, size);
}

/** A recorded verdict that is refuted or weaker here is wrong; one that nothing here can look at is not judged. */
function exitCodeOf(differences: readonly Difference[]): 0 | 1 | 2 {
  if (differences.some(({ kind }) => kind !== 'not-run')) return 1;
  return differences.length > 0 ? 2 : 0;
}

const kindWords: Readonly<Record<DifferenceKind, string>> = {
  contradicted: 'contradicted',
  weaker: 'weaker',
  other: 'within other bounds',
  'no-answer': 'not shown',
  'not-run': 'not run',
};

function textOf({ lines, obsolete, again, differences }: ReplayedProofs): string {
  const list = differences.map(
    ({ obligation, kind, was, is }) => `  ${obligation}  ${kindWords[kind]}: ${was}, now ${is}`,
  );
  const same = again - differences.length;
  const left = `${lines} lines, of which ${obsolete.length} are obsolete and were not looked at`;
  return sanitise([`${same} of ${again} recorded verdicts are the same again (${left}).`, ...list].join('\n'));
}
