/** Replays a call of an entry point that takes arguments: the compiled harness runs it on a concrete EVM, to the letter. */
import { type AbiParameter, decodeAbiParameters, type Hex, size, slice, toFunctionSelector } from 'viem';
import { transact } from './machine.ts';
import { createNamer } from './names.ts';
import { judgeEnding } from './outcome.ts';
import type { ReplayOutcome } from './replay.ts';
import { findFunction, type HarnessInput, loadArtifact, stage } from './stage.ts';
import { traceOf } from './trace.ts';
import { beginTrace, endTrace } from './tracing.ts';
import { FORGE_WORLD, type World } from './world.ts';

export interface EntryReplay extends HarnessInput {
  /** Bare name, or signature when there are several. */
  readonly functionName: string;
  /** The whole call: selector and arguments. */
  readonly data: string;
  readonly world?: World;
}

/** `confirmed` only when the call is one of the entry point, and that fails an assertion of its own. */
export async function replayEntry(input: EntryReplay): Promise<ReplayOutcome> {
  const artifact = await loadArtifact(input.artifact);
  const item = findFunction(artifact, input.contract, input.functionName);
  const world = input.world ?? FORGE_WORLD;
  const data = input.data as Hex;
  if (!/^0x(?:[0-9a-f]{2})*$/iu.test(data) || size(data) < 4 || slice(data, 0, 4) !== toFunctionSelector(item))
    return nothing(input, `the call is not one of ${input.functionName}`);
  const { machine, earlier, ...staged } = await stage(input, artifact, world, null);
  if (!staged.ready) return nothing(input, 'detail' in staged ? staged.detail : 'the harness could not be set up');
  beginTrace(machine, input, earlier);
  const receipt = await transact(machine, { from: world.sender, to: world.harness, data });
  const traced = traceOf({
    harness: world.harness,
    earlier,
    entries: [receipt.frame],
    last: receipt.frame,
    withEarlierState: true,
    handlers: input.handlers ?? [],
    namer: createNamer(input.names ?? {}, input.artifacts ?? []),
  });
  const ending = judgeEnding(machine, receipt, artifact.abi);
  const { origin, state, calls, notes } = traced;
  return {
    result: ending.failed ? 'confirmed' : 'mismatch',
    detail: ending.detail,
    witness: { origin, model: argumentsOf(item.inputs, data), state: [...state], calls: [...calls] },
    free: [],
    unused: [],
    notes,
    steps: endTrace(machine, input, artifact, [receipt.frame], receipt.frame),
  };
}

function nothing({ data }: EntryReplay, detail: string): ReplayOutcome {
  const witness = { origin: 'genesis' as const, model: { calldata: data }, state: [], calls: [] };
  return { result: 'mismatch', detail, witness, free: [], unused: [], notes: [] };
}

/** By name, `state.balances[0]` for parts; the call itself when it cannot be taken apart. */
function argumentsOf(inputs: readonly AbiParameter[], data: Hex): Record<string, string> {
  try {
    const values = decodeAbiParameters(inputs, slice(data, 4));
    return Object.fromEntries(inputs.flatMap((input, i) => parts(input.name || `argument${i}`, values[i])));
  } catch {
    return { calldata: data };
  }
}

function parts(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((one, i) => parts(`${name}[${i}]`, one));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([field, one]) => parts(`${name}.${field}`, one));
  return [[name, decimal(value)]];
}

/** As everywhere in a model: numbers, addresses and flags as decimal strings. */
function decimal(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'string' && /^0x[0-9a-f]{1,64}$/iu.test(value)) return BigInt(value).toString();
  return String(value);
}
