import { readFileSync } from 'node:fs';
import type { Obligation } from '../../../../harness/schema.ts';
import { ended, type Recorded } from '../../recorded.ts';
import type { FinishedRun } from '../../types.ts';
import { resultFile, scriptFile } from '../parse.ts';

const limits = { seconds: 60, memoryMb: 1000, querySeconds: 10, runs: 1, depth: 1, seed: '1' };

/** As a claim, and as a twin. */
const expected = {
  proved: ['holds proved', 'holds proved'],
  witnessed: ['violated', 'violated'],
  refuted: ['violated', 'holds proved'],
  'one-solver': ['unknown timeout', 'unknown timeout'],
  timeout: ['unknown timeout', 'unknown timeout'],
  'ill-typed': ['unknown tool-error', 'unknown tool-error'],
} as const;

export function asked(role: Obligation['role'], id = 'MATH-X-001/smt', name = 'x'): Obligation {
  const entry = { in: 'smt', file: `specs/smt/${name}.smt2` } as const;
  return { id, property: 'MATH-X-001', rev: 1, engine: 'smt', role, of: [], entry, ceiling: 'proved', bounds: [] };
}

function runOf(name: string): FinishedRun {
  const read = (file: string): string =>
    readFileSync(new URL(`./z3-4.12.6-cvc5-1.4.2/${name}/${file}`, import.meta.url), 'utf8');
  const outputs = Object.fromEntries([resultFile, scriptFile].map((file) => [file, read(file)]));
  return { ...ended, limits, outputs };
}

export const recorded: readonly Recorded[] = Object.entries(expected).flatMap(([name, [asClaim, asTwin]]) => {
  const run = runOf(name);
  return [
    { name, obligations: [asked('claim', 'MATH-X-001/smt', name)], run, expected: [asClaim] },
    { name: `${name} as a twin`, obligations: [asked('twin', 'MATH-X-001/smt', name)], run, expected: [asTwin] },
  ];
});
