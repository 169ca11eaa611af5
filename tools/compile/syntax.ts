/**
 * Syntax trees of the suite's sources and all that they import, from one run of the compiler. Artifacts hold trees too,
 * but of the run that each file was last compiled in: their numbers do not fit together.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceUnit } from '../../harness/access/syntax.ts';
import { frontOf } from './frontend.ts';
import { remappingsOf, sourcesOf } from './sources.ts';

export interface SyntaxOptions {
  /** Project root: where foundry.toml is. */
  readonly root: string;
  /** Folder of this Assay, whose compiler is used. */
  readonly home: string;
  /** Relative to the root. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
}

export async function syntaxOf({ root, home, folder, signal }: SyntaxOptions): Promise<readonly SourceUnit[]> {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.sol'));
  const sources = sourcesOf(
    root,
    names.map((name) => `${folder}/${name}`),
  );
  const { trees } = await frontOf({ home, sources, remappings: remappingsOf(root), signal });
  return [...trees.values()];
}
