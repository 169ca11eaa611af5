/** What no engine of this run said: verdicts from a store, and those that a commit records. */
import type { Verdict } from '../tools/schema.ts';
import { groupBy } from './group.ts';
import type { NotVerified, PropertyResult } from './schema.ts';

/** Whether any of its verdicts was taken over. */
export function isFromElsewhere({ engines }: PropertyResult): boolean {
  return engines.some(({ obligations }) => obligations.some(({ run }) => run?.from !== undefined));
}

/** By place. Who can write there vouches for what is not looked at here. */
export function elsewhere(verdicts: readonly Verdict[]): readonly NotVerified[] {
  const taken = verdicts.filter(({ run }) => run.from !== undefined);
  return [...groupBy(taken, ({ run }) => run.from ?? '')].map(([from, found]) => {
    const holds = found.filter(({ claim }) => claim === 'holds').length;
    const replayed = found.filter(({ replay }) => replay?.result === 'confirmed').length;
    const told = found.length - holds - replayed;
    const counterexamples = [
      ...(replayed > 0 ? [`${replayed} counterexamples were replayed here`] : []),
      ...(told > 0
        ? [`${told} say that a twin or canary was refuted, without a counterexample that could be replayed`]
        : []),
    ];
    const text =
      `${found.length} verdicts were taken from ${from} and no engine was run here for them: ` +
      `${[`${holds} say that something holds and rest on whoever can write there`, ...counterexamples].join('; ')}.`;
    return { kind: 'recorded', subject: from, text };
  });
}
