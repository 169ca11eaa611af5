/** A copy of the project with one bug in it. The project itself is never touched. */
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { applyPatch } from 'diff';
import { errors } from '../errors.ts';
import { isLink, leadsOut } from '../ledger/inside.ts';
import type { LoadedFault } from './load.ts';

/** All that compiling, generating and judging read. */
const copied = ['foundry.toml', 'contracts', 'specs', 'properties', 'harness', 'tools/compile/solc'];

/** What the project imports, without links in its path. @throws when nothing is installed. */
export function installedIn(root: string): string {
  const modules = join(root, 'node_modules');
  if (!existsSync(modules)) throw errors.toolMissing(modules, 'install the packages that the project imports');
  return realpathSync(modules);
}

/** What was compiled in the folder before is left there. @throws for a link that leads out of the project. */
export function copyProject(root: string, folder: string): void {
  const modules = installedIn(root);
  mkdirSync(folder, { recursive: true });
  const filter = (path: string): boolean => {
    // What is written into the copy would be written there.
    if (isLink(path) && leadsOut(root, path)) throw errors.linkedAway(relative(root, path));
    return true;
  };
  for (const name of copied) {
    rmSync(join(folder, name), { recursive: true, force: true });
    if (existsSync(join(root, name)))
      cpSync(join(root, name), join(folder, name), { recursive: true, verbatimSymlinks: true, filter });
  }
  rmSync(join(folder, 'node_modules'), { force: true });
  symlinkSync(modules, join(folder, 'node_modules'));
}

/** @throws when the patch does not fit the sources as they are. */
export function makeFaultyCopy(root: string, fault: LoadedFault, folder: string): void {
  const texts = fault.changes.map(({ path, patch }) => {
    const source = join(root, path);
    if (!existsSync(source)) throw errors.badFault(fault.patch, `there is no ${path}`);
    if (realpathSync(source) !== join(realpathSync(root), path))
      throw errors.badFault(fault.patch, `a link leads to ${path}`);
    const changed = applyPatch(readFileSync(source, 'utf8'), patch, { fuzzFactor: 0 });
    if (changed === false) throw errors.badFault(fault.patch, `it does not fit ${path} as it is`);
    return { path, changed };
  });
  rmSync(folder, { recursive: true, force: true });
  copyProject(root, folder);
  for (const { path, changed } of texts) writeFileSync(join(folder, path), changed);
}
