/** What has to be run, what is known already, and what cannot be run at all. */
import type { Obligation } from '../../harness/schema.ts';
import type { Engine, Limits } from '../engines/types.ts';
import { errors } from '../errors.ts';
import type { Verdict } from '../schema.ts';
import { repeated } from './attempts.ts';
import type { RunOptions } from './options.ts';
import { notRun, unknown } from './settle.ts';
import { neverStarted } from './verdict.ts';
import type { Readiness } from './versions.ts';

export interface PlannedJob {
  readonly engine: Engine;
  readonly version: string;
  readonly limits: Limits;
  readonly obligations: readonly Obligation[];
}

export interface Plan {
  readonly jobs: readonly PlannedJob[];
  readonly reused: readonly Verdict[];
  /** Of attempts that would only be repeated. */
  readonly remembered: readonly Verdict[];
  /** Verdicts of what no process can answer. */
  readonly settled: readonly Verdict[];
}

export function planRun(options: RunOptions, states: ReadonlyMap<string, Readiness>): Plan {
  refuseDuplicates(options.obligations);
  const jobs: PlannedJob[] = [];
  const reused: Verdict[] = [];
  const remembered: Verdict[] = [];
  const settled: Verdict[] = [];
  for (const [id, mine] of byEngine(options.obligations)) {
    const engine = options.engines.find((one) => one.id === id);
    const state = states.get(id);
    if (engine === undefined || state === undefined) {
      settled.push(
        ...mine.map((one) => neverStarted(one, notRun(one, 'tool-missing', `there is no engine called ${id}`))),
      );
    } else if (!state.ready) {
      settled.push(...mine.map((one) => neverStarted(one, notRun(one, state.cause.code, state.cause.detail))));
    } else {
      const grouped = group(engine, state.version, mine, options);
      settled.push(...grouped.lost);
      for (const job of grouped.jobs) {
        const left = job.obligations.filter((one) => {
          const known = find(one, job, options);
          if (known !== null) reused.push(known);
          return known === null;
        });
        const open = { ...job, obligations: left };
        const untried = left.filter((one) => {
          const tried = repeated(one, open, options);
          if (tried !== null) remembered.push(tried);
          return tried === null;
        });
        if (untried.length > 0) jobs.push({ ...job, obligations: untried });
      }
    }
  }
  return { jobs, reused, remembered, settled };
}

function refuseDuplicates(obligations: readonly Obligation[]): void {
  const seen = new Set<string>();
  for (const { id } of obligations) {
    if (seen.has(id)) throw errors.duplicateObligation(id);
    seen.add(id);
  }
}

function byEngine(obligations: readonly Obligation[]): Map<string, Obligation[]> {
  const groups = new Map<string, Obligation[]>();
  for (const one of obligations) groups.set(one.engine, [...(groups.get(one.engine) ?? []), one]);
  return groups;
}

/** An adapter that loses or doubles an obligation while grouping must not lose or double its verdict. */
export function group(
  engine: Engine,
  version: string,
  mine: readonly Obligation[],
  options: Pick<RunOptions, 'limits'>,
): { readonly jobs: readonly PlannedJob[]; readonly lost: readonly Verdict[] } {
  const left = new Map(mine.map((one) => [one.id, one]));
  const jobs: PlannedJob[] = [];
  let why = 'the adapter put it into no job';
  try {
    for (const members of engine.group(mine)) {
      const fresh = members.filter((one) => left.get(one.id) === one && left.delete(one.id));
      const limits = typeof options.limits === 'function' ? options.limits(engine, fresh) : options.limits;
      if (fresh.length > 0) jobs.push({ engine, version, obligations: fresh, limits });
    }
  } catch (error) {
    why = `the adapter could not group it: ${error instanceof Error ? error.message : String(error)}`;
  }
  const lost = [...left.values()].map((one) => neverStarted(one, unknown(one, 'missing', why), version));
  return { jobs, lost };
}

/** Only answers are reused. That there was none may be different this time. */
function find(obligation: Obligation, job: PlannedJob, options: RunOptions): Verdict | null {
  const { journal, keyOf, resume = true, shared } = options;
  if (journal === undefined || keyOf === undefined) return null;
  // Made now, whatever is taken over: a key that is made when the answer is there would be of what there is then.
  const key = keyOf(obligation, job.version, job.limits);
  const found = resume ? journal.find(obligation.id, key) : null;
  if (found === null || (found.claim !== 'holds' && found.claim !== 'violated')) return null;
  // That a replay could not be made may be different this time.
  if (isUnreplayed(found, obligation)) return null;
  // Undisturbed it might have said more, and of other obligations as well.
  if (found.run.endedBy !== undefined) return null;
  // What others said counts only for as long as somebody wants to believe them.
  if (found.run.from !== undefined && shared === undefined) return null;
  const { property, rev, engine, role } = obligation;
  const same = found.property === property && found.rev === rev && found.engine === engine && found.role === role;
  return same ? found : null;
}

/** What a Prover reports is never replayed, and what others said was replayed by whoever said it. */
function isUnreplayed({ claim, replay, run }: Verdict, { entry }: Obligation): boolean {
  return claim === 'violated' && replay?.result === 'skipped' && entry.in !== 'cvl' && run.from === undefined;
}
