/** Whether the clock can be believed: decisions of people end on a day, and a clock that is behind lets them live on. */
import { gitText } from '../warm/git.ts';

const day = 86_400_000;

/** A line for people when the last commit lies in the future, else null. A day is left for clocks that differ. */
export async function clockProblem(root: string, now = Date.now()): Promise<string | null> {
  // By plumbing, which heeds no setting of the project's.
  const [head = ''] = ((await gitText(root, 'cat-file', 'commit', 'HEAD')) ?? '').split('\n\n');
  const seconds = /^committer .*> (\d{1,11}) [+-]\d{4}$/mu.exec(head)?.[1];
  if (seconds === undefined || Number(seconds) * 1000 <= now + day) return null;
  const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  return `the clock says ${dayOf(now)} and the last commit is of ${dayOf(Number(seconds) * 1000)}: what was decided until a day is taken to last by the clock`;
}
