/** Obligation and limits → the driver's command line. Pure. */
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Obligation } from '../../../harness/schema.ts';
import type { Command, Limits, Workspace } from '../types.ts';
import { resultFile, scriptFile } from './parse.ts';
import type { Request } from './schema.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');
const folder = 'specs';

/** `specs/…/NAME`, or `NAME` of `specs/smt/`, relative to the project root; never a path that leaves `specs/`. */
export function scriptPath(file: string): string {
  const path = normalize(file.startsWith(`${folder}/`) ? file : join(folder, 'smt', file));
  return path.startsWith(`${folder}/`) ? path : join(folder, 'outside-of-this-folder');
}

/** One script to a process: a crash or a limit then costs one answer. */
export function group(obligations: readonly Obligation[]): readonly (readonly Obligation[])[] {
  return obligations.map((obligation) => [obligation]);
}

export function command(obligations: readonly Obligation[], limits: Limits, workspace: Workspace): Command {
  const entry = obligations[0]?.entry;
  const file = entry?.in === 'smt' ? entry.file : '..';
  const script = scriptPath(file);
  const request: Request = {
    file,
    script: join(workspace.root, script),
    job: workspace.job,
    z3: workspace.bin['z3'] ?? 'z3',
    python: workspace.bin['python'] ?? 'python3',
    isClaim: obligations[0]?.role === 'claim',
    querySeconds: limits.querySeconds,
  };
  const milliseconds = Math.ceil(limits.querySeconds * 1000);
  return {
    argv: [workspace.bin['node'] ?? 'node', `--import=${tsx}`, main, JSON.stringify(request)],
    cwd: workspace.job,
    env: {},
    outputs: [resultFile, scriptFile],
    display: `z3 -t:${milliseconds} ${script}; cvc5 --tlimit-per=${milliseconds} ${script}`,
  };
}
