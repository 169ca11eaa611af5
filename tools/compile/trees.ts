/** Leaves out of artifacts what nobody reads and everybody loads. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../ledger/files.ts';

/** Campaigns: a file of theirs holds a contract for each property, and each artifact the syntax tree of the whole file. */
const campaigns = join('harness', 'generated', 'forge');

/**
 * Halmos needs syntax trees of its harnesses; forge, which loads every artifact before each campaign, needs none of the
 * campaigns', and they are two thirds of all that it would read.
 */
export function dropCampaignTrees(root: string): void {
  const folder = join(root, campaigns);
  if (!existsSync(folder)) return;
  for (const source of readdirSync(folder)) {
    const out = join(root, 'out', source);
    if (!existsSync(out)) continue;
    for (const name of readdirSync(out)) {
      const path = join(out, name);
      const text = readFileSync(path, 'utf8');
      if (!name.endsWith('.json') || !text.includes('"ast":')) continue;
      const { ast: _, ...artifact } = JSON.parse(text) as Record<string, unknown>;
      writeWhole(path, JSON.stringify(artifact));
    }
  }
}
