/** Which commit the project is at, and whether anything differs from it. */
import { execFile } from 'node:child_process';
import { relative } from 'node:path';

export interface Commit {
  /** Null outside git. */
  readonly commit: string | null;
  readonly dirty: boolean;
}

/** Null when git is not there or says no. */
export function git(root: string, ...args: readonly string[]): Promise<string | null> {
  const options = { env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' }, maxBuffer: 64 * 1_048_576 };
  return new Promise((done) => {
    const child = execFile('git', ['-C', root, ...args], options, (error, text) => done(error === null ? text : null));
    child.stdin?.end();
  });
}

export async function commitOf(root: string): Promise<Commit> {
  const [top, head, status] = await Promise.all([
    git(root, 'rev-parse', '--show-toplevel'),
    git(root, 'rev-parse', 'HEAD'),
    git(root, 'status', '--porcelain'),
  ]);
  const inside = top !== null && relative(top.trim(), root) === '';
  if (!inside || head === null) return { commit: null, dirty: false };
  // What cannot be told is no clean tree.
  return { commit: head.trim(), dirty: status === null || status.trim() !== '' };
}
