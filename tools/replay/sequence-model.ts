/** A fuzzer's raw calls among the named values of a witness, so that the ledger alone can repeat them. */
import { z } from 'zod';
import type { RawCall, RawCounterexample } from '../engines/types.ts';

const prefix = 'call ';
const RawCallShape = z.strictObject({
  sender: z.string(),
  to: z.string(),
  data: z.string(),
  value: z.string(),
  warp: z.string(),
  roll: z.string(),
});

const none = 'no call';

export function modelOfCalls(calls: readonly RawCall[]): Record<string, string> {
  if (calls.length === 0) return { [none]: 'it fails at deployment' };
  const width = String(calls.length).length;
  return Object.fromEntries(
    calls.map((call, index) => [`${prefix}${String(index + 1).padStart(width, '0')}`, JSON.stringify(call)]),
  );
}

/** Null when the witness has values and no calls of a fuzzer. */
export function callsOf(model: Readonly<Record<string, string>>): readonly RawCall[] | null {
  if (none in model) return [];
  const entries = Object.entries(model).filter(([name]) => name.startsWith(prefix));
  if (entries.length === 0) return null;
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => RawCallShape.parse(JSON.parse(text)));
}

/** What the engine gave, from what the ledger keeps. */
export function counterexampleOf(model: Readonly<Record<string, string>>): RawCounterexample {
  const calls = callsOf(model);
  return calls === null ? { kind: 'model', values: model } : { kind: 'sequence', calls };
}
