/** A finished run → one answer for each obligation. Pure and total. */
import type { Obligation } from '../../../harness/schema.ts';
import type { Cause } from '../../schema.ts';
import { stoppedBy } from '../stopped.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { withoutLink } from './messages.ts';
import { type Outcome, outcomeOf, unknown, violated } from './outcome.ts';
import {
  logFile,
  messagesFile,
  parseLogged,
  parseQueries,
  parseResult,
  type Query,
  resultFile,
  type Test,
} from './schema.ts';
import { readTranscript, type Transcript } from './transcript.ts';

export function parse(run: FinishedRun, obligations: readonly Obligation[]): readonly Judged[] {
  const transcript = readTranscript(run.stdout);
  return obligations.map((obligation) => ({
    obligation: obligation.id,
    ...judge(run, transcript, obligation, obligations),
  }));
}

function judge(run: FinishedRun, transcript: Transcript, { entry }: Obligation, asked: readonly Obligation[]): Outcome {
  if (entry.in !== 'solidity') return unknown('tool-error', 'the obligation is not a Solidity harness');
  const stopped = whyStopped(run);
  const queries = parseQueries(run.outputs[logFile] ?? null);
  if (stopped !== null)
    return saved(transcript, queries, entry.function, asked) ?? unknown(stopped.code, stopped.detail);

  const contract = `${entry.file}:${entry.contract}`;
  const tests = testsOf(run, transcript, contract);
  if ('code' in tests) return unknown(tests.code, tests.detail);
  const disagreement = disagreementOf(tests, transcript, contract);
  if (disagreement !== null) return unknown('unparsable', disagreement);

  const own = tests.flatMap(({ name }, index) => (bare(name) === entry.function ? [index] : []));
  const [index] = own;
  if (index === undefined) return unknown('missing', 'asked for and not reported');
  if (own.length > 1) return unknown('unparsable', 'reported more than once');
  const { stderr, limits } = run;
  const logged = parseLogged(run.outputs[messagesFile] ?? null);
  return outcomeOf(index, { tests, transcript, queries, logged, stderr, querySeconds: limits.querySeconds });
}

function bare(signature: string): string {
  return signature.split('(')[0] ?? '';
}

function whyStopped(run: FinishedRun): Cause | null {
  const stopped = stoppedBy(run);
  if (stopped !== null) return stopped;
  if (run.exitCode === 0 || run.exitCode === 1) return null;
  return { code: 'tool-error', detail: `Halmos ended with ${run.signal ?? `exit code ${run.exitCode}`}` };
}

/**
 * A run that is ended loses its results, but what it found before is printed, and a replay can tell its worth. To whom
 * it belongs is told by the order of the lines alone, so it counts only with lines in an order that Halmos writes them
 * in, and when the solvers' own log has a model for that test.
 */
function saved(
  transcript: Transcript,
  queries: readonly Query[],
  name: string,
  asked: readonly Obligation[],
): Outcome | null {
  const { results, unfinished } = transcript;
  const solved = queries.some(
    ({ query, answer, check }) => query.startsWith(`${name}/`) && answer === 'sat' && check !== 'abstract',
  );
  if (!solved || !isInOrder(transcript)) return null;
  const own = results.filter((result) => bare(result.name) === name);
  const found = own.length === 1 && own[0]?.tag === 'FAIL' ? own[0].models[0] : undefined;
  if (found !== undefined) return violated(found);
  const open = asked.filter(
    ({ entry }) => entry.in === 'solidity' && !results.some((result) => bare(result.name) === entry.function),
  );
  const only = open.length === 1 ? open[0]?.entry : undefined;
  const last = only?.in === 'solidity' && only.function === name ? unfinished[0] : undefined;
  return last === undefined ? null : violated(last);
}

/** One start before all else, and a model before each failure and before nothing else. */
function isInOrder({ running, results, messages, strange, startsFirst }: Transcript): boolean {
  const modelled = results.every(
    ({ tag, models }, index) =>
      (tag === 'FAIL') === models.length > 0 || (tag === 'FAIL' && messages.some(({ after }) => after === index)),
  );
  return startsFirst && running.length === 1 && modelled && strange.length === 0;
}

function testsOf(run: FinishedRun, { messages }: Transcript, contract: string): readonly Test[] | Cause {
  const error = messages.find(({ level }) => level === 'ERROR')?.text;
  const text = run.outputs[resultFile] ?? null;
  if (text === null) {
    const code = error?.startsWith('No tests with ') === true ? 'missing' : 'tool-error';
    return { code, detail: error ?? run.stderr.trim().split('\n').at(-1) ?? 'no result was written' };
  }
  const result = parseResult(text);
  if (result === null) return { code: 'unparsable', detail: `${resultFile} is not what Halmos writes` };
  if (result.exitcode !== run.exitCode)
    return { code: 'unparsable', detail: `${resultFile} is not of this run: exit code ${result.exitcode}` };
  const names = Object.keys(result.test_results);
  const tests = result.test_results[contract];
  if (tests === undefined) return { code: 'missing', detail: `${contract} was not run` };
  if (names.length > 1) return { code: 'unparsable', detail: `contracts of one name: ${names.join(', ')}` };
  // So ends a `setUp()` that fails.
  if (tests.length === 0)
    return { code: 'tool-error', detail: withoutLink(error ?? 'no test was run, and no reason is given') };
  return tests;
}

const tags = ['PASS', 'FAIL', 'TIMEOUT', 'ERROR', 'ERROR', 'ERROR'] as const;

/** The two outputs tell the same story, or neither is believed. */
function disagreementOf(
  tests: readonly Test[],
  { running, totals, results }: Transcript,
  contract: string,
): string | null {
  const [start, ...moreStarts] = running;
  const [end, ...moreEnds] = totals;
  if (start === undefined || end === undefined || moreStarts.length + moreEnds.length > 0)
    return 'not one run from its start to its end';
  if (start.contract !== contract || start.tests !== tests.length)
    return `${start.tests} tests of ${start.contract} were announced`;
  const passed = tests.filter(({ exitcode }) => exitcode === 0).length;
  if (end.passed !== passed || end.passed + end.failed !== tests.length)
    return `${end.passed} passed and ${end.failed} failed in the summary`;
  if (results.length !== tests.length) return `${results.length} results were printed of ${tests.length}`;
  for (const [index, test] of tests.entries()) {
    const printed = results[index];
    const same =
      printed?.name === test.name &&
      printed.tag === tags[test.exitcode] &&
      printed.paths === (test.num_paths?.[0] ?? null);
    if (!same) return `${test.name} is printed otherwise than it is written`;
  }
  return null;
}
