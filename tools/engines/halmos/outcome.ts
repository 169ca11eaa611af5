/** What one test of a run that went to its end says of its obligation. */
import type { Cause } from '../../schema.ts';
import type { Judged } from '../types.ts';
import { boundsOf, errorsNear, firstUnexplained, reasonsOf, toldTwice } from './messages.ts';
import type { Finished, Logged, Query, Test } from './schema.ts';
import type { Transcript, Values } from './transcript.ts';

export type Outcome = Omit<Judged, 'obligation'>;

export interface Evidence {
  /** In the order in which they ran; results of the transcript stand in the same order. */
  readonly tests: readonly Test[];
  readonly transcript: Transcript;
  readonly queries: readonly Query[];
  /** Null when it was not kept whole. */
  readonly logged: readonly Logged[] | null;
  readonly stderr: string;
  readonly querySeconds: number;
}

const nothing = { strength: null, bounds: [], cause: null, counterexample: null, effort: {} } as const;

export function unknown(code: Cause['code'], detail: string): Outcome {
  return { ...nothing, claim: 'unknown', cause: { code, detail: detail.slice(0, 500) } };
}

export function violated(values: Values): Outcome {
  return { ...nothing, claim: 'violated', counterexample: { kind: 'model', values } };
}

export function outcomeOf(index: number, evidence: Evidence): Outcome {
  const test = evidence.tests[index];
  if (test === undefined) return unknown('missing', 'asked for and not reported');
  if (test.num_paths === null)
    return unknown('tool-error', errorsNear(index, evidence.transcript)[0] ?? 'an exception');
  const own = evidence.queries.filter(({ query }) => query.startsWith(`${test.name.split('(')[0]}/`));
  return { ...said(test, index, own, evidence), effort: effortOf(test, own) };
}

function said(test: Finished, index: number, own: readonly Query[], evidence: Evidence): Outcome {
  const { transcript, querySeconds } = evidence;
  switch (test.exitcode) {
    case 0:
      return passed(test, index, evidence);
    case 1:
      return test.num_models === test.models.length
        ? violated(valuesOf(test))
        : unknown('unparsable', 'the number of models is not what is said');
    case 2: {
      const disputed = own.find(({ check }) => check === 'disputed');
      if (disputed !== undefined) return unknown('tool-error', `solvers contradict each other on ${disputed.query}`);
      return unknown(
        'timeout',
        `${own.filter(({ answer }) => answer === 'unknown').length} of ${own.length} queries undecided within ${querySeconds} s`,
      );
    }
    case 3:
      return unknown(
        'stuck',
        `${test.num_paths[2]} of ${test.num_paths[0]} paths: ${reasonsOf(index, transcript).join('; ')}`,
      );
    case 4:
      return unknown('revert-all', 'no path came to its end without a revert');
    default:
      return unknown('tool-error', errorsNear(index, transcript)[0] ?? 'an exception');
  }
}

/** `[PASS]` alone is no proof: everything that Halmos says besides has to be accounted for. */
function passed(test: Finished, index: number, { tests, transcript, logged, stderr }: Evidence): Outcome {
  const [paths, successful, stuck] = test.num_paths;
  const lengths = transcript.results[index]?.bounds ?? [];
  const cuts = boundsOf(test.name, transcript, tests);
  const loopCut = cuts.some((bound) => bound.startsWith('loops '));
  const wrong =
    (test.num_models + test.models.length > 0 && 'with models') ||
    (stuck > 0 && 'with paths that were not explored') ||
    (successful === 0 && 'without a successful path') ||
    (successful > paths && 'with more successful paths than paths') ||
    (test.num_bounded_loops > 0 !== loopCut && 'loops cut are told by one output and not by the other') ||
    (hasDynamic(test.name) && lengths.length === 0 && 'the lengths supposed of its arguments are missing') ||
    ((logged === null || !toldTwice(logged, transcript)) && 'messages are told by one output and not by the other');
  if (wrong !== false) return unknown('unparsable', `passed: ${wrong}`);
  const odd = firstUnexplained(transcript, tests) ?? firstLine(stderr);
  if (odd !== null) return unknown('tool-error', `passed, but Halmos said: ${odd}`);
  const bounds = [...lengths.map((each) => `lengths of arguments ${each}`), ...cuts];
  return { ...nothing, claim: 'holds', strength: bounds.length > 0 ? 'bounded' : 'proved', bounds };
}

function hasDynamic(signature: string): boolean {
  return /\[\]|\bbytes\b|\bstring\b/u.test(signature);
}

function firstLine(text: string): string | null {
  return text.split('\n').find((line) => line.trim() !== '') ?? null;
}

/** One model, never a mixture; a valid one if there is one. With none, the replay decides what the violation is worth. */
function valuesOf({ models }: Finished): Values {
  const model = models.find(({ is_valid }) => is_valid) ?? models[0];
  return Object.fromEntries(
    Object.values(model?.model ?? {}).map(({ full_name, value }) => [full_name, String(value)]),
  );
}

function effortOf(
  { num_paths, time, num_models, models, exitcode }: Finished,
  own: readonly Query[],
): Record<string, number> {
  const [paths, successful, stuck] = num_paths;
  const [seconds, exploring, solving] = time.map((one) => Math.round(one * 1000) / 1000);
  const effort: Record<string, number> = {
    paths,
    successful,
    stuck,
    models: num_models,
    seconds: seconds ?? 0,
    exploring: exploring ?? 0,
    solving: solving ?? 0,
  };
  if (exitcode === 1) effort['invalidModels'] = models.filter(({ is_valid }) => !is_valid).length;
  for (const { answer, by, check } of own) {
    const key = by === null ? 'undecided' : `${answer}_${by}`;
    effort[key] = (effort[key] ?? 0) + 1;
    if (check !== 'none') effort[check] = (effort[check] ?? 0) + 1;
  }
  return effort;
}
