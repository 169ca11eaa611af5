/** A finished run → one answer for each obligation. Pure and total. */
import type { Obligation } from '../../../harness/schema.ts';
import { sanitise } from '../../errors.ts';
import { unsealed } from '../../run/sealed.ts';
import type { Cause } from '../../schema.ts';
import { stoppedBy } from '../stopped.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { type Assertion, DriverResult, type Message, resultFile } from './schema.ts';
import { plainest, readTrace } from './trace.ts';

type Outcome = Omit<Judged, 'obligation'>;
type SolidityEntry = Extract<Obligation['entry'], { in: 'solidity' }>;

export function parse(run: FinishedRun, obligations: readonly Obligation[]): readonly Judged[] {
  const read = resultOf(run);
  return obligations.map((obligation) => ({
    obligation: obligation.id,
    ...('cause' in read ? unknown(read.cause.code, read.cause.detail) : judge(read.result, obligation)),
  }));
}

function resultOf(run: FinishedRun): { readonly result: DriverResult } | { readonly cause: Cause } {
  const stopped = whyStopped(run);
  if (stopped !== null) return { cause: stopped };
  const written = run.outputs[resultFile] ?? null;
  if (written === null) return { cause: { code: 'tool-error', detail: 'the driver wrote no result' } };
  const result = readResult(written);
  if (result === null) return { cause: { code: 'unparsable', detail: `${resultFile} is not what the driver writes` } };
  return result.failure === null ? { result } : { cause: { code: 'tool-error', detail: result.failure } };
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

function judge(result: DriverResult, { entry }: Obligation): Outcome {
  if (entry.in !== 'solidity') return unknown('tool-error', 'the obligation is no function of a contract');
  if (entry.file !== result.file || entry.contract !== result.contract)
    return unknown('tool-error', `the driver was asked about ${result.contract}`);
  const assertions = result.assertions.filter((one) => one.function === entry.function);
  if (assertions.length === 0) return unknown('missing', `${entry.function} asserts nothing`);
  const said = assertions.map((one) => saidOf(result, one));
  const effort = effortOf(result, said);
  const violated = said.find(({ is }) => is === 'violated');
  if (violated !== undefined)
    return { ...nothing, claim: 'violated', counterexample: storyOf(result, entry, violated.text), effort };
  const doubt = doubtOf(result, said);
  if (doubt !== null) return { ...unknown(doubt.code, doubt.detail), effort };
  return { ...nothing, claim: 'holds', strength: 'proved', effort };
}

interface Said {
  readonly is: 'safe' | 'violated' | 'open' | 'nothing';
  readonly text: string;
}

/** What was said at the very place of an assertion. It may be said to be safe and not, seen from different calls. */
function saidOf({ file, messages }: DriverResult, { start, length }: Assertion): Said {
  const here = messages.filter((one) => one.file === file && one.start === start && one.end === start + length);
  const found = here.find(isViolation);
  if (found !== undefined) return { is: 'violated', text: found.text };
  const other = here.find(({ code }) => code !== safe);
  if (other !== undefined) return { is: 'open', text: firstLine(other) };
  return { is: here.length === 0 ? 'nothing' : 'safe', text: '' };
}

const safe = '9576';

function isViolation({ code, text }: Message): boolean {
  return code === '6328' && text.startsWith('CHC: Assertion violation happens here.');
}

function storyOf({ abi, contract }: DriverResult, entry: SolidityEntry, text: string): Judged['counterexample'] {
  const subject = { contract, abi, entry: entry.function };
  return readTrace(text, subject) ?? plainest(subject);
}

/**
 * Messages that say nothing about what was checked: verdicts about assertions, and the compiler's remarks about style,
 * shadowing, unused names, unreachable code and mutability.
 */
const understood = new Set([safe, '6328', '1878', '2018', '2072', '2519', '3420', '5667', '5740', '6321', '8760']);

/** Why `safe` would not be believed, or is not said. */
function doubtOf({ messages, outside }: DriverResult, said: readonly Said[]): Cause | null {
  const odd = messages.find(({ code, severity }) => severity === 'error' || !understood.has(code));
  if (odd !== undefined)
    return { code: 'stuck', detail: `it said ${odd.code === '' ? odd.severity : odd.code}: ${firstLine(odd)}` };
  const open = said.find(({ is }) => is === 'open');
  if (open !== undefined) return { code: 'stuck', detail: `undecided: ${open.text}` };
  if (said.some(({ is }) => is === 'nothing')) return { code: 'missing', detail: 'it does not speak of an assertion' };
  const [first] = outside;
  if (first === undefined) return null;
  const more = outside.length > 1 ? `, and ${outside.length - 1} more` : '';
  return { code: 'stuck', detail: `it says safe, which is not relied on with ${first.what} (${first.where})${more}` };
}

function firstLine({ text, file }: Message): string {
  return `${text.split('\n')[0]?.slice(0, 200) ?? ''}${file === null ? '' : ` (${file})`}`;
}

function effortOf({ sources, rewritten }: DriverResult, said: readonly Said[]): Record<string, number> {
  return { assertions: said.length, proved: said.filter(({ is }) => is === 'safe').length, sources, rewritten };
}

const nothing = { strength: null, bounds: [], cause: null, counterexample: null, effort: {} } as const;

function unknown(code: Cause['code'], detail: string): Outcome {
  return { ...nothing, claim: 'unknown', cause: { code, detail: sanitise(detail).slice(0, 500) } };
}
