/** What a run of Assay came to, out of its ledger. */
import { readLedger } from '../tools/ledger/ledger.ts';
import type { Ledger } from '../tools/schema.ts';

/** Of these engines: obligations that were answered, and the time that their jobs took, one after the other. */
export function answersOf(
  path: string,
  engines: readonly string[],
): { readonly answered: ReadonlySet<string>; readonly jobSeconds: number } {
  const mine = readLedger(path).verdicts.filter(({ engine }) => engines.includes(engine));
  return { answered: answeredIn(mine), jobSeconds: jobSecondsOf(mine) };
}

type Verdicts = Ledger['verdicts'];

function answeredIn(verdicts: Verdicts): ReadonlySet<string> {
  return new Set(
    verdicts.filter(({ claim }) => claim === 'holds' || claim === 'violated').map(({ obligation }) => obligation),
  );
}

/** Obligations that were asked in one process share its log and its time. */
function jobSecondsOf(verdicts: Verdicts): number {
  const jobs = new Map(verdicts.map(({ run }) => [run.log, run.seconds] as const));
  jobs.delete(null);
  return [...jobs.values()].reduce((sum, seconds) => sum + seconds, 0);
}

/** @throws when they differ: times of different work are not compared. */
export function refuseOther(hand: ReadonlySet<string>, assay: ReadonlySet<string>): void {
  const differing = [...hand, ...assay].filter((id) => !(hand.has(id) && assay.has(id))).sort();
  if (differing.length > 0)
    throw new Error(`answered by one and not by the other: ${differing.slice(0, 5).join(', ')}`);
}
