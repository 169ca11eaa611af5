/** A finished run → one answer for each obligation. Pure and total. */
import type { Obligation } from '../../../harness/schema.ts';
import type { Cause } from '../../schema.ts';
import { stoppedBy } from '../stopped.ts';
import type { FinishedRun, Judged, Limits, RawCall } from '../types.ts';
import { type Invariant, Results, type TestResult } from './schema.ts';

type Outcome = Omit<Judged, 'obligation'>;
type Reading = { readonly ok: true; readonly results: Results } | { readonly ok: false; readonly cause: Cause };

/** What a failed `assert` is called. Anything else that makes an invariant fail is the harness's own trouble. */
const assertion = 'panic: assertion failed (0x01)';

/** The same before the first call: the claim is false at genesis. */
const atGenesis = `failed to set up invariant testing environment: ${assertion}`;

export function parse(run: FinishedRun, obligations: readonly Obligation[]): readonly Judged[] {
  const reading = read(run);
  return obligations.map((obligation) => ({
    obligation: obligation.id,
    ...(reading.ok
      ? judge(reading.results, obligation, run.limits)
      : unknown(reading.cause.code, reading.cause.detail)),
  }));
}

function read(run: FinishedRun): Reading {
  const failed = (code: Cause['code'], detail: string): Reading => ({ ok: false, cause: { code, detail } });
  const stopped = stoppedBy(run);
  if (stopped !== null) return { ok: false, cause: stopped };
  if (run.exitCode !== 0 && run.exitCode !== 1)
    return failed('tool-error', `forge ended with ${run.signal ?? `exit code ${run.exitCode}`}${complaint(run)}`);
  const line = lastLine(run.stdout);
  if (line === '' || /^No tests (found|match)/u.test(line)) {
    return run.exitCode === 0 || line !== ''
      ? failed('missing', 'forge found none of the tests')
      : failed('tool-error', `forge printed no result${complaint(run)}`);
  }
  const results = resultsOf(line);
  if (results === null) return failed('unparsable', 'what forge printed is not a test result');
  const all = Object.values(results).flatMap(({ test_results }) => Object.values(test_results));
  const failures = all.some(({ status }) => status === 'Failure');
  if (failures !== (run.exitCode === 1))
    return failed('tool-error', `exit code ${run.exitCode} with ${failures ? 'a' : 'no'} failed test`);
  return { ok: true, results };
}

/** With a corpus, and whenever a test fails, lines of events come before the result. */
function lastLine(stdout: string): string {
  return stdout.trimEnd().split('\n').at(-1)?.trim() ?? '';
}

function resultsOf(line: string): Results | null {
  try {
    return Results.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function complaint({ stderr }: FinishedRun): string {
  const lines = stderr.split('\n');
  const line =
    lines.find((text) => text.startsWith('compiled-only')) ?? lines.find((text) => /error/iu.test(text)) ?? '';
  return line === '' ? '' : `: ${line.trim().slice(0, 300)}`;
}

function judge(results: Results, obligation: Obligation, limits: Limits): Outcome {
  const { entry } = obligation;
  if (entry.in !== 'solidity') return unknown('tool-error', 'the obligation is not in Solidity');
  const tests = results[`${entry.file}:${entry.contract}`]?.test_results;
  if (tests === undefined)
    return unknown('missing', `no result of ${entry.contract}; the harness is older than the property`);
  const setUp = tests['setUp()'];
  if (setUp !== undefined)
    return unknown('tool-error', `setUp of ${entry.contract} failed: ${setUp.reason ?? 'without a reason'}`);
  const test = tests[`${entry.function}()`];
  if (test === undefined) return unknown('missing', `no result of ${entry.contract}.${entry.function}`);
  const campaign = test.kind.Invariant;
  if (test.status === 'Failure') return refuted(test, campaign);
  if (test.status !== 'Success' || test.reason !== null || test.counterexample !== null)
    return unknown('tool-error', `${test.status}: ${test.reason ?? 'without a reason'}`);
  if (campaign === null) return unknown('unparsable', `${entry.function} was not run as an invariant`);
  return searched(campaign, limits);
}

/** `runs` and `calls` of a failed campaign mean nothing; its metrics do. */
function refuted(test: TestResult, campaign: Invariant | null): Outcome {
  if (test.reason !== assertion && test.reason !== atGenesis)
    return unknown(
      'tool-error',
      `the campaign failed otherwise than by its assertion: ${test.reason ?? 'without a reason'}`,
    );
  const [found, calls] = test.counterexample?.Sequence ?? [0, []];
  const effort = { ...(campaign === null ? {} : totals(campaign)), sequence: found, shrunk: calls.length };
  return { ...nothing, claim: 'violated', counterexample: { kind: 'sequence', calls: calls.map(rawCall) }, effort };
}

function rawCall(call: {
  sender: string;
  addr: string;
  calldata: string;
  value?: string | null | undefined;
  warp?: string | null | undefined;
  roll?: string | null | undefined;
}): RawCall {
  return {
    sender: call.sender,
    to: call.addr,
    data: call.calldata,
    value: call.value ?? '0',
    warp: call.warp ?? '0',
    roll: call.roll ?? '0',
  };
}

/** A campaign that was cut by its time limit, or in which every call reverted, calls itself a success as well. */
function searched(campaign: Invariant, { runs, depth, seed }: Limits): Outcome {
  const { calls, reverts } = totals(campaign);
  const asked = runs * depth;
  if (campaign.runs < runs || campaign.calls < asked || calls !== campaign.calls) {
    return unknown(
      'cut-short',
      `${campaign.runs} of ${runs} runs, ${Math.min(calls, campaign.calls)} of ${asked} calls`,
    );
  }
  if (reverts !== campaign.reverts)
    return unknown('unparsable', `${campaign.reverts} reverts in all, ${reverts} by function`);
  if (reverts >= calls) return unknown('revert-all', `all ${calls} calls reverted`);
  const bounds = [`calls ${calls}`, `depth ${depth}`, `runs ${campaign.runs}`, `seed ${seed}`];
  return {
    ...nothing,
    claim: 'holds',
    strength: 'sampled',
    bounds,
    effort: { runs: campaign.runs, ...totals(campaign) },
  };
}

function totals({ metrics }: Invariant): { calls: number; reverts: number; discards: number } {
  const sum = { calls: 0, reverts: 0, discards: 0 };
  for (const { calls, reverts, discards } of Object.values(metrics)) {
    sum.calls += calls;
    sum.reverts += reverts;
    sum.discards += discards;
  }
  return sum;
}

const nothing = { strength: null, bounds: [], cause: null, counterexample: null, effort: {} } as const;

function unknown(code: Cause['code'], detail: string): Outcome {
  return { ...nothing, claim: 'unknown', cause: { code, detail } };
}
