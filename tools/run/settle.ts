/**
 * Makes the engine's answers total. A bug in an adapter, or an engine that was ended half-way, must never look like
 * a result: whatever does not fit is `unknown`, with the reason.
 */
import { z } from 'zod';
import { type Obligation, Strength as StrengthShape } from '../../harness/schema.ts';
import { type Strength, strengths } from '../../properties/schema.ts';
import type { Judged } from '../engines/types.ts';
import { Cause, Claim } from '../schema.ts';
import type { Execution } from './execute.ts';

const Text = z.record(z.string(), z.string());
const RawCall = z.strictObject({
  sender: z.string(),
  to: z.string(),
  data: z.string(),
  value: z.string(),
  warp: z.string(),
  roll: z.string(),
});
const RawDeployment = z.strictObject({
  sender: z.string(),
  data: z.string(),
  value: z.string(),
  timestamp: z.string(),
  block: z.string(),
});
/** What `parse` must give for each obligation. */
export const JudgedShape = z.strictObject({
  obligation: z.string(),
  claim: Claim,
  strength: StrengthShape.nullable(),
  bounds: z.array(z.string()).readonly(),
  cause: Cause.nullable(),
  counterexample: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('model'), values: Text }),
      z.strictObject({
        kind: z.literal('sequence'),
        deployment: RawDeployment.exactOptional(),
        calls: z.array(RawCall).readonly(),
      }),
    ])
    .nullable(),
  effort: z.record(z.string(), z.number()),
});

export interface Ceilinged {
  readonly id: string;
  readonly ceiling: Strength;
}

/** What `parse` gave, or what it threw. */
export type Parsed = { readonly answers: unknown } | { readonly threw: string };

export function unknown(obligation: Obligation, code: Cause['code'], detail: string): Judged {
  return noAnswer(obligation, 'unknown', code, detail);
}

export function notRun(obligation: Obligation, code: Cause['code'], detail: string): Judged {
  return noAnswer(obligation, 'not-run', code, detail);
}

function noAnswer(obligation: Obligation, claim: 'unknown' | 'not-run', code: Cause['code'], detail: string): Judged {
  return {
    obligation: obligation.id,
    claim,
    strength: null,
    bounds: [],
    cause: { code, detail },
    counterexample: null,
    effort: {},
  };
}

type Ended = Pick<Execution, 'run' | 'startError' | 'overflow'> & Partial<Pick<Execution, 'machine'>>;

/** Why the run as a whole cannot be trusted to be complete, if it cannot. */
export function causeOfRun({ run, startError, overflow, machine = null }: Ended): Cause | null {
  if (run.interrupted) return { code: 'interrupted', detail: 'the run was interrupted' };
  if (run.outOfMemory) return { code: 'memory', detail: `used more than ${run.limits.memoryMb} MB` };
  if (run.timedOut) return { code: 'timeout', detail: `not done after ${run.limits.seconds} s` };
  if (startError !== null) return { code: 'tool-error', detail: `could not be started: ${startError}` };
  if (overflow !== null) return { code: 'tool-error', detail: `${overflow} is too large to be read` };
  if (machine !== null) return machine;
  if (run.signal !== null) return { code: 'tool-error', detail: `the engine was ended by ${run.signal}` };
  return null;
}

export function settle(
  engine: Ceilinged,
  obligations: readonly Obligation[],
  parsed: Parsed,
  execution: Ended,
): readonly Judged[] {
  const ofRun = causeOfRun(execution);
  const given = sort(obligations, parsed);
  return obligations.map((obligation) => {
    const answer =
      given.get(obligation.id) ??
      unknown(obligation, 'unparsable', `${engine.id} was asked for it and did not report it`);
    return underRun(checked(engine, obligation, answer), obligation, ofRun);
  });
}

/** Answers by obligation; those that cannot be told apart or were not asked for spoil what they touch. */
function sort(obligations: readonly Obligation[], parsed: Parsed): Map<string, Judged> {
  const all = (detail: string) => new Map(obligations.map((one) => [one.id, unknown(one, 'unparsable', detail)]));
  if ('threw' in parsed) return all(`the answer could not be read: ${parsed.threw}`);
  const shaped = z.array(JudgedShape).safeParse(parsed.answers);
  if (!shaped.success)
    return all(`the adapter answered in no known form: ${z.prettifyError(shaped.error).split('\n').join(' ')}`);
  const asked = new Map(obligations.map((one) => [one.id, one]));
  const found = new Map<string, Judged>();
  for (const answer of shaped.data) {
    const obligation = asked.get(answer.obligation);
    if (obligation === undefined) return all(`the adapter answered for ${answer.obligation}, which was not asked`);
    found.set(
      answer.obligation,
      found.has(answer.obligation)
        ? unknown(obligation, 'unparsable', 'the adapter answered it more than once')
        : answer,
    );
  }
  return found;
}

function checked(engine: Ceilinged, obligation: Obligation, answer: Judged): Judged {
  const wrong = contradictionOf(engine, answer);
  if (wrong !== null) return unknown(obligation, 'unparsable', `the adapter's answer contradicts itself: ${wrong}`);
  return answer.strength === null ? answer : lowered(obligation, { ...answer, strength: answer.strength });
}

/** 0 is the weakest. */
function rank(strength: Strength): number {
  return strengths.indexOf(strength);
}

/** Why an answer cannot be what this engine found, or null. */
export function contradictionOf(engine: Ceilinged, answer: Judged): string | null {
  const open = answer.claim === 'unknown' || answer.claim === 'not-run';
  if (answer.claim === 'holds' && answer.strength === null) return 'holds without a strength';
  if (answer.claim !== 'holds' && answer.strength !== null) return `${answer.claim} with a strength`;
  if (open && answer.cause === null) return `${answer.claim} without a cause`;
  if (!open && answer.cause !== null) return `${answer.claim} with a cause`;
  if (answer.claim !== 'violated' && answer.counterexample !== null) return `${answer.claim} with a counterexample`;
  if (answer.strength === null) return null;
  if (rank(answer.strength) > rank(engine.ceiling))
    return `${answer.strength}, and ${engine.id} can show at most ${engine.ceiling}`;
  if (answer.strength === 'proved' && answer.bounds.length > 0)
    return `proved within bounds: ${answer.bounds.join(', ')}`;
  return null;
}

/** What the harness limits is no fault of the engine: its answer counts for as much as the harness can show. */
function lowered(obligation: Obligation, answer: Judged & { readonly strength: Strength }): Judged {
  const bounds = new Set([...obligation.bounds, ...answer.bounds]);
  let strength = answer.strength;
  if (rank(strength) > rank(obligation.ceiling)) {
    strength = obligation.ceiling;
    bounds.add(`the harness can show at most ${strength}`);
  }
  if (strength === 'proved' && bounds.size > 0) strength = 'bounded';
  if (strength === 'bounded' && bounds.size === 0)
    return unknown(obligation, 'unparsable', 'the adapter answered bounded and named no bound');
  return { ...answer, strength, bounds: [...bounds].sort() };
}

const weakCauses: ReadonlySet<string> = new Set(['missing', 'unparsable', 'tool-error']);

/** A counterexample from a run that was cut short is one; a proof is not. */
function underRun(answer: Judged, obligation: Obligation, ofRun: Cause | null): Judged {
  if (ofRun === null || answer.claim === 'violated') return answer;
  if (answer.claim === 'holds')
    return unknown(obligation, ofRun.code, `${ofRun.detail}; what it said before is not relied on`);
  if (answer.cause !== null && !weakCauses.has(answer.cause.code)) return answer;
  return { ...answer, cause: ofRun };
}
