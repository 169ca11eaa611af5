/** Steps of a counterexample as the page shows them: replayed ones, or the bare calls that an engine named. */
import type { Witness, Step as WitnessStep } from '../../../../tools/schema.ts';
import { decodeCall, wordsOf } from '../../../decode.ts';

export interface StepValue {
  readonly name: string;
  readonly type: string;
  readonly raw: string;
  readonly human: string | null;
}

export interface Step extends WitnessStep {
  /** Calldata as words, where it could not be decoded. */
  readonly data?: string;
  /** Block and time. */
  readonly at?: string;
}

export function stepsOf(witness: Witness, selectors: Readonly<Record<string, string>>): readonly Step[] {
  return witness.steps ?? witness.calls.map((call) => stepOf(call, selectors));
}

function stepOf(call: Witness['calls'][number], selectors: Readonly<Record<string, string>>): Step {
  const { signature, args } = decodeCall(call.data, selectors);
  return {
    depth: 0,
    kind: 'call',
    caller: call.from,
    target: call.target === '' ? call.to : `${call.target} ${call.to}`,
    signature,
    inputs: args.map(({ name, type, value }) => ({ name, type, raw: value, human: null })),
    outputs: [],
    value: call.value,
    result: call.reverted ? 'revert' : 'ok',
    reason: null,
    changes: [],
    watches: {},
    ...(args.length > 0 ? {} : { data: wordsOf(call.data).join('\n') }),
    at: `block ${call.block}, time ${call.timestamp}`,
  };
}
