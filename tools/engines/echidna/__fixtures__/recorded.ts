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
  readonly outputs: Readonly<Record<string, string | null>>;
}

const all = (answer: string, times: number): string[] => Array.from({ length: times }, () => answer);
const found = ['holds sampled', 'violated'];

const expected: Readonly<Record<string, readonly string[]>> = {
  'suite-read': [...found, ...found],
  'suite-played': found,
  read: [...found, ...all('violated', 2)],
  'one-property': found,
  guided: found,
  kept: found,
  played: found,
  senders: found,
  genesis: all('violated', 2),
  shrinking: ['unknown cut-short', ...all('violated', 3)],
  'revert-all': all('unknown revert-all', 2),
  timeout: all('unknown cut-short', 2),
  'not-deployed': all('unknown tool-error', 2),
  'no-artifact': all('unknown tool-error', 2),
  'unknown-cheatcode': all('unknown tool-error', 2),
  'older-harness': [...found, ...all('unknown missing', 2)],
  'hostile-event': all('unknown unparsable', 4),
  types: all('unknown missing', 2),
};

function read(name: string): Written {
  return JSON.parse(readFileSync(new URL(`./2.0.2/${name}.json`, import.meta.url), 'utf8')) as Written;
}

export const recorded: readonly Recorded[] = Object.entries(expected).map(([name, answers]) => {
  const { asked, limits, exitCode, stdout, stderr, outputs } = read(name);
  const run = { ...ended, limits, exitCode, stdout, stderr, outputs };
  return { name, obligations: asked, expected: answers, run };
});
