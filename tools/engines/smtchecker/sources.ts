/** The sources that a contract is made from, as the compiler asks for them: the project's own and its libraries'. */
import { readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';

const Settings = z.object({
  profile: z.object({
    default: z.looseObject({
      remappings: z.array(z.string()).default([]),
      evm_version: z.string().optional(),
    }),
  }),
});

export interface Project {
  readonly remappings: readonly string[];
  /** The compiler's own choice when foundry.toml makes none. */
  readonly evmVersion: string | null;
}

/** @throws when foundry.toml is not there or cannot be read. */
export function projectOf(root: string): Project {
  const { remappings, evm_version } = Settings.parse(parse(readFileSync(join(root, 'foundry.toml'), 'utf8'))).profile
    .default;
  return { remappings, evmVersion: evm_version ?? null };
}

/** Bytes of a source below the root or its libraries. @throws for any other. */
export function readSource(root: string, name: string): Buffer {
  const real = realpathSync(isAbsolute(name) ? name : join(root, name));
  if (!foldersOf(root).some((folder) => isInside(folder, real))) throw new Error(`${name} lies outside of the project`);
  return readFileSync(real);
}

/** The libraries may be a link: a copy of the project shares them. */
function foldersOf(root: string): readonly string[] {
  return [root, join(root, 'node_modules')].flatMap((folder) => {
    try {
      return [realpathSync(folder)];
    } catch {
      return [];
    }
  });
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
