/**
 * Git, asked about a repository that may be anyone's: none of the programs that its settings name is started, nothing is
 * fetched, and it is handed none of our secrets.
 */
import { execFile } from 'node:child_process';

const most = 256 * 1_048_576;

export type Said = { readonly ok: true; readonly out: Buffer } | { readonly ok: false; readonly why: string };

type Variables = Readonly<Record<string, string>>;

const ours = /^(?:ASSAY_|CERTORA)/u;

const quiet: Variables = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  // Gits that do not know the line above would fetch what is missing, by a program of the repository's choosing.
  GIT_ALLOW_PROTOCOL: 'none',
};

/** `more` are variables besides, `input` is what it reads. */
export function git(root: string, args: readonly string[], more: Variables = {}, input = ''): Promise<Said> {
  const inherited = Object.entries(process.env).filter(([name]) => !ours.test(name));
  const env = { ...Object.fromEntries(inherited), ...quiet, ...more };
  const safe = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-C', root];
  return new Promise((done) => {
    const options = { env, maxBuffer: most, encoding: 'buffer' as const };
    const child = execFile('git', [...safe, ...args], options, (error, out, stderr) => {
      const said = stderr?.toString('utf8').trim().split('\n')[0] ?? '';
      done(
        error === null ? { ok: true, out } : { ok: false, why: said || error.message.split('\n')[0] || 'no answer' },
      );
    });
    // That git ended before it read everything is told by its exit code.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** Null when git is not there or says no. */
export async function gitText(root: string, ...args: readonly string[]): Promise<string | null> {
  const said = await git(root, args);
  return said.ok ? said.out.toString('utf8') : null;
}

/** Whether anything differs from the commit, in submodules, too; null when it cannot be told. */
export async function differs(root: string): Promise<boolean | null> {
  const filters = await ownFilters(root);
  const listed = await gitText(root, 'ls-files', '-z', '--stage');
  if (filters === null || listed === null) return null;
  // Git would look into a submodule without the settings that we give it here.
  const status = await git(root, ['status', '--porcelain', '--ignore-submodules=dirty'], withoutFilters(filters));
  if (!status.ok) return null;
  if (status.out.toString('utf8').trim() !== '') return true;
  for (const path of submodulesIn(listed)) {
    const within = `${root}/${path}`;
    const top = await gitText(within, 'rev-parse', '--show-prefix');
    // Of one that is not checked out nothing can differ.
    if (top?.trim() !== '') continue;
    const found = await differs(within);
    if (found !== false) return found;
  }
  return false;
}

function submodulesIn(listed: string): readonly string[] {
  return listed.split('\0').flatMap((line) => /^160000 [0-9a-f]+ \d\t([\s\S]+)$/u.exec(line)?.[1] ?? []);
}

/** Filters that the repository's own settings define; those of the person or of the machine are theirs to choose. */
async function ownFilters(root: string): Promise<readonly string[] | null> {
  const listed = await gitText(root, 'config', '-z', '--show-scope', '--name-only', '--list');
  if (listed === null) return null;
  const fields = listed.split('\0');
  return fields.flatMap((key, index) => {
    const isOwn = index % 2 === 1 && /^(?:local|worktree)$/u.test(fields[index - 1] ?? '');
    return isOwn && /^filter\.[\s\S]*\.(?:clean|process)$/u.test(key) ? [key] : [];
  });
}

/** By variables, since a name may hold what ends one in an argument. */
function withoutFilters(filters: readonly string[]): Variables {
  const settings = filters.flatMap((key) => [
    [key, ''],
    [key.replace(/[a-z]+$/u, 'required'), 'false'],
  ]);
  return Object.fromEntries([
    ['GIT_CONFIG_COUNT', String(settings.length)],
    ...settings.flatMap(([key = '', value = ''], index) => [
      [`GIT_CONFIG_KEY_${index}`, key],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]),
  ]);
}
