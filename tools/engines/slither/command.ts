/** Obligations → the command line of `main.ts`. Pure. */
import { fileURLToPath } from 'node:url';
import type { Obligation } from '../../../harness/schema.ts';
import type { Command, Limits, Workspace } from '../types.ts';
import { type Request, resultFile, sarifFile } from './schema.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** One process: all contracts are parsed for any of them. */
export function group(obligations: readonly Obligation[]): readonly (readonly Obligation[])[] {
  return obligations.length === 0 ? [] : [obligations];
}

export function command(obligations: readonly Obligation[], _limits: Limits, workspace: Workspace): Command {
  const entries = obligations.flatMap(({ entry }) => (entry.in === 'source' ? [entry] : []));
  const files = [...new Set(entries.map(({ file }) => file))].sort();
  const contracts = [...new Set(entries.map(({ contract }) => contract))].sort();
  const request: Request = {
    root: workspace.root,
    job: workspace.job,
    slither: workspace.bin['slither'] ?? 'slither',
    files: files.length === 0 ? ['no-file'] : files,
  };
  return {
    argv: [workspace.bin['node'] ?? 'node', `--import=${tsx}`, main, JSON.stringify(request)],
    cwd: workspace.job,
    env: {},
    outputs: [resultFile, sarifFile],
    display: `assay run --engine slither (${contracts.join(', ')})`,
  };
}
