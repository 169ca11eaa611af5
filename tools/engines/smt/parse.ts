/** A finished run → one answer for each obligation. Pure and total. */
import { createHash } from 'node:crypto';
import type { Obligation } from '../../../harness/schema.ts';
import { unsealed } from '../../run/sealed.ts';
import type { Cause } from '../../schema.ts';
import { stoppedBy } from '../stopped.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { type Answer, readAnswers, readModels } from './answers.ts';
import { DriverResult, type SolverName, solverNames } from './schema.ts';
import { readScript } from './smtlib.ts';

export const resultFile = 'result.json';
export const scriptFile = 'script.smt2';

type Outcome = Omit<Judged, 'obligation'>;
type Both = Readonly<Record<SolverName, readonly Answer[]>>;

export function parse(run: FinishedRun, obligations: readonly Obligation[]): readonly Judged[] {
  return obligations.map((obligation) => ({
    obligation: obligation.id,
    ...judge(run, obligation, obligations.length),
  }));
}

function judge(run: FinishedRun, obligation: Obligation, asked: number): Outcome {
  if (obligation.entry.in !== 'smt') return unknown('tool-error', 'the obligation is not an SMT-LIB file');
  if (asked !== 1) return unknown('tool-error', 'one run answers one obligation');
  const stopped = whyStopped(run);
  if (stopped !== null) return unknown(stopped.code, stopped.detail);

  const text = run.outputs[scriptFile] ?? null;
  const written = run.outputs[resultFile] ?? null;
  if (text === null || written === null) return unknown('tool-error', 'the driver wrote no result');
  const result = readResult(written);
  if (result === null) return unknown('unparsable', `${resultFile} is not what the driver writes`);
  if (result.file !== obligation.entry.file) return unknown('tool-error', `the result is of ${result.file}`);
  if (createHash('sha256').update(text).digest('hex') !== result.sha256) {
    return unknown('tool-error', 'the script kept beside the result is not the one that was run');
  }
  const reading = readScript(text);
  if (!reading.ok) return unknown('tool-error', `the script cannot be judged: ${reading.why}`);

  const checks = reading.script.checks.length;
  const z3 = readAnswers(result.solvers.z3, checks);
  if (!z3.ok) return unknown('tool-error', `z3: ${z3.why}`);
  const cvc5 = readAnswers(result.solvers.cvc5, checks);
  if (!cvc5.ok) return unknown('tool-error', `cvc5: ${cvc5.why}`);
  const outcome = weigh({ z3: z3.answers, cvc5: cvc5.answers }, obligation.role === 'claim', result);
  const empty = obligation.role === 'claim' && outcome.claim === 'holds' ? whyEmpty(result, checks) : null;
  return { ...(empty ?? outcome), effort: effort(result, checks) };
}

/** From premises that contradict each other follows everything. One solver is enough to show that they do not. */
function whyEmpty({ premises }: DriverResult, checks: number): Outcome | null {
  if (premises === null) return unknown('tool-error', 'nobody asked whether its premises can be met');
  const z3 = readAnswers(premises.z3, checks);
  const cvc5 = readAnswers(premises.cvc5, checks);
  if (!z3.ok) return unknown('tool-error', `z3, of its premises: ${z3.why}`);
  if (!cvc5.ok) return unknown('tool-error', `cvc5, of its premises: ${cvc5.why}`);
  const pairs = z3.answers.map((answer, index) => [answer, cvc5.answers[index] ?? 'unknown']);
  const empty = pairs.findIndex((pair) => pair.includes('unsat'));
  if (empty >= 0) return unknown('tool-error', `the premises of check ${empty + 1} contradict each other`);
  const open = pairs.findIndex((pair) => !pair.includes('sat'));
  return open < 0 ? null : unknown('stuck', `no solver says whether the premises of check ${open + 1} can be met`);
}

function whyStopped(run: FinishedRun): Cause | null {
  const stopped = stoppedBy(run);
  if (stopped !== null) return stopped;
  if (run.exitCode === 0) return null;
  return { code: 'tool-error', detail: `the driver ended with ${run.signal ?? `exit code ${run.exitCode}`}` };
}

function readResult(text: string): DriverResult | null {
  return DriverResult.safeParse(unsealed(text)?.result).data ?? null;
}

/**
 * A theorem needs `unsat` twice for every check. It falls when both say `sat` of one check. A twin or canary asks for
 * `sat`: one solver is enough when the other does not object, because a model can be checked.
 */
function weigh(both: Both, isClaim: boolean, result: DriverResult): Outcome {
  const pairs = both.z3.map((answer, index) => [answer, both.cvc5[index] ?? 'unknown'] as const);
  const clash = pairs.findIndex((pair) => pair.includes('sat') && pair.includes('unsat'));
  if (clash >= 0) {
    return unknown(
      'tool-error',
      `solvers disagree on check ${clash + 1}: z3 ${pairs[clash]?.[0]}, cvc5 ${pairs[clash]?.[1]}`,
    );
  }
  const refuted = pairs.some(([left, right]) => left === 'unsat' && right === 'unsat');
  if (isClaim) {
    if (pairs.every(([left, right]) => left === 'unsat' && right === 'unsat')) return holds;
    if (pairs.some(([left, right]) => left === 'sat' && right === 'sat')) return violated(result);
    return unanswered(both, 'unsat');
  }
  if (refuted) return holds;
  if (pairs.every((pair) => pair.includes('sat'))) return violated(result);
  return unanswered(both, 'sat');
}

const nothing = { strength: null, bounds: [], cause: null, counterexample: null, effort: {} } as const;
const holds: Outcome = { ...nothing, claim: 'holds', strength: 'proved' };

function violated(result: DriverResult): Outcome {
  const models = solverNames.map((name) => readModels(result.solvers[name].models));
  // Never a mixture: half of one model and half of another satisfies nothing.
  const values = models.find((model) => Object.keys(model).length > 0) ?? {};
  return { ...nothing, claim: 'violated', counterexample: { kind: 'model', values } };
}

function unanswered(both: Both, wanted: Answer): Outcome {
  const silent: string[] = [];
  for (const name of solverNames) {
    const odd = both[name].flatMap((answer, index) => (answer === wanted ? [] : [`check ${index + 1} ${answer}`]));
    if (odd.length > 0) silent.push(`${name}: ${odd.join(', ')}`);
  }
  const timedOut = solverNames.some((name) => both[name].includes('timeout'));
  return unknown(timedOut ? 'timeout' : 'stuck', `two solvers are needed; ${silent.join('; ')}`);
}

function unknown(code: Cause['code'], detail: string): Outcome {
  return { ...nothing, claim: 'unknown', cause: { code, detail } };
}

function effort(result: DriverResult, checks: number): Record<string, number> {
  return { checks, z3Seconds: result.solvers.z3.seconds, cvc5Seconds: result.solvers.cvc5.seconds };
}
