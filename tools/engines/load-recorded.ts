/** For tests: what every folder of `tools/engines` recorded, whichever folders there are. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Recorded } from './recorded.ts';

const here = import.meta.dirname;

/** By engine ID. A folder that exports nothing is left out. */
export async function loadRecorded(): Promise<ReadonlyMap<string, readonly Recorded[]>> {
  const found = new Map<string, readonly Recorded[]>();
  for (const entry of readdirSync(here, { withFileTypes: true })) {
    const path = join(here, entry.name, '__fixtures__', 'recorded.ts');
    if (!entry.isDirectory() || !existsSync(path)) continue;
    const { recorded } = (await import(pathToFileURL(path).href)) as { readonly recorded: readonly Recorded[] };
    found.set(entry.name, recorded);
  }
  return found;
}
