/**
 * What forge 1.8.0 prints with `test --symbolic --json`, after its schema `symbolic-result.v1`: of each test the object
 * `symbolic`. What does not fit, a field too many included, is no answer.
 */
import { z } from 'zod';

const Count = z.int().nonnegative();
const Lengths = z.array(Count);

/** A bound that is not known here would be one that the answer does not name. */
export const Bounds = z.strictObject({
  timeout_seconds: Count.nullable(),
  loop_bound: Count.nullable(),
  max_depth: Count,
  max_paths: Count,
  invariant_depth: Count,
  exploration_order: z.enum(['bfs', 'dfs']),
  max_solver_queries: Count,
  default_dynamic_length: Count,
  max_dynamic_length: Count,
  array_lengths: Lengths,
  dynamic_lengths: z.record(z.string(), Lengths),
  default_array_lengths: Lengths,
  default_bytes_lengths: Lengths,
  max_calldata_bytes: Count,
  symbolic_call_targets: z.boolean(),
  storage_layout: z.enum(['solidity', 'generic', 'zero_init']),
});
export type Bounds = z.infer<typeof Bounds>;

const Stats = z.object({
  paths: Count,
  solver_queries: Count,
  smt_queries: Count,
  sat_queries: Count,
  model_queries: Count,
  sat_cache_hits: Count,
  model_cache_hits: Count,
  heuristic_witnesses: Count,
  solver_time_ms: Count,
});
export type Stats = z.infer<typeof Stats>;

const Hex = z.string().regex(/^0x(?:[0-9a-fA-F]{2})*$/u);
const Quantity = z.string().regex(/^(?:0x[0-9a-fA-F]+|\d+)$/u);

export const Symbolic = z.strictObject({
  schema_version: z.literal(1),
  status: z.enum(['pass', 'fail_counterexample', 'incomplete']),
  incomplete: z
    .strictObject({ kind: z.enum(['stuck', 'revert_all', 'timeout', 'error']), reason: z.string() })
    .nullable(),
  bounds: Bounds,
  solver: z.object({
    name: z.string(),
    command: z.string().nullable(),
    portfolio: z.array(z.string()),
    stats: Stats,
  }),
  assumptions: z.array(z.object({ kind: z.string(), description: z.string() })),
  call_trace: z.object({ available: z.boolean(), source: z.string().nullable(), format: z.string().nullable() }),
  replay: z.strictObject({
    required: z.boolean(),
    status: z.enum(['not_required', 'confirmed', 'mismatch', 'error', 'skipped']),
    reason: z.string().nullable(),
  }),
  counterexample: z
    .strictObject({
      calldata: Hex,
      args: z.string().nullable(),
      raw_args: z.string().nullable(),
      value: Quantity.nullable(),
    })
    .nullable(),
  /** Not read. */
  corpus_seeds: z.unknown().optional(),
  artifact: z.unknown().optional(),
  minimization: z.unknown().optional(),
});
export type Symbolic = z.infer<typeof Symbolic>;

export const TestResult = z.object({
  status: z.enum(['Success', 'Failure', 'Skipped']),
  reason: z.string().nullish(),
  /** Absent when the test was run otherwise than symbolically. */
  symbolic: z.unknown().optional(),
});
export type TestResult = z.infer<typeof TestResult>;

/** `file:contract` → `signature` → what became of it. */
export const Results = z.record(z.string(), z.object({ test_results: z.record(z.string(), TestResult) }));
export type Results = z.infer<typeof Results>;
