/** Where a command may write. */
import { realpathSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { errors } from '../errors.ts';
import { whyNot } from '../machine-errors.ts';

/** Refuses a folder outside the project, also one that a link leads to. Both absolute; neither needs to be there. */
export function refuseOutside(root: string, out: string): void {
  const [home, real] = [realOf(root), realOf(out)];
  if (real !== home && !real.startsWith(home.endsWith(sep) ? home : home + sep)) throw errors.outsideProject(out, root);
}

/** The path without links, of which the end may not be there yet. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realOf(parent), basename(path));
  }
}

/** A file-system error as one that a person can mend; any other as it is. */
export function asCannotWrite(out: string, error: unknown): unknown {
  const why = whyNot(error);
  return why === null ? error : errors.cannotWrite(out, why);
}
