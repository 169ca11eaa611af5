/** The last search, kept beside the journal, and worth something only for the code that it was made with. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { creationCode, readContract } from '../compile/artifacts.ts';
import { UserError } from '../errors.ts';
import { scenarios } from '../genesis/launch.ts';
import { stableJson, writeWhole } from '../ledger/files.ts';
import { closureDigest } from '../run/identity.ts';
import { Economics, type Measure } from './schema.ts';

/** The whole suite is in the creation code of `Launch`. */
const deployed = ['Launch', 'SettableFeed', 'Raider', 'WorstExecutor'];

const home = join(import.meta.dirname, '..', '..');

const pathIn = (root: string): string => join(root, '.assay', 'economics.json');

/** Of everything the figures depend on: what is deployed, and how it is searched. @throws UserError for stale artifacts. */
export function digestOf(root: string): string {
  const hash = createHash('sha256');
  for (const name of deployed) hash.update(creationCode(readContract({ root }, name)));
  return hash.update(closureDigest(home, import.meta.dirname)).digest('hex');
}

export function asEconomics(root: string, measures: readonly Measure[]): Economics {
  return { schema: 1, digest: digestOf(root), measures: [...measures] };
}

/** Only a search of every scenario is kept: half of one would pass for the whole. */
export function save(root: string, economics: Economics): void {
  const searched = new Set(economics.measures.map(({ scenario }) => scenario));
  if (scenarios.every((scenario) => searched.has(scenario))) writeWhole(pathIn(root), `${stableJson(economics, 2)}\n`);
}

/** Null when there is none, or none of the code as it is now. */
export function saved(root: string): Economics | null {
  try {
    const economics = Economics.parse(JSON.parse(readFileSync(pathIn(root), 'utf8')));
    return economics.digest === digestOf(root) ? economics : null;
  } catch (error) {
    const expected = error instanceof UserError || error instanceof SyntaxError || isMissing(error);
    if (expected || (error as Error).name === 'ZodError') return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
