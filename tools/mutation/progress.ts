/** One line for each mutant that is judged: how many are, what is left, and what killed it. */
import { timeText } from '../run/progress.ts';
import type { Judgement } from './schema.ts';

/** `before`: judged already when the clock starts. */
export function progressOf(total: number, before: number, say: (text: string) => void): (judgement: Judgement) => void {
  const started = performance.now();
  let done = before;
  return ({ mutant, fate, killers, cause, seconds }) => {
    done += 1;
    const passed = (performance.now() - started) / 1000;
    const left = timeText(((total - done) * passed) / Math.max(1, done - before));
    const spent = Object.values(seconds).reduce((sum, one) => sum + one, 0);
    const by = killers[0] === undefined ? (cause ?? '') : `${killers[0].obligation}`;
    say(`${done}/${total}, ${left} left: ${fate} ${mutant.id} in ${spent.toFixed(1)} s ${by}`.trimEnd());
  };
}
