/** A copy of the project with one bug in it. The project itself is never touched. */
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { errors } from '../errors.ts';
import type { LoadedFault } from './load.ts';

/** All that compiling, generating and judging read. */
const copied = ['foundry.toml', 'contracts', 'specs', 'properties', 'harness', 'tools/compile/solc'];

/** What was compiled in the folder before is left there. */
export function copyProject(root: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of copied) {
    rmSync(join(folder, name), { recursive: true, force: true });
    if (existsSync(join(root, name))) cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  const modules = join(folder, 'node_modules');
  rmSync(modules, { force: true });
  symlinkSync(realpathSync(join(root, 'node_modules')), modules);
}

/** @throws when the patch does not fit the sources as they are. */
export function makeFaultyCopy(root: string, fault: LoadedFault, folder: string): void {
  const texts = fault.changes.map(({ path, patch }) => {
    const source = join(root, path);
    if (!existsSync(source)) throw errors.badFault(fault.patch, `there is no ${path}`);
    const changed = applyPatch(readFileSync(source, 'utf8'), patch, { fuzzFactor: 0 });
    if (changed === false) throw errors.badFault(fault.patch, `it does not fit ${path} as it is`);
    return { path, changed };
  });
  rmSync(folder, { recursive: true, force: true });
  copyProject(root, folder);
  for (const { path, changed } of texts) writeFileSync(join(folder, path), changed);
}
