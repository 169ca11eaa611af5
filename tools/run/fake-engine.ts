/** Engines for tests: the process is a line of JavaScript, the adapter as wrong as the test wants. */
import type { Obligation } from '../../harness/schema.ts';
import type { Engine, FinishedRun, Judged, Limits } from '../engines/types.ts';
import { locateAll } from './locate.ts';

export const limits: Limits = { seconds: 20, memoryMb: 2000, querySeconds: 5, runs: 1, depth: 1, seed: '7' };
export const bin = locateAll(['node'], { home: '/nonexistent', env: {} });

export function obligation(id: string, changes: Partial<Obligation> = {}): Obligation {
  return {
    id,
    property: 'BOX-TRANS-001',
    rev: 1,
    engine: 'fake',
    role: 'claim',
    of: [],
    entry: { in: 'smt', file: 'a.smt2' },
    ceiling: 'proved',
    bounds: [],
    ...changes,
  };
}

export function holds(id: string, changes: Partial<Judged> = {}): Judged {
  return {
    obligation: id,
    claim: 'holds',
    strength: 'proved',
    bounds: [],
    cause: null,
    counterexample: null,
    effort: { paths: 2 },
    ...changes,
  };
}

export const violated: Partial<Judged> = {
  claim: 'violated',
  strength: null,
  counterexample: { kind: 'model', values: { x: '1' } },
};

export type Parse = (run: FinishedRun, obligations: readonly Obligation[]) => readonly Judged[];

/** An engine whose process is a line of JavaScript, and whose adapter is as wrong as the test wants. */
export function fake(parse: Parse, script = 'console.log("ok")', changes: Partial<Engine> = {}): Engine {
  return {
    id: 'fake',
    title: 'Fake',
    url: 'https://example.org',
    ceiling: 'proved',
    basis: 'runtime bytecode',
    needs: [{ name: 'node', mend: 'install Node' }],
    version: { bin: 'node', args: ['--version'], pattern: /v(\S+)/u, supported: process.versions.node },
    group: (obligations) => [obligations],
    command: (_obligations, _limits, workspace) => ({
      argv: [workspace.bin.node ?? '', '-e', script],
      cwd: workspace.job,
      env: {},
      outputs: ['result.json'],
      display: 'node -e …',
    }),
    parse,
    ...changes,
  };
}

export const allHold: Parse = (_run, obligations) => obligations.map((one) => holds(one.id));
