/** The whole cheatcode layer: Foundry's and Halmos' addresses, and what happens to a call that neither knows. */
import type { AbiFunction, Hex } from 'viem';
import { ASSERT_CHEATS } from './assert-cheats.ts';
import { SVM_ADDRESS, toHex } from './bytes.ts';
import { answer, type CheatContext, type Cheats, declare, refusal } from './cheat.ts';
import type { Answer, CheatCall, Machine } from './machine.ts';
import { SVM_CHEATS } from './svm-cheats.ts';
import { ModelError, type Symbols } from './symbols.ts';
import { VM_CHEATS } from './vm-cheats.ts';

/** What Foundry reverts with when an assumption fails. */
const ASSUME_MAGIC = toHex(new TextEncoder().encode('FOUNDRY::ASSUME'));

const FOUNDRY: Cheats = new Map([...VM_CHEATS, ...ASSERT_CHEATS]);
const ASSUME = declare({ 'assume(bool) returns (bool)': (_context, holds: boolean) => [holds] });

/** The cheatcode that a call asks for, for people. */
export function cheatOf(data: Hex): AbiFunction | null {
  const selector = data.slice(0, 10) as Hex;
  return (
    [ASSUME, FOUNDRY, SVM_CHEATS].map((cheats) => cheats.get(selector)?.item).find((item) => item !== undefined) ?? null
  );
}

/** Never lets a call pass that it does not understand: that is a fault, and a replay with a fault confirms nothing. */
export function cheatcodes(symbols: Symbols | null): Machine['cheat'] {
  return async function (machine, call) {
    const context: CheatContext = { machine, call, symbols };
    try {
      if (call.to === SVM_ADDRESS) return (await answer(SVM_CHEATS, context)) ?? unknown(machine, call, 'Halmos');
      return (await assume(context)) ?? (await answer(FOUNDRY, context)) ?? unknown(machine, call, 'Foundry');
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      machine.faults.push({ kind: 'model', detail: error.message });
      return refusal(error.message);
    }
  };
}

async function assume(context: CheatContext): Promise<Answer | null> {
  const told = await answer(ASSUME, context);
  if (told === null || !told.ok) return told;
  if (BigInt(told.data) === 1n) return { ok: true, data: '0x' };
  context.machine.faults.push({
    kind: 'assumption',
    detail: 'an assumption of the harness does not hold for these values',
  });
  return { ok: false, data: ASSUME_MAGIC };
}

function unknown(machine: Machine, call: CheatCall, whose: string): Answer {
  const selector = call.data.length >= 10 ? call.data.slice(0, 10) : call.data;
  const detail = `unknown ${whose} cheatcode ${selector}`;
  machine.faults.push({ kind: 'cheatcode', detail });
  return refusal(detail);
}
