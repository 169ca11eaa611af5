/** A finished run → one answer for each obligation. Pure and total. */
import { createHash } from 'node:crypto';
import type { Obligation } from '../../../harness/schema.ts';
import { unsealed } from '../../run/sealed.ts';
import type { Cause } from '../../schema.ts';
import { stoppedBy } from '../stopped.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { boundsOf } from './bounds.ts';
import { readJson } from './json.ts';
import { type Answer, answerOf, type Word } from './output.ts';
import { DriverResult, type ExpectedRule, Output } from './schema.ts';

export const resultFile = 'result.json';
export const outputFile = 'output.json';

type Outcome = Omit<Judged, 'obligation'>;

const nothing = { strength: null, bounds: [], cause: null, counterexample: null, effort: {} } as const;

export function parse(run: FinishedRun, obligations: readonly Obligation[]): readonly Judged[] {
  const read = resultOf(run);
  return obligations.map((obligation) => ({ obligation: obligation.id, ...judge(read, run, obligation) }));
}

function resultOf(run: FinishedRun): DriverResult | Cause {
  const stopped = stoppedBy(run);
  if (stopped !== null) return stopped;
  if (run.exitCode !== 0)
    return { code: 'tool-error', detail: `the driver ended with ${run.signal ?? `exit code ${run.exitCode}`}` };
  const text = run.outputs[resultFile] ?? null;
  if (text === null) return { code: 'tool-error', detail: 'the driver wrote no result' };
  const { data } = DriverResult.safeParse(unsealed(text)?.result);
  return data ?? { code: 'unparsable', detail: `${resultFile} is not what the driver writes` };
}

function judge(read: DriverResult | Cause, run: FinishedRun, { entry, role }: Obligation): Outcome {
  if ('detail' in read) return unknown(read);
  if (entry.in !== 'cvl') return unknown({ code: 'tool-error', detail: 'the obligation is no rule of CVL' });
  if (read.state === 'failed') return failed(read);
  const own = read.rules.filter(({ name }) => name === entry.rule);
  const [rule] = own;
  if (rule === undefined)
    return unknown({ code: 'missing', detail: `the specification has no rule called ${entry.rule}` });
  if (own.length > 1) return unknown({ code: 'unparsable', detail: `${entry.rule} is there more than once` });
  if (read.state === 'typechecked') return unknown({ code: 'pending', detail: notProved });
  if (read.state === 'pending') return unknown({ code: 'pending', detail: waiting(read) });
  return ofOutput(read, rule, run, role === 'claim');
}

const notProved =
  'type-checked and not proved: there is no CERTORAKEY, and no emv.jar (--certora-jar, ASSAY_CERTORA_JAR or CERTORA)';

function waiting({ job, waitedSeconds }: DriverResult): string {
  return `submitted as job ${job ?? '?'} and not finished after ${Math.round(waitedSeconds)} s; the next run asks for it again`;
}

function failed({ failure }: DriverResult): Outcome {
  if (failure === null) return unknown({ code: 'unparsable', detail: 'failed, and not said how' });
  if (failure.code === 'time') return unknown({ code: 'timeout', detail: `certora-cli was ${failure.detail}` });
  return unknown({ code: 'tool-error', detail: `${failure.code}: ${failure.detail}` });
}

/** Only what was asked and answered counts; the tool's exit code says nothing. */
function ofOutput(read: DriverResult, rule: ExpectedRule, run: FinishedRun, isClaim: boolean): Outcome {
  const text = run.outputs[outputFile] ?? '';
  if (createHash('sha256').update(text).digest('hex') !== read.outputSha256)
    return unknown({ code: 'unparsable', detail: `${outputFile} is not what the driver took from the Prover` });
  const { data } = Output.safeParse(readJson(text));
  if (data === undefined) return unknown({ code: 'unparsable', detail: `${outputFile} is not what the Prover writes` });
  const shaky = envfreeProblem(read.rules, data.rules);
  if (shaky !== null) return unknown(shaky);
  const answer = answerOf(rule, Object.hasOwn(data.rules, rule.name) ? data.rules[rule.name] : undefined);
  return isClaim ? ofClaim(answer, read) : ofTwin(answer);
}

export const envfreeRule = 'envfreeFuncsStaticCheck';

/** A function that is read without saying who calls must not depend on who calls, or every answer is about something else. */
function envfreeProblem(rules: readonly ExpectedRule[], output: Readonly<Record<string, unknown>>): Cause | null {
  const expected = rules.find(({ name }) => name === envfreeRule);
  if (expected === undefined) return null;
  const { status, by } = answerOf(expected, output[envfreeRule]);
  if (status === 'SUCCESS') return null;
  return { code: 'tool-error', detail: `${envfreeRule}: ${status} for ${(by[status] ?? []).join(', ')}` };
}

function ofClaim(answer: Answer, read: DriverResult): Outcome {
  const effort = effortOf(answer);
  switch (answer.status) {
    case 'SUCCESS': {
      const bounds = boundsOf(read);
      return { ...nothing, claim: 'holds', strength: bounds.length > 0 ? 'bounded' : 'proved', bounds, effort };
    }
    case 'FAIL':
      return { ...nothing, claim: 'violated', counterexample: tellOf(answer), effort };
    default:
      return { ...unknown(causeOf(answer)), effort };
  }
}

/**
 * Asked for a witness, the Prover succeeds by finding one: what denies that there is one is then refuted. Of any method
 * one is enough. Nowhere is there one only where it says so of all.
 */
function ofTwin(answer: Answer): Outcome {
  const { by, status } = answer;
  const effort = effortOf(answer);
  if (by.SUCCESS !== undefined && by.unreadable === undefined && by.missing === undefined)
    return { ...nothing, claim: 'violated', counterexample: { kind: 'model', values: {} }, effort };
  if (status === 'FAIL' && Object.keys(by).length === 1)
    return { ...nothing, claim: 'holds', strength: 'proved', effort };
  const { FAIL: _, ...others } = by;
  const worst = (Object.keys(others) as Word[])[0] ?? status;
  return { ...unknown(causeOf({ status: worst, by })), effort };
}

function effortOf({ by }: Answer): Record<string, number> {
  return { succeeded: by.SUCCESS?.length ?? 0 };
}

/** The Prover's values are not in its summary; where it fails is. */
function tellOf({ by }: Answer): Judged['counterexample'] {
  return {
    kind: 'model',
    values: Object.fromEntries((by.FAIL ?? []).map((name, index) => [`failed_${index + 1}`, name])),
  };
}

function causeOf({ status, by }: Answer): Cause {
  const names = (by[status] ?? []).join(', ');
  switch (status) {
    case 'TIMEOUT':
      return { code: 'timeout', detail: `the Prover ran out of time for ${names}` };
    case 'SANITY_FAIL':
      return { code: 'revert-all', detail: `the Prover's sanity check failed: nothing is checked of ${names}` };
    case 'UNKNOWN':
      return { code: 'stuck', detail: `the Prover does not know of ${names}` };
    case 'missing':
      return { code: 'missing', detail: `asked for and not answered: ${names}` };
    default:
      return { code: 'unparsable', detail: `answered in no known form: ${names}` };
  }
}

function unknown(cause: Cause): Outcome {
  return { ...nothing, claim: 'unknown', cause };
}
