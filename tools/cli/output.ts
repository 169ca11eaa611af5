/** Where a command may write. */
import { realpathSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { errors } from '../errors.ts';

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

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file is in its place',
  EISDIR: 'a folder is in the place of a file',
  ENOENT: 'a part of the path is not there',
  ELOOP: 'it is a circle of links',
  ENAMETOOLONG: 'the name is too long',
};

/** A file-system error as one that a person can mend; any other as it is. */
export function asCannotWrite(out: string, error: unknown): unknown {
  const code = (error as { readonly code?: unknown } | null)?.code;
  const why = typeof code === 'string' && Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  return why === undefined ? error : errors.cannotWrite(out, why);
}
