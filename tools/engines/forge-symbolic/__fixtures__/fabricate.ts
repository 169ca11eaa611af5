/** Writes the fabricated outputs: `tsx fabricate.ts`. Nothing here ran; see the readme beside what it writes. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('./fabricated-from-schema-1.8.0/', import.meta.url));
const suite = 'harness/generated/forge-symbolic/SAMPLE.t.sol:SAMPLE_ForgeSymbolic';
const parameters = '((uint256,uint256[4],uint256[3]),address,uint256)';

const bounds = {
  timeout_seconds: 30,
  loop_bound: null,
  max_depth: 1000000,
  max_paths: 4096,
  invariant_depth: 10,
  exploration_order: 'bfs',
  max_solver_queries: 100000,
  default_dynamic_length: 2,
  max_dynamic_length: 256,
  array_lengths: [],
  dynamic_lengths: {},
  default_array_lengths: [],
  default_bytes_lengths: [],
  max_calldata_bytes: 4096,
  symbolic_call_targets: false,
  storage_layout: 'solidity',
};

const stats = {
  paths: 7,
  solver_queries: 21,
  smt_queries: 12,
  sat_queries: 18,
  model_queries: 3,
  sat_cache_hits: 2,
  model_cache_hits: 0,
  heuristic_witnesses: 0,
  solver_time_ms: 140,
  smt_input_bytes: 40000,
  smt_max_query_bytes: 5000,
  smt_build_time_ms: 3,
  smt_max_query_time_ms: 40,
};

const base = {
  schema_version: 1,
  status: 'pass',
  incomplete: null as { kind: string; reason: string } | null,
  bounds,
  solver: { name: 'z3', command: 'z3 -in -smt2', portfolio: [], stats },
  assumptions: [
    { kind: 'bounded_exploration', description: 'what is beyond the bounds is not looked at' },
    { kind: 'hash_model', description: 'no hashes collide' },
  ],
  call_trace: { available: false, source: null, format: null },
  replay: { required: false, status: 'not_required', reason: null as string | null },
  counterexample: null as Record<string, string | null> | null,
};

const found = { calldata: `0x12345678${'00'.repeat(31)}2a`, args: '42', raw_args: '42', value: null };

function incomplete(kind: string, reason: string, more: Partial<typeof base> = {}): typeof base {
  return { ...base, status: 'incomplete', incomplete: { kind, reason }, ...more };
}

function unreplayed(status: string, reason: string): typeof base {
  return incomplete('error', reason, { replay: { required: true, status, reason }, counterexample: found });
}

interface Case {
  readonly status: string;
  readonly reason: string | null;
  readonly symbolic: typeof base;
}

const cases = {
  pass: { status: 'Success', reason: null, symbolic: base },
  'fail-replay-confirmed': {
    status: 'Failure',
    reason: 'panic: assertion failed (0x01)',
    symbolic: {
      ...base,
      status: 'fail_counterexample',
      replay: { required: true, status: 'confirmed', reason: null },
      counterexample: found,
      call_trace: { available: true, source: 'test_result.traces', format: 'foundry_call_trace_arena' } as never,
    },
  },
  'incomplete-stuck': {
    status: 'Failure',
    reason: 'incomplete symbolic execution (Stuck)',
    symbolic: incomplete('stuck', 'symbolic path limit exceeded (4096)'),
  },
  'incomplete-revert-all': {
    status: 'Failure',
    reason: 'incomplete symbolic execution (RevertAll)',
    symbolic: incomplete('revert_all', 'all paths reverted'),
  },
  'incomplete-timeout': {
    status: 'Failure',
    reason: 'incomplete symbolic execution (Timeout)',
    symbolic: incomplete('timeout', 'solver timeout'),
  },
  'incomplete-error': {
    status: 'Failure',
    reason: 'incomplete symbolic execution (Error)',
    symbolic: incomplete('error', 'the solver could not be started'),
  },
  'incomplete-replay-mismatch': {
    status: 'Failure',
    reason: 'symbolic counterexample did not replay',
    symbolic: unreplayed('mismatch', 'symbolic counterexample did not replay'),
  },
  'incomplete-replay-error': {
    status: 'Failure',
    reason: 'the call could not be made',
    symbolic: unreplayed('error', 'the call could not be made'),
  },
  'incomplete-replay-skipped': {
    status: 'Skipped',
    reason: 'vm.skip',
    symbolic: unreplayed('skipped', 'vm.skip during concrete replay'),
  },
} as const satisfies Readonly<Record<string, Case>>;

function testOf({ status, reason, symbolic }: Case) {
  return { status, reason, counterexample: null, logs: [], kind: { Symbolic: {} }, symbolic };
}

function write(name: string, tests: Readonly<Record<string, Case>>): void {
  const results = Object.entries(tests).map(([test, one]) => [`${test}${parameters}`, testOf(one)] as const);
  const whole = { [suite]: { duration: '1s', test_results: Object.fromEntries(results), warnings: [] } };
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify(whole, null, 2)}\n`);
}

for (const [name, one] of Object.entries(cases)) write(name, { check_SAMPLE: one });
write('claim-and-twin', { check_SAMPLE: cases.pass, check_twin_SAMPLE: cases['fail-replay-confirmed'] });
