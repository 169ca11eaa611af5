import { readFileSync } from 'node:fs';
import type { Obligation } from '../../../../harness/schema.ts';
import { ended, type Recorded } from '../../recorded.ts';
import type { Limits } from '../../types.ts';

interface Written {
  readonly asked: readonly Obligation[];
  readonly limits: Limits;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const all = (answer: string, times: number): string[] => Array.from({ length: times }, () => answer);
const found = ['holds sampled', 'violated'];

const expected: Readonly<Record<string, readonly string[]>> = {
  pass: [...found, ...found],
  violated: all('violated', 4),
  genesis: all('violated', 2),
  'cut-short': ['unknown cut-short'],
  'revert-all': all('unknown revert-all', 2),
  'setup-fails': all('unknown tool-error', 2),
  'unknown-property': all('unknown tool-error', 4),
  'not-watched': all('unknown tool-error', 4),
  'other-reason': ['unknown tool-error', 'violated'],
  stale: all('unknown tool-error', 4),
  missing: all('unknown missing', 2),
};

function read(name: string): Written {
  return JSON.parse(readFileSync(new URL(`./1.7.1/${name}.json`, import.meta.url), 'utf8')) as Written;
}

export const recorded: readonly Recorded[] = Object.entries(expected).map(([name, answers]) => {
  const { asked, limits, exitCode, stdout, stderr } = read(name);
  return { name, obligations: asked, expected: answers, run: { ...ended, limits, exitCode, stdout, stderr } };
});
