/** What was tried in vain, and whether trying it again could end otherwise. */
import type { Obligation } from '../../harness/schema.ts';
import type { Engine, Limits } from '../engines/types.ts';
import type { Verdict } from '../schema.ts';
import { isOfMachine } from './machine.ts';
import type { Attempt, Attempted, RunOptions } from './options.ts';
import type { PlannedJob } from './plan.ts';

const spent = ['seconds', 'querySeconds', 'memoryMb'] as const;

/** The key of an obligation whatever is spent on it. */
function subjectOf(obligation: Obligation, { version, limits }: PlannedJob, keyOf: NonNullable<RunOptions['keyOf']>) {
  return keyOf(obligation, version, { ...limits, seconds: 0, querySeconds: 0, memoryMb: 0 });
}

/** Absent where a further go could end otherwise: only what ran out of what it was given did all that it could. */
export function attemptOf(verdict: Verdict, obligation: Obligation, job: PlannedJob, options: RunOptions) {
  if (options.keyOf === undefined || !ranOut(verdict, job)) return undefined;
  const { seconds, querySeconds, memoryMb } = job.limits;
  const attempt: Attempt = {
    subject: subjectOf(obligation, job, options.keyOf),
    budget: { seconds, querySeconds, memoryMb },
    together: job.obligations.map(({ id }) => id).sort(),
  };
  return attempt;
}

function ranOut({ claim, cause }: Verdict, { engine, version }: Pick<PlannedJob, 'engine' | 'version'>): boolean {
  if (claim !== 'unknown' || cause === null) return false;
  if (cause.code === 'timeout' || cause.code === 'memory') return !isOfMachine(cause);
  return cause.code === 'pending' && isLastWord(engine, version);
}

/** Whether `pending` says all that there will be, by how the engine works. */
export function isLastWord({ pends = [] }: Engine, version: string): boolean {
  return pends.some((mode) => version.endsWith(`, ${mode}`));
}

/** The attempt that another one like it would repeat: as much for it then as now, and no fewer to share it with now. */
export function repeated(obligation: Obligation, job: PlannedJob, options: RunOptions): Verdict | null {
  const { journal, keyOf, resume = true, retry = false } = options;
  if (journal?.attempts === undefined || keyOf === undefined || !resume || retry) return null;
  const now = new Set(job.obligations.map(({ id }) => id));
  const covers = ({ budget, together, verdict }: Attempted): boolean =>
    verdict.cause?.code === 'pending' || (asMuch(budget, job.limits) && together.every((id) => now.has(id)));
  const found = journal.attempts(obligation.id, subjectOf(obligation, job, keyOf)).findLast(covers);
  return found?.verdict ?? null;
}

function asMuch(then: Attempt['budget'], now: Limits): boolean {
  return spent.every((one) => then[one] >= now[one]);
}
