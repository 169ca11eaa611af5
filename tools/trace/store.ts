/** The last audit of the catalogue, kept beside the journal, and worth something only for what it was made from. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stableJson, writeWhole } from '../ledger/files.ts';
import { today } from '../triage.ts';
import { digestNow } from './read.ts';
import { Trace, type Traced } from './schema.ts';

const pathIn = (root: string): string => join(root, '.assay', 'trace.json');

export function save(root: string, { sites: _, ...trace }: Traced): void {
  writeWhole(pathIn(root), `${stableJson(Trace.parse(trace), 2)}\n`);
}

/** Null when there is none, none of what is there now, or a waiver in it has ended since. */
export function saved(root: string, asOf = today()): Trace | null {
  if (!existsSync(pathIn(root))) return null;
  try {
    const trace = Trace.parse(JSON.parse(readFileSync(pathIn(root), 'utf8')));
    const ended = trace.waived.some(({ until }) => asOf > until);
    return trace.digest === digestNow(root) && !ended ? trace : null;
  } catch (error) {
    if (error instanceof SyntaxError || (error as Error).name === 'ZodError') return null;
    throw error;
  }
}
