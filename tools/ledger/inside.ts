/** What lies in a project, wherever its names lead: what is written or cleared must. */
import { lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { errors } from '../errors.ts';

/** Whether a path below the root is somewhere else in truth. Both absolute; neither needs to be there. */
export function leadsOut(root: string, path: string): boolean {
  const [home, real] = [realOf(root), realOf(path)];
  return real !== home && !real.startsWith(home.endsWith(sep) ? home : home + sep);
}

/** The path without links, of which the end may not be there yet, even where a link leads to that end. */
function realOf(path: string, hops = 0): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    if (parent === path || hops > 40) return sep;
    if (isLink(path)) return realOf(resolve(realOf(parent, hops + 1), readlinkSync(path)), hops + 1);
    return join(realOf(parent, hops + 1), basename(path));
  }
}

/** False where nothing can be looked at. */
export function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Links that are made on purpose, and behind which nothing is written. */
const known = /^(?:node_modules|venv-.*)$/u;

/**
 * Refuses a link that leads out of the project: this path, and what lies so many folders deep in it.
 *
 * @throws UserError
 */
export function refuseLinksOut(root: string, path: string, depth: number): void {
  if (isLink(path)) {
    if (leadsOut(root, path)) throw errors.linkedAway(relative(root, path));
    return;
  }
  if (depth === 0 || !lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  for (const one of readdirSync(path, { withFileTypes: true }))
    if ((one.isSymbolicLink() || one.isDirectory()) && !known.test(one.name))
      refuseLinksOut(root, join(path, one.name), depth - 1);
}
