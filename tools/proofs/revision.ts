/**
 * Files as a commit has them, read from git's own store: nothing is checked out, so that no hook, filter or setting of
 * the repository runs, and only plain files are written.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { errors } from '../errors.ts';
import { git } from '../warm/git.ts';

/** The commit that a name stands for, 40 or 64 hex digits. Rejects with a UserError. */
export async function commitNamed(root: string, name: string): Promise<string> {
  const found = await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  const commit = found.ok ? found.out.toString('latin1').trim() : '';
  if (/^[0-9a-f]{40,64}$/u.test(commit)) return commit;
  throw errors.badRevision(name, found.ok || found.why.startsWith('Command failed') ? 'git knows none' : found.why);
}

/** Text of a file below `root`; null when the commit has none. */
export async function fileAt(root: string, commit: string, path: string): Promise<string | null> {
  const found = await git(root, ['cat-file', 'blob', `${commit}:./${path}`]);
  return found.ok ? found.out.toString('utf8') : null;
}

interface Blob {
  readonly path: string;
  readonly id: string;
  readonly executable: boolean;
}

/** Writes what the commit has of these files and folders below `root` into `folder`. Links and submodules are left out. */
export async function extract(
  root: string,
  commit: string,
  paths: readonly string[],
  folder: string,
  isWanted: (path: string) => boolean = () => true,
): Promise<void> {
  const blobs = (await listed(root, commit, paths)).filter(({ path }) => isWanted(path));
  const request = blobs.map(({ id }) => `${id}\n`).join('');
  const found = await git(root, ['cat-file', '--batch'], {}, request);
  if (!found.ok) throw errors.badRevision(commit, found.why);
  let at = 0;
  for (const { path, id, executable } of blobs) {
    const end = found.out.indexOf(0x0a, at);
    const [name, kind, size] = found.out.subarray(at, end).toString('latin1').split(' ');
    if (name !== id || kind !== 'blob' || size === undefined) throw errors.badRevision(commit, `${path} is not here`);
    const start = end + 1;
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, found.out.subarray(start, start + Number(size)), { mode: executable ? 0o755 : 0o644 });
    at = start + Number(size) + 1;
  }
}

async function listed(root: string, commit: string, paths: readonly string[]): Promise<readonly Blob[]> {
  const found = await git(root, ['ls-tree', '-r', '-z', commit, '--', ...paths]);
  if (!found.ok) throw errors.badRevision(commit, found.why);
  return found.out
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [, mode = '', kind = '', id = '', path = ''] = /^(\d{6}) (\w+) ([0-9a-f]+)\t([\s\S]*)$/u.exec(line) ?? [];
      return kind === 'blob' && mode.startsWith('100') && isInside(path)
        ? [{ path, id, executable: mode === '100755' }]
        : [];
    });
}

/** Git refuses such names by itself, unless somebody made the tree by hand. */
function isInside(path: string): boolean {
  const plain = posix.normalize(path);
  if (path === '' || plain !== path || posix.isAbsolute(path) || path.includes('\\')) return false;
  return (
    !path.split('/').some((part) => part === '..' || part.toLowerCase() === '.git') &&
    !relative('.', path).startsWith('..')
  );
}
