import { existsSync, readFileSync } from 'node:fs';
import type { Recorded } from '../../recorded.ts';
import type { FinishedRun } from '../../types.ts';
import { logFile, messagesFile, resultFile } from '../schema.ts';
import { cases } from './cases.ts';

const expected: Readonly<Record<string, readonly string[]>> = {
  pass: ['holds proved', 'holds proved'],
  counterexample: ['violated', 'holds proved'],
  twins: ['violated', 'holds proved'],
  'overflow-in-spec': ['violated'],
  'harness-fault': ['violated'],
  'query-timeout': ['unknown timeout', 'holds proved'],
  killed: ['unknown timeout', 'unknown timeout'],
  'killed-late': ['violated', 'unknown timeout'],
  stuck: ['unknown stuck', 'holds proved'],
  'revert-all': ['unknown revert-all'],
  'loop-bound': ['holds bounded', 'holds proved'],
  'loop-in-setup': ['holds bounded'],
  'bytes-bound': ['holds bounded', 'holds bounded'],
  // A limit of the engine: see readme.md.
  'silent-bound': ['holds proved'],
  'setup-fails': ['unknown tool-error'],
  exception: ['unknown tool-error', 'holds proved'],
  'unknown-code': ['unknown tool-error'],
  annotated: ['violated'],
  'no-contract': ['unknown missing'],
  'no-function': ['holds proved', 'unknown missing'],
};

function read(path: string): string | null {
  const url = new URL(`./halmos-0.3.3/${path}`, import.meta.url);
  return existsSync(url) ? readFileSync(url, 'utf8') : null;
}

function runOf(name: string): FinishedRun {
  const run = JSON.parse(read(`${name}/run.json`) ?? '') as Omit<FinishedRun, 'stdout' | 'stderr' | 'outputs'>;
  const outputs = Object.fromEntries([resultFile, logFile, messagesFile].map((file) => [file, read(`${name}/${file}`)]));
  return { ...run, stdout: read(`${name}/stdout.log`) ?? '', stderr: read(`${name}/stderr.log`) ?? '', outputs };
}

export const recorded: readonly Recorded[] = cases.map(({ name, obligations }) => ({
  name,
  obligations,
  run: runOf(name),
  expected: expected[name] ?? [],
}));
