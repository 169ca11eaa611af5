/** How a cheatcode is declared, looked up, decoded and answered. */
import {
  type AbiFunction,
  decodeAbiParameters,
  encodeAbiParameters,
  encodeErrorResult,
  type Hex,
  parseAbiItem,
  toFunctionSelector,
} from 'viem';
import type { Answer, CheatCall, Machine } from './machine.ts';
import type { Symbols } from './symbols.ts';

export interface CheatContext {
  readonly machine: Machine;
  readonly call: CheatCall;
  /** Null when no engine model drives this replay. */
  readonly symbols: Symbols | null;
}

/** The cheatcode reverts, as Foundry's would. The harness sees it and may go on. */
export interface Refusal {
  readonly refused: string;
}

type Outputs = readonly unknown[];
// biome-ignore lint/suspicious/noConfusingVoidType: a cheatcode without outputs may just end
type Result = Outputs | Refusal | undefined | void;
/** Arguments have the types of the signature, as viem decodes them. */
// biome-ignore lint/suspicious/noExplicitAny: a signature given as text has no static argument types
export type Run = (context: CheatContext, ...args: any[]) => Result | Promise<Result>;

export interface Cheat {
  readonly item: AbiFunction;
  readonly run: Run;
}

export type Cheats = ReadonlyMap<Hex, Cheat>;

const CHEATCODE_ERROR = [
  { type: 'error', name: 'CheatcodeError', inputs: [{ name: 'message', type: 'string' }] },
] as const;

/** `definitions` maps `name(types) returns (types)` to what it does. */
export function declare(definitions: Readonly<Record<string, Run>>): Cheats {
  const cheats = new Map<Hex, Cheat>();
  for (const [signature, run] of Object.entries(definitions)) {
    const item = parseAbiItem(`function ${signature}`) as AbiFunction;
    cheats.set(toFunctionSelector(item), { item, run });
  }
  return cheats;
}

export async function answer(cheats: Cheats, context: CheatContext): Promise<Answer | null> {
  const { data } = context.call;
  const cheat = cheats.get(data.slice(0, 10) as Hex);
  if (cheat === undefined) return null;
  let args: readonly unknown[];
  try {
    args = cheat.item.inputs.length === 0 ? [] : decodeAbiParameters(cheat.item.inputs, `0x${data.slice(10)}`);
  } catch {
    return refusal(`${cheat.item.name}: arguments cannot be decoded`);
  }
  const result = await cheat.run(context, ...args);
  if (result !== undefined && 'refused' in result) return refusal(result.refused);
  return { ok: true, data: encodeAbiParameters(cheat.item.outputs, result ?? []) };
}

export function refusal(message: string): Answer {
  return { ok: false, data: encodeErrorResult({ abi: CHEATCODE_ERROR, errorName: 'CheatcodeError', args: [message] }) };
}
