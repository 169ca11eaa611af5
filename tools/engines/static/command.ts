/** Obligations → the command line of `main.ts`. Pure. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Obligation } from '../../../harness/schema.ts';
import type { Command, Limits, Workspace } from '../types.ts';
import { resultFile } from './parse.ts';
import type { Ask, Request } from './schema.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** All rules of one contract together: its artifact is read once, and a contract that cannot be read costs no other. */
export function group(obligations: readonly Obligation[]): readonly (readonly Obligation[])[] {
  const contracts = [...new Set(obligations.map(contractOf))];
  return contracts.map((contract) => obligations.filter((obligation) => contractOf(obligation) === contract));
}

function contractOf({ entry }: Obligation): string {
  return entry.in === 'bytecode' ? entry.contract : '';
}

export function command(obligations: readonly Obligation[], _limits: Limits, workspace: Workspace): Command {
  const asks = obligations.map(askOf);
  const request: Request = { out: join(workspace.root, 'out'), result: join(workspace.job, resultFile), asks };
  const contracts = [...new Set(asks.map((ask) => ask.contract))].sort();
  return {
    argv: [workspace.bin['node'] ?? 'node', `--import=${tsx}`, main, JSON.stringify(request)],
    cwd: workspace.job,
    env: {},
    outputs: [resultFile],
    display: `assay run --engine static (${contracts.join(', ')})`,
  };
}

function askOf({ id, entry }: Obligation): Ask {
  return entry.in === 'bytecode'
    ? { obligation: id, contract: entry.contract, rule: entry.rule }
    : { obligation: id, contract: '', rule: null };
}
