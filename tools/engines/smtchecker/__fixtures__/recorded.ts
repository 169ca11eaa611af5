import { readFileSync } from 'node:fs';
import type { Obligation } from '../../../../harness/schema.ts';
import { ended, type Recorded } from '../../recorded.ts';
import type { FinishedRun } from '../../types.ts';
import { resultFile } from '../schema.ts';

const limits = { seconds: 90, memoryMb: 3000, querySeconds: 90, runs: 1, depth: 1, seed: '1' };

/** What the checker calls safe and an EVM breaks. */
export const traps = [
  'trapAnnotation',
  'trapAssemblyPays',
  'trapAssemblyReturn',
  'trapConstructorPays',
  'trapConversion',
  'trapFunctionPointer',
  'trapNamedArguments',
  'trapOperandOrder',
  'trapPrevrandao',
  'trapSelfCall',
  'trapSigned',
  'trapStoragePointer',
  'trapStructSwap',
  'trapTry',
  'trapTuple',
] as const;

const expected: Readonly<Record<string, string>> = {
  constructed: 'violated',
  errorReverts: 'holds proved',
  falseAlarm: 'violated',
  ill: 'unknown tool-error',
  neighbour: 'unknown tool-error',
  proved: 'holds proved',
  reentered: 'violated',
  storyless: 'violated',
  undecided: 'unknown stuck',
  unsupported: 'unknown stuck',
  violated: 'violated',
  ...Object.fromEntries(traps.map((name) => [name, 'unknown stuck'])),
};

export function asked(name: string, role: Obligation['role'] = 'claim'): Obligation {
  const entry = {
    in: 'solidity',
    file: `sources/${name}.sol`,
    contract: 'Case',
    function: name === 'constructed' ? 'constructor' : 'check',
  } as const;
  const id = `CASE-STATE-001/smtchecker/${name}`;
  return { id, property: 'CASE-STATE-001', rev: 1, engine: 'smtchecker', role, of: [], entry, ceiling: 'proved', bounds: [] };
}

export function runOf(name: string): FinishedRun {
  const text = readFileSync(new URL(`./0.8.28/${name}/${resultFile}`, import.meta.url), 'utf8');
  return { ...ended, limits, outputs: { [resultFile]: text } };
}

export const recorded: readonly Recorded[] = Object.entries(expected).map(([name, said]) => ({
  name,
  obligations: [asked(name)],
  run: runOf(name),
  expected: [said],
}));
