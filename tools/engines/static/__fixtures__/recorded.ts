import { readFileSync } from 'node:fs';
import type { Obligation } from '../../../../harness/schema.ts';
import { unsealed } from '../../../run/sealed.ts';
import { ended, type Recorded } from '../../recorded.ts';
import { resultFile } from '../parse.ts';
import type { Result } from '../schema.ts';

const limits = { seconds: 60, memoryMb: 1000, querySeconds: 10, runs: 1, depth: 1, seed: '1' };
const text = readFileSync(new URL('./1/findings.json', import.meta.url), 'utf8');

function asked({ obligation: id, contract, rule }: Result['answers'][number]): Obligation {
  const entry = { in: 'bytecode', contract, rule: JSON.parse(rule) as unknown } as const;
  return { id, property: 'X-STATIC-001', rev: 1, engine: 'static', role: 'claim', of: [], entry, ceiling: 'proved', bounds: [] };
}

export const recorded: readonly Recorded[] = [
  {
    name: 'findings',
    obligations: (unsealed(text)?.result as Result).answers.map(asked),
    run: { ...ended, limits, outputs: { [resultFile]: text } },
    expected: ['holds proved', 'violated', 'holds bounded', 'unknown stuck', 'unknown missing', 'unknown unparsable'],
  },
];
