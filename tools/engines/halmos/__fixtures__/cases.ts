/** The recorded runs: what was asked, and within which limits. */
import type { Obligation } from '../../../../harness/schema.ts';

export interface Case {
  readonly name: string;
  readonly obligations: readonly Obligation[];
  readonly limits: { readonly seconds: number; readonly memoryMb: number; readonly querySeconds: number };
}

function of(name: string, contract: string, functions: readonly string[], limits: Partial<Case['limits']> = {}): Case {
  const obligations = functions.map((fn): Obligation => {
    const role = fn.startsWith('twin_') ? 'twin' : 'claim';
    const entry = { in: 'solidity', file: 'test/Cases.t.sol', contract, function: fn } as const;
    return { id: `X/halmos/${fn}`, property: 'X', rev: 1, engine: 'halmos', role, of: [], entry, ceiling: 'proved', bounds: [] };
  });
  return { name, obligations, limits: { seconds: 120, memoryMb: 8000, querySeconds: 10, ...limits } };
}

export const cases: readonly Case[] = [
  of('pass', 'Pass', ['check_sum', 'check_square']),
  of('counterexample', 'Counterexample', ['check_large', 'check_fine']),
  of('twins', 'Twins', ['twin_reached', 'twin_vacuous']),
  of('overflow-in-spec', 'OverflowInSpec', ['check_overflow']),
  of('harness-fault', 'HarnessFault', ['check_dropped']),
  of('query-timeout', 'Hard', ['check_factors', 'check_easy'], { querySeconds: 1 }),
  of('killed', 'Hard', ['check_factors', 'check_easy'], { seconds: 6, querySeconds: 60 }),
  of('killed-late', 'Late', ['check_first', 'check_second'], { seconds: 8, querySeconds: 60 }),
  of('stuck', 'Stuck', ['check_stuck', 'check_fine']),
  of('revert-all', 'RevertAll', ['check_reverts']),
  of('loop-bound', 'LoopBound', ['check_loop', 'check_fine']),
  of('loop-in-setup', 'LoopInSetUp', ['check_sum']),
  of('bytes-bound', 'BytesBound', ['check_length', 'check_array']),
  of('silent-bound', 'SilentBound', ['check_calldata']),
  of('setup-fails', 'SetUpFails', ['check_nothing']),
  of('exception', 'Exception', ['check_throws', 'check_fine']),
  of('unknown-code', 'Unknown', ['check_code']),
  of('annotated', 'Annotated', ['check_annotated']),
  of('no-contract', 'Absent', ['check_x']),
  of('no-function', 'Pass', ['check_sum', 'check_absent']),
];
