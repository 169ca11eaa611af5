/** A fuzzer's raw calls among the named values of a witness, so that the ledger alone can repeat them. */
import { z } from 'zod';
import type { RawCall, RawCounterexample, RawDeployment } from '../engines/types.ts';

const prefix = 'call ';
const RawCallShape = z.strictObject({
  sender: z.string(),
  to: z.string(),
  data: z.string(),
  value: z.string(),
  warp: z.string(),
  roll: z.string(),
});

const RawDeploymentShape = z.strictObject({
  sender: z.string(),
  data: z.string(),
  value: z.string(),
  timestamp: z.string(),
  block: z.string(),
});

const none = 'no call';
const deployed = 'deployment';

export function modelOfCalls(calls: readonly RawCall[], deployment?: RawDeployment): Record<string, string> {
  const before = deployment === undefined ? {} : { [deployed]: JSON.stringify(deployment) };
  if (calls.length === 0) return { ...before, [none]: 'it fails at deployment' };
  const width = String(calls.length).length;
  const named = calls.map((call, index) => [
    `${prefix}${String(index + 1).padStart(width, '0')}`,
    JSON.stringify(call),
  ]);
  return { ...before, ...(Object.fromEntries(named) as Record<string, string>) };
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
  if (calls === null) return { kind: 'model', values: model };
  const deployment = model[deployed];
  if (deployment === undefined) return { kind: 'sequence', calls };
  return { kind: 'sequence', deployment: RawDeploymentShape.parse(JSON.parse(deployment)), calls };
}
