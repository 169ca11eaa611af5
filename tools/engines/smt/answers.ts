/** From a solver's words to one answer for each `(check-sat)`. */
import { negated, over, parseRational, type Rational, renderRational } from './rational.ts';
import type { SolverRun } from './schema.ts';

export type Answer = 'unsat' | 'sat' | 'unknown' | 'timeout';

export type Answers =
  | { readonly ok: true; readonly answers: readonly Answer[] }
  | { readonly ok: false; readonly why: string };

const words = new Map<string, Answer>([
  ['unsat', 'unsat'],
  ['sat', 'sat'],
  ['unknown', 'unknown'],
  ['timeout', 'timeout'],
  ['unknown (TIMEOUT)', 'timeout'],
  ['unknown (INCOMPLETE)', 'unknown'],
  ['unknown (RESOURCEOUT)', 'timeout'],
]);

/** Every line must be an answer; only a run cut off by its time limit may owe some, and what it owes is `timeout`. */
export function readAnswers(run: SolverRun, checks: number): Answers {
  if (!run.timedOut && run.exitCode !== 0) return { ok: false, why: `exit code ${run.exitCode}: ${firstLine(run)}` };
  const complete = run.raw.slice(0, run.raw.lastIndexOf('\n') + 1);
  if (!run.timedOut && complete !== run.raw) return { ok: false, why: 'its output ends inside a line' };
  const lines = complete.split('\n').slice(0, -1);
  const answers: Answer[] = [];
  for (const line of lines) {
    const answer = words.get(line);
    if (answer === undefined) return { ok: false, why: `an unrecognised line: ${line.slice(0, 120)}` };
    answers.push(answer);
  }
  if (answers.length > checks) return { ok: false, why: `${answers.length} answers to ${checks} questions` };
  if (answers.length < checks && !run.timedOut)
    return { ok: false, why: `${answers.length} answers to ${checks} questions` };
  while (answers.length < checks) answers.push('timeout');
  return { ok: true, answers };
}

function firstLine(run: SolverRun): string {
  const line = `${run.raw}\n${run.errors}`.split('\n').find((text) => /error/i.test(text));
  return (line ?? '').slice(0, 200);
}

/**
 * Constants of the models that a solver printed, integers and fractions; `k.name` for those of the k-th model after the
 * first. An irrational one has no such name, is left out, and is then confirmed by nothing.
 */
export function readModels(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const one = String.raw`(\d+(?:\.\d+)?|\(-\s*\d+(?:\.\d+)?\))`;
  const pattern = new RegExp(
    String.raw`^\s*(?:sat)\s*$|\(define-fun\s+([^\s()|"]+)\s+\(\)\s+(?:Int|Real)\s+(\(-\s*(?=\(/))?(?:${one}|\(/\s+${one}\s+${one}\))\s*\)`,
    'gm',
  );
  let model = 0;
  for (const [, name, negative, plain, above, below] of text.matchAll(pattern)) {
    if (name === undefined) model += 1;
    else {
      const value = plain === undefined ? over(numeral(above), numeral(below)) : numeral(plain);
      values[model > 1 ? `${model}.${name}` : name] = renderRational(negative === undefined ? value : negated(value));
    }
  }
  return values;
}

function numeral(text = ''): Rational {
  const digits = text.replace(/[^\d.]/gu, '');
  return text.startsWith('(') ? negated(parseRational(digits)) : parseRational(digits);
}
