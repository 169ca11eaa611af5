/** Of outputs that were fabricated, not recorded: see the readme beside them. */
import { readFileSync } from 'node:fs';
import type { Obligation } from '../../../../harness/schema.ts';
import { ended, type Recorded } from '../../recorded.ts';
import type { FinishedRun } from '../../types.ts';
import type { Results } from '../schema.ts';

const limits = { seconds: 1, memoryMb: 1, querySeconds: 1, runs: 1, depth: 1, seed: '1' };

export const suite = 'harness/generated/forge-symbolic/SAMPLE.t.sol:SAMPLE_ForgeSymbolic';

export const obligation: Obligation = {
  id: 'SAMPLE/forge-symbolic',
  property: 'SAMPLE',
  rev: 1,
  engine: 'forge-symbolic',
  role: 'claim',
  of: [],
  entry: {
    in: 'solidity',
    file: 'harness/generated/forge-symbolic/SAMPLE.t.sol',
    contract: 'SAMPLE_ForgeSymbolic',
    function: 'check_SAMPLE',
  },
  ceiling: 'bounded',
  bounds: [],
};

const twin: Obligation = {
  ...obligation,
  id: 'SAMPLE/forge-symbolic+twin',
  role: 'twin',
  of: [obligation.id],
  entry: { ...(obligation.entry as Extract<Obligation['entry'], { in: 'solidity' }>), function: 'check_twin_SAMPLE' },
};

const expected: Readonly<Record<string, readonly [string, string]>> = {
  pass: ['holds bounded', 'unknown missing'],
  'fail-replay-confirmed': ['violated', 'unknown missing'],
  'incomplete-stuck': ['unknown stuck', 'unknown missing'],
  'incomplete-revert-all': ['unknown revert-all', 'unknown missing'],
  'incomplete-timeout': ['unknown timeout', 'unknown missing'],
  'incomplete-error': ['unknown tool-error', 'unknown missing'],
  'incomplete-replay-mismatch': ['unknown replay-mismatch', 'unknown missing'],
  'incomplete-replay-error': ['unknown replay-mismatch', 'unknown missing'],
  'incomplete-replay-skipped': ['unknown replay-mismatch', 'unknown missing'],
  'claim-and-twin': ['holds bounded', 'violated'],
};

export function resultsOf(name: string): Results {
  const url = new URL(`./fabricated-from-schema-1.8.0/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Results;
}

/** As forge ends: 1 where a test failed, and the results in one line behind what the compiler said. */
export function runOf(results: unknown): FinishedRun {
  const line = JSON.stringify(results);
  const exitCode = line.includes('"status":"Failure"') ? 1 : 0;
  return { ...ended, limits, exitCode, stdout: `Compiling\n${line}\n` };
}

export const recorded: readonly Recorded[] = Object.entries(expected).map(([name, answers]) => ({
  name,
  obligations: [obligation, twin],
  run: runOf(resultsOf(name)),
  expected: answers,
}));
