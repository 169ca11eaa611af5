/** Whether a bounded or sampled answer looked as far as an earlier one. */

/** Numbers of which more is more looked at. The groups are all that may differ. */
const effort =
  /^(?:(calls|depth|runs|sequences) (\d+)|(loops cut at) (\d+)|(purchase split into) (\d+) parts|(known mistakes only: what) (\d+) (detectors look for, .*))$/u;
/** What people accepted: more of it is less that is known. */
const accepted = /^(accepted findings): (\d+)(?: .*)?$/u;
/** The same search from another start. */
const neutral = /^seed \S+$/u;

export interface BoundDifference {
  readonly before: string;
  readonly after: string;
  readonly weaker: boolean;
}

interface Measured {
  readonly text: string;
  readonly size: number;
}

/** By what is bounded; a limit without a number that can be compared is its own name. */
function measured(bounds: readonly string[]): ReadonlyMap<string, Measured> {
  const found = new Map<string, Measured>();
  for (const text of bounds) {
    if (neutral.test(text)) continue;
    const parts = (effort.exec(text) ?? accepted.exec(text))?.slice(1).filter((one) => one !== undefined);
    const number = parts?.find((one) => /^\d+$/u.test(one));
    if (parts === undefined || number === undefined) found.set(text, { text, size: 0 });
    else {
      const sign = accepted.test(text) ? -1 : 1;
      found.set(parts.filter((one) => one !== number).join(' '), { text, size: sign * Number(number) });
    }
  }
  return found;
}

/**
 * Both of the same strength. What cannot be ordered, a limit that came or went or is said in other words, counts as
 * weaker: nobody has shown that the later answer covers the earlier one.
 */
export function boundDifferences(before: readonly string[], after: readonly string[]): readonly BoundDifference[] {
  const [old, now] = [measured(before), measured(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names.flatMap((name) => {
    const [a, b] = [old.get(name), now.get(name)];
    if (a !== undefined && b !== undefined && a.size === b.size) return [];
    const weaker = a === undefined || b === undefined || b.size < a.size;
    return [{ before: a?.text ?? 'no such limit', after: b?.text ?? 'no such limit', weaker }];
  });
}
