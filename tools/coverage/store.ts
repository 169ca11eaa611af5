/** The last measurement, kept beside the journal, and worth something only for the code that it was made with. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stableJson, writeWhole } from '../ledger/files.ts';
import { closureDigest } from '../run/identity.ts';
import { campaigns } from './measure.ts';
import { Coverage, type Effort, type FileReach } from './schema.ts';

const home = join(import.meta.dirname, '..', '..');

const pathIn = (root: string): string => join(root, '.assay', 'coverage.json');

/** Sources and what compiles them. Lines are shown, so that comments count as well. */
const files = ['foundry.toml', 'package-lock.json', 'harness/generated/forge/Suite.sol'];
const folders = ['contracts/flat', 'contracts/adversaries', 'specs/worlds'];

export function digestOf(root: string): string {
  const hash = createHash('sha256');
  const sources = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.sol'))
        .map((name) => `${folder}/${name}`),
    );
  for (const name of [...files, ...sources].filter((name) => existsSync(join(root, name))).sort())
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(root, name)))
      .update('\0');
  return hash.update(closureDigest(home, import.meta.dirname)).digest('hex');
}

export function asCoverage(root: string, effort: Effort, reached: readonly FileReach[]): Coverage {
  return { schema: 1, digest: digestOf(root), campaign: effort, scenarios: [...campaigns], files: [...reached] };
}

/** Only a measurement as long as a run's campaigns is kept: a shorter one would pass for them. */
export function save(root: string, coverage: Coverage, standard: Effort): void {
  const { runs, depth } = coverage.campaign;
  if (runs >= standard.runs && depth >= standard.depth) writeWhole(pathIn(root), `${stableJson(coverage, 2)}\n`);
}

/** Null when there is none, or none of the code as it is now. */
export function saved(root: string): Coverage | null {
  if (!existsSync(pathIn(root))) return null;
  try {
    const coverage = Coverage.parse(JSON.parse(readFileSync(pathIn(root), 'utf8')));
    return coverage.digest === digestOf(root) ? coverage : null;
  } catch (error) {
    if (error instanceof SyntaxError || (error as Error).name === 'ZodError') return null;
    throw error;
  }
}
