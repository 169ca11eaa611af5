/** What the machine refuses, full disks and read-only places, and what links lead to. Part of the catalogue in `errors.ts`. */
import { LinkProblem } from '../harness/problem.ts';
import { define, type UserError } from './user-error.ts';

/** What nobody can write to, whatever is wrong with the path. */
const ofMachine: Readonly<Record<string, string>> = {
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'no file may be so large here',
  EIO: 'the disk does not answer',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOMEM: 'there is no memory left',
};

const ofPath: Readonly<Record<string, string>> = {
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file is in its place',
  EISDIR: 'a folder is in the place of a file',
  ENOENT: 'a part of the path is not there',
  ELOOP: 'it is a circle of links',
  ENAMETOOLONG: 'the name is too long',
};

export const machineErrors = {
  refusedByMachine: define('ASY-DISK-01', (what: string, why: string) => ({
    what: `${what}: ${why}`,
    fix: 'make room, or allow it, and give the same command again; every answer that was finished until then is kept',
  })),
  linkedAway: define('ASY-DISK-02', (path: string) => ({
    what: `${path} is a link to another place, and nothing is written or deleted there`,
    fix: 'put a folder or a file of the project in its place',
  })),
};

function reasonIn(reasons: Readonly<Record<string, string>>, error: unknown): string | null {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' && Object.hasOwn(reasons, code) ? (reasons[code] ?? null) : null;
}

/** Why something cannot be written, or null when that is not what the error says. */
export function whyNot(error: unknown): string | null {
  return reasonIn(ofMachine, error) ?? reasonIn(ofPath, error);
}

/** An error that is the machine's and no fault of ours, as one line; null for any other. */
export function machineProblem(error: unknown): UserError | null {
  if (error instanceof LinkProblem) return machineErrors.linkedAway(error.link);
  const why = reasonIn(ofMachine, error);
  if (why === null) return null;
  const { path, syscall } = error as { readonly path?: unknown; readonly syscall?: unknown };
  const what = typeof path === 'string' ? path : typeof syscall === 'string' ? `a file (${syscall})` : 'a file';
  return machineErrors.refusedByMachine(what, why);
}
