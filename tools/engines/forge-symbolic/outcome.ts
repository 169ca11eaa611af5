/** What the object `symbolic` of one test says of its obligation. Pure. */
import type { Cause } from '../../schema.ts';
import type { Judged } from '../types.ts';
import { type Bounds, Symbolic, type TestResult } from './schema.ts';

export type Outcome = Omit<Judged, 'obligation'>;

const nothing = { strength: null, bounds: [], cause: null, counterexample: null, effort: {} } as const;

export function unknown(code: Cause['code'], detail: string): Outcome {
  return { ...nothing, claim: 'unknown', cause: { code, detail: detail.slice(0, 500) } };
}

export function outcomeOf(test: TestResult): Outcome {
  if (test.symbolic === undefined || test.symbolic === null)
    return unknown('unparsable', `it was not run symbolically: ${test.status}, ${test.reason ?? 'without a reason'}`);
  const { data } = Symbolic.safeParse(test.symbolic);
  if (data === undefined) return unknown('unparsable', 'the symbolic result is not of the schema that is known');
  const wrong = contradiction(test, data);
  if (wrong !== null) return unknown('unparsable', `${data.status}: ${wrong}`);
  return { ...said(data), effort: effortOf(data) };
}

/** What the schema rules out, and what it would make a pass of nothing. */
function contradiction({ status }: TestResult, { status: said, ...rest }: Symbolic): string | null {
  const { incomplete, replay, counterexample, solver } = rest;
  if (replay.required !== (replay.status !== 'not_required')) return 'its replay is required and not, at once';
  switch (said) {
    case 'pass':
      if (status !== 'Success') return `the test is a ${status}`;
      if (incomplete !== null) return 'and incomplete';
      if (counterexample !== null || replay.required) return 'with a counterexample';
      if (solver.stats.paths === 0) return 'without a path';
      return null;
    case 'fail_counterexample':
      if (status !== 'Failure') return `the test is a ${status}`;
      if (incomplete !== null) return 'and incomplete';
      if (replay.status !== 'confirmed') return `its replay is ${replay.status}`;
      if (counterexample === null) return 'without a counterexample';
      return null;
    case 'incomplete':
      if (status === 'Success') return 'the test is a success';
      if (incomplete === null) return 'without a reason';
      if (replay.status === 'confirmed') return 'its replay is confirmed';
      return null;
  }
}

/** A pass of forge's is of what it explored: larger shapes and more rounds of a loop are left out without a word. */
function said({ status, incomplete, bounds, assumptions, replay, counterexample }: Symbolic): Outcome {
  if (status === 'pass')
    return { ...nothing, claim: 'holds', strength: 'bounded', bounds: limitsOf(bounds, assumptions) };
  if (status === 'fail_counterexample' && counterexample !== null) {
    const value = BigInt(counterexample.value ?? '0').toString();
    const call = { sender: '', to: '', data: counterexample.calldata, value, warp: '0', roll: '0' };
    return { ...nothing, claim: 'violated', counterexample: { kind: 'sequence', calls: [call] } };
  }
  return unknown(causeOf(incomplete?.kind ?? 'error', replay.status), incomplete?.reason ?? 'without a reason');
}

type Kind = NonNullable<Symbolic['incomplete']>['kind'];

/** A candidate that forge's own EVM did not bear out accuses nobody, and is not nothing either. */
function causeOf(kind: Kind, replay: Symbolic['replay']['status']): Cause['code'] {
  if (replay !== 'not_required') return 'replay-mismatch';
  switch (kind) {
    case 'stuck':
      return 'stuck';
    case 'revert_all':
      return 'revert-all';
    case 'timeout':
      return 'timeout';
    case 'error':
      return 'tool-error';
  }
}

function limitsOf(bounds: Bounds, assumptions: Symbolic['assumptions']): string[] {
  const lengths = [
    `default ${bounds.default_dynamic_length}`,
    ...(bounds.array_lengths.length > 0 ? [`by position ${bounds.array_lengths.join(', ')}`] : []),
    ...Object.entries(bounds.dynamic_lengths).map(([name, each]) => `${name} ${each.join(', ')}`),
    ...(bounds.default_array_lengths.length > 0 ? [`arrays ${bounds.default_array_lengths.join(', ')}`] : []),
    ...(bounds.default_bytes_lengths.length > 0 ? [`bytes ${bounds.default_bytes_lengths.join(', ')}`] : []),
  ];
  return [
    `at most ${bounds.max_paths} paths of ${bounds.max_depth} instructions and ${bounds.max_solver_queries} queries`,
    bounds.loop_bound === null ? 'loops up to the depth' : `loops ${bounds.loop_bound}`,
    `lengths of arguments: ${lengths.join('; ')}`,
    `storage as ${bounds.storage_layout}`,
    `calls of unknown targets: ${bounds.symbolic_call_targets ? 'to accounts without code' : 'none'}`,
    'what lies beyond these bounds is not necessarily reported',
    ...assumptions.map(({ kind, description }) => `${kind}: ${description}`),
  ].sort();
}

function effortOf({ solver: { stats } }: Symbolic): Record<string, number> {
  return {
    paths: stats.paths,
    queries: stats.solver_queries,
    smtQueries: stats.smt_queries,
    heuristicWitnesses: stats.heuristic_witnesses,
    solverMs: stats.solver_time_ms,
  };
}
