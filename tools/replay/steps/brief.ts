/** What is kept of an execution that is only an example: its calls and events, and not what a harness asks of its machine. */
import type { Witness } from '../../schema.ts';

type Told = Pick<Witness, 'steps' | 'stepsLeftOut'>;

/** The first and the last, half of each. */
export const mostOfExample = 60;
/** Characters of JSON. */
const mostText = 60_000;

export function inBrief({ steps, stepsLeftOut = 0 }: Told): Told {
  if (steps === undefined) return {};
  const all = steps.filter(({ kind }) => kind !== 'cheat');
  for (let most = Math.min(all.length, mostOfExample); ; most = Math.floor(most / 2)) {
    const kept =
      all.length <= most
        ? all
        : [...all.slice(0, Math.ceil(most / 2)), ...all.slice(all.length - Math.floor(most / 2))];
    if (most > 0 && JSON.stringify(kept).length > mostText) continue;
    const leftOut = stepsLeftOut + steps.length - kept.length;
    return { steps: kept, ...(leftOut > 0 ? { stepsLeftOut: leftOut } : {}) };
  }
}
