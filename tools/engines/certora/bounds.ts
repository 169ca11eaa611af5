/** What a configuration takes for granted or leaves out. Any of it makes a result at most bounded. Pure. */

import type { DriverResult } from './schema.ts';

/** Say what is verified, how it is compiled or how long is spent; they change no meaning of an answer. */
const neutral = new Set([
  ...['files', 'verify', 'link', 'packages', 'solc', 'solc_optimize', 'solc_evm_version', 'solc_allow_path'],
  ...['strict_solc_optimizer', 'disable_internal_function_instrumentation', 'enforce_require_reason', 'rule_sanity'],
  ...['msg', 'jar', 'java_args', 'smt_timeout', 'global_timeout', 'wait_for_results', 'dump_cvl_ast'],
  ...['compilation_steps_only', 'disable_auto_cache_key_gen', 'short_output', 'multi_assert_check'],
  // Without optimistic_loop, a loop that goes on is a counterexample.
  'loop_iter',
]);

export function boundsOf({ options, mode }: Pick<DriverResult, 'options' | 'mode'>): string[] {
  const found = Object.entries(options).flatMap(([name, value]) => {
    if (neutral.has(name) || value === false || value === null) return [];
    if (name.startsWith('optimistic_')) return [`${name}: executions are left out`];
    return [`the configuration sets ${name}`];
  });
  const sanity = options['rule_sanity'];
  if (sanity !== 'basic' && sanity !== 'advanced') found.push('sanity of rules is not checked: rule_sanity');
  if (mode === 'stand-in') found.push('answered by a stand-in for the cloud');
  return found.sort();
}
