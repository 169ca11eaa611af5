/** A new pair of keys, and where it must not lie. */
import { realpathSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { execa } from 'execa';
import type { Answer } from '../../tools/cli/genesis.ts';
import { asCannotWrite } from '../../tools/cli/output.ts';
import { errors, sanitise } from '../../tools/errors.ts';
import { makeKeys, writeKeys } from './keys.ts';

export interface Keygen {
  readonly id: string;
  readonly private: string;
  readonly public: string;
}

/** `path` and `root` absolute. @throws UserError where git would take the key along, and where a file is already. */
export async function keygen(path: string, root: string): Promise<Answer<Keygen>> {
  await refuseTracked(path, root);
  const keys = makeKeys();
  try {
    writeKeys(path, keys);
  } catch (error) {
    throw asCannotWrite(path, error);
  }
  const found = { id: keys.id, private: path, public: `${path}.pub` };
  const text = sanitise(
    `key ${keys.id}\nprivate: ${path} (keep it to yourself)\npublic:  ${path}.pub (give it to whoever verifies)`,
  );
  return { found, text, exitCode: 0 };
}

/** Inside the project or any other repository, only what git ignores. */
async function refuseTracked(path: string, root: string): Promise<void> {
  let folder: string;
  try {
    folder = realpathSync(dirname(path));
  } catch (error) {
    throw asCannotWrite(path, error);
  }
  const git = (...args: string[]) => execa('git', ['-C', folder, ...args], { reject: false, stdin: 'ignore' });
  const inTree = (await git('rev-parse', '--is-inside-work-tree')).stdout === 'true';
  const ignored = inTree && (await git('check-ignore', '-q', basename(path))).exitCode === 0;
  const inProject = join(folder, sep).startsWith(join(realpathSync(root), sep));
  if ((inTree || inProject) && !ignored) throw errors.keyInTree(path);
}
