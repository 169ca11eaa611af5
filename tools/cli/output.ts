/** Where a command may write. */
import { relative, resolve, sep } from 'node:path';
import { errors } from '../errors.ts';
import { leadsOut } from '../ledger/inside.ts';
import { whyNot } from '../machine-errors.ts';

/** Refuses a folder outside the project, also one that a link leads to. Both absolute; neither needs to be there. */
export function refuseOutside(root: string, out: string): void {
  if (leadsOut(root, out)) throw errors.outsideProject(out, root);
}

/** Absolute. A folder elsewhere is whoever names it free to choose, but one of the project is in the project. */
export function outputOf(root: string, out: string): string {
  const path = resolve(root, out);
  const way = relative(root, path);
  if (way !== '..' && !way.startsWith(`..${sep}`)) refuseOutside(root, path);
  return path;
}

/** A file-system error as one that a person can mend; any other as it is. */
export function asCannotWrite(out: string, error: unknown): unknown {
  const why = whyNot(error);
  return why === null ? error : errors.cannotWrite(out, why);
}
