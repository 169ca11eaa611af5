/** Obligations → the command line of `main.ts`. Pure. */
import { fileURLToPath } from 'node:url';
import type { Obligation } from '../../../harness/schema.ts';
import type { Command, Limits, Workspace } from '../types.ts';
import { type Request, resultFile } from './schema.ts';

export const main = fileURLToPath(new URL('./main.ts', import.meta.url));
export const tsx = import.meta.resolve('tsx');

/** One contract to a process: how long the checker takes depends on all that it is given. */
export function group(obligations: readonly Obligation[]): readonly (readonly Obligation[])[] {
  const contracts = [...new Set(obligations.map(contractOf))];
  return contracts.map((contract) => obligations.filter((obligation) => contractOf(obligation) === contract));
}

function contractOf({ entry }: Obligation): string {
  return entry.in === 'solidity' ? `${entry.file}:${entry.contract}` : '';
}

export function command(obligations: readonly Obligation[], _limits: Limits, workspace: Workspace): Command {
  const entry = obligations[0]?.entry;
  const { file, contract } = entry?.in === 'solidity' ? entry : { file: '', contract: '' };
  const request: Request = { root: workspace.root, job: workspace.job, file, contract };
  return {
    argv: [workspace.bin['node'] ?? 'node', `--import=${tsx}`, main, JSON.stringify(request)],
    cwd: workspace.job,
    env: {},
    outputs: [resultFile],
    display: `solc --model-checker-engine chc --model-checker-solvers z3 --model-checker-targets assert --model-checker-contracts ${file}:${contract}`,
  };
}
