/** A finished run → one answer for each obligation. Pure and total. */
import type { Obligation } from '../../../harness/schema.ts';
import type { Cause } from '../../schema.ts';
import { stoppedBy } from '../stopped.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { type Outcome, outcomeOf, unknown } from './outcome.ts';
import { Results } from './schema.ts';

export function parse(run: FinishedRun, obligations: readonly Obligation[]): readonly Judged[] {
  const read = readResults(run);
  return obligations.map((obligation) => ({
    obligation: obligation.id,
    ...('code' in read ? unknown(read.code, read.detail) : judge(read.results, obligation)),
  }));
}

function readResults(run: FinishedRun): { readonly results: Results } | Cause {
  const stopped = stoppedBy(run);
  if (stopped !== null) return stopped;
  if (run.exitCode !== 0 && run.exitCode !== 1)
    return {
      code: 'tool-error',
      detail: `forge ended with ${run.signal ?? `exit code ${run.exitCode}`}${complaint(run)}`,
    };
  const line = run.stdout.trimEnd().split('\n').at(-1)?.trim() ?? '';
  if (/^No tests (?:found|match)/u.test(line) || line === '{}' || (line === '' && run.exitCode === 0))
    return { code: 'missing', detail: 'forge found none of the tests' };
  const results = resultsOf(line);
  if (results === null)
    return run.exitCode === 0
      ? { code: 'unparsable', detail: 'what forge printed is not a test result' }
      : { code: 'tool-error', detail: `forge printed no test result${complaint(run)}` };
  const failed = Object.values(results).some(({ test_results }) =>
    Object.values(test_results).some(({ status }) => status === 'Failure'),
  );
  if (failed !== (run.exitCode === 1))
    return { code: 'tool-error', detail: `exit code ${run.exitCode} with ${failed ? 'a' : 'no'} failed test` };
  return { results };
}

function resultsOf(line: string): Results | null {
  try {
    return Results.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function complaint({ stderr }: FinishedRun): string {
  const line = stderr.split('\n').find((text) => /error/iu.test(text)) ?? '';
  return line === '' ? '' : `: ${line.trim().slice(0, 300)}`;
}

function judge(results: Results, { entry }: Obligation): Outcome {
  if (entry.in !== 'solidity') return unknown('tool-error', 'the obligation is not in Solidity');
  const key = `${entry.file}:${entry.contract}`;
  const tests = Object.hasOwn(results, key) ? results[key]?.test_results : undefined;
  if (tests === undefined) return unknown('missing', `no result of ${entry.contract}`);
  const setUp = tests['setUp()'];
  if (setUp !== undefined)
    return unknown('tool-error', `setUp of ${entry.contract} failed: ${setUp.reason ?? 'without a reason'}`);
  const own = Object.entries(tests).filter(([signature]) => signature.split('(')[0] === entry.function);
  const [found] = own;
  if (found === undefined) return unknown('missing', `no result of ${entry.contract}.${entry.function}`);
  if (own.length > 1) return unknown('unparsable', `${own.length} results of ${entry.contract}.${entry.function}`);
  return outcomeOf(found[1]);
}
