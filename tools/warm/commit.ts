/** Which commit the project is at, and whether anything differs from it. */
import { relative } from 'node:path';
import { differs, gitText } from './git.ts';

export interface Commit {
  /** Null outside git. */
  readonly commit: string | null;
  readonly dirty: boolean;
}

export async function commitOf(root: string): Promise<Commit> {
  const [top, head, changed] = await Promise.all([
    gitText(root, 'rev-parse', '--show-toplevel'),
    gitText(root, 'rev-parse', 'HEAD'),
    differs(root),
  ]);
  const inside = top !== null && relative(top.trim(), root) === '';
  if (!inside || head === null) return { commit: null, dirty: false };
  // What cannot be told is no clean tree.
  return { commit: head.trim(), dirty: changed !== false };
}
