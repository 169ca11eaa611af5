/**
 * Generated files on the disk: which are not as they should be, and making them so. A link could lead anywhere: what lies
 * behind one is neither read, nor written, nor deleted.
 */
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { type GeneratedFile, generatedFolders } from './generate.ts';
import { LinkProblem } from './problem.ts';

export interface Stale {
  readonly path: string;
  /** `leftover`: nothing generates it any more. */
  readonly why: 'missing' | 'changed' | 'leftover';
}

/** @throws LinkProblem */
export function staleFiles(root: string, files: readonly GeneratedFile[]): readonly Stale[] {
  refuseLinks(root, files);
  const wanted = new Set(files.map(({ path }) => path));
  const found = generatedFolders.flatMap((folder) => entriesBelow(root, folder));
  const links = found.filter(({ isLink }) => isLink).map(({ path }) => `${path}/`);
  const stale: Stale[] = [];
  for (const { path, content } of files) {
    const present = links.some((link) => path.startsWith(link)) ? null : textOf(join(root, path));
    if (present === null) stale.push({ path, why: 'missing' });
    else if (present !== content) stale.push({ path, why: 'changed' });
  }
  for (const { path } of found) if (!wanted.has(path)) stale.push({ path, why: 'leftover' });
  return stale;
}

/**
 * Writes what is not as it should be, and nothing else: a compiler looks at what changed.
 *
 * @throws LinkProblem
 */
export function writeGenerated(root: string, files: readonly GeneratedFile[]): readonly Stale[] {
  const stale = staleFiles(root, files);
  const byPath = new Map(files.map(({ path, content }) => [path, content]));
  // First: a link may be in the place of a folder.
  for (const { path } of stale) if (!byPath.has(path)) rmSync(join(root, path));
  for (const { path } of stale) {
    const content = byPath.get(path);
    if (content !== undefined) writeOne(join(root, path), content);
  }
  return stale;
}

function writeOne(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, content, { flag: 'wx' });
  renameSync(temporary, path);
}

/** Null for anything but a file of its own. */
function textOf(path: string): string | null {
  try {
    return lstatSync(path).isFile() ? readFileSync(path, 'utf8') : null;
  } catch {
    return null;
  }
}

interface Entry {
  /** Relative to the project root. */
  readonly path: string;
  readonly isLink: boolean;
}

/** Files and links, in the order of their names. */
function entriesBelow(root: string, folder: string): readonly Entry[] {
  if (!lstatSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((one): readonly Entry[] => {
      const path = `${folder}/${one.name}`;
      return one.isDirectory() ? entriesBelow(root, path) : [{ path, isLink: one.isSymbolicLink() }];
    });
}

/** A generated folder is no link, and what it lies in is none that leads out of the project. */
function refuseLinks(root: string, files: readonly GeneratedFile[]): void {
  for (const folder of generatedFolders) if (isLink(join(root, folder))) throw new LinkProblem(folder);
  const outside = files.map(({ path }) => dirname(path)).filter((folder) => !isGenerated(folder));
  for (const folder of new Set([...generatedFolders.map(dirname), ...outside])) {
    const parts = folder.split('/');
    for (const [index] of parts.entries()) {
      const path = parts.slice(0, index + 1).join('/');
      if (isLink(join(root, path)) && leadsOut(root, join(root, path))) throw new LinkProblem(path);
    }
  }
}

function isGenerated(folder: string): boolean {
  return generatedFolders.some((one) => folder === one || folder.startsWith(`${one}/`));
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Also a link that leads to nothing, where a folder would be made. */
function leadsOut(root: string, path: string): boolean {
  try {
    return !realpathSync(path).startsWith(`${realpathSync(root)}${sep}`);
  } catch {
    return true;
  }
}
