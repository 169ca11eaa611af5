import { existsSync, readFileSync } from 'node:fs';
import type { Recorded } from '../../recorded.ts';
import type { FinishedRun } from '../../types.ts';
import { resultFile } from '../schema.ts';
import { cases } from './cases.ts';

const expected: Readonly<Record<string, readonly string[]>> = {
  verdicts: [
    'holds sampled',
    'violated',
    'violated',
    'holds sampled',
    'violated',
    'unknown missing',
    // The canary.
    'violated',
  ],
  told: ['unknown tool-error'],
  refused: ['unknown tool-error'],
  broken: ['unknown tool-error'],
};

function read(path: string): string | null {
  const url = new URL(`./0.11.6/${path}`, import.meta.url);
  return existsSync(url) ? readFileSync(url, 'utf8') : null;
}

function runOf(name: string): FinishedRun {
  const run = JSON.parse(read(`${name}/run.json`) ?? '') as Omit<FinishedRun, 'stdout' | 'stderr' | 'outputs'>;
  const outputs = { [resultFile]: read(`${name}/${resultFile}`) };
  return { ...run, stdout: read(`${name}/stdout.log`) ?? '', stderr: read(`${name}/stderr.log`) ?? '', outputs };
}

export const recorded: readonly Recorded[] = cases.map(({ name, obligations }) => ({
  name,
  obligations,
  run: runOf(name),
  expected: expected[name] ?? [],
}));
