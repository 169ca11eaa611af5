/** Runs one step of the set-up with its output in a log file, and says in one line what went wrong. */
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isAlive, startOf } from './mutex.mjs';
import { clean, setupProblems } from './problems.mjs';

const offlineSigns =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|Temporary failure in name resolution|Name or service not known|NewConnectionError|ConnectTimeoutError|ReadTimeoutError|Network is unreachable|Connection refused|Cannot connect to proxy|ProxyError|Max retries exceeded/u;
const mismatchSigns = /EINTEGRITY|DO NOT MATCH THE HASHES|do not match the hashes/u;
const diskSigns = /ENOSPC|EACCES|EROFS|EDQUOT|No space left on device|Permission denied|Read-only file system/u;
const noise = /^\s*$|A complete log of this run|npm (error|ERR!)\s*$|notice|npm warn|^WARNING: Retrying/iu;

/** The line of a log that tells most. */
function tellingLine(text) {
  const lines = clean(text)
    .split('\n')
    .filter((line) => !noise.test(line));
  const telling = lines.find((line) => offlineSigns.test(line) || mismatchSigns.test(line) || diskSigns.test(line));
  const errors = lines.filter((line) => /error/iu.test(line));
  return (telling ?? errors.at(-1) ?? lines.at(-1) ?? 'no output')
    .replace(/^npm (error|ERR!)\s*/u, '')
    .trim()
    .slice(0, 300);
}

function problemOf(step, text, { root, log }) {
  const line = tellingLine(text);
  if (mismatchSigns.test(text)) return setupProblems.lockMismatch(step, line);
  if (offlineSigns.test(text)) return setupProblems.offline(step, line);
  if (diskSigns.test(text)) return setupProblems.noWrite(root, line);
  return setupProblems.stepFailed(step, line, relative(process.cwd(), log) || log);
}

function readFrom(fd, start) {
  const size = fstatSync(fd).size - start;
  const bytes = Buffer.alloc(Math.max(0, Math.min(size, 1_000_000)));
  readSync(fd, bytes, 0, bytes.length, start + Math.max(0, size - bytes.length));
  return bytes.toString('utf8');
}

function leaveNote(root, pid) {
  writeFileSync(join(root, '.assay', 'setup.step'), `${pid} ${startOf(pid)}`);
}

/** A step outlives a set-up that was killed outright. It must not write beside its successor. */
export function endLeftover(root) {
  const note = join(root, '.assay', 'setup.step');
  try {
    const [pid, start] = readFileSync(note, 'utf8').split(' ');
    if (start && isAlive({ pid: Number(pid), start })) process.kill(-Number(pid), 'SIGKILL');
  } catch {
    // No note, or nothing left to end.
  }
  rmSync(note, { force: true });
}

/**
 * Output goes to a file and not through a pipe, so that nothing is lost and nobody waits for a grandchild.
 * The step is a process group of its own, so that ending the set-up can end all of it.
 */
export function runStep({ step, argv, cwd, env, root, log }) {
  mkdirSync(dirname(log), { recursive: true });
  appendFileSync(log, `\n== ${step}\n$ ${argv.join(' ')}\n`);
  const fd = openSync(log, 'a+');
  const start = fstatSync(fd).size;
  return new Promise((resolve, reject) => {
    const child = spawn(argv[0], argv.slice(1), { cwd, env, stdio: ['ignore', fd, fd], detached: true });
    if (child.pid !== undefined) leaveNote(root, child.pid);
    const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const forward = (signal) => {
      process.exitCode = 130;
      if (child.pid !== undefined) process.kill(-child.pid, signal === 'SIGHUP' ? 'SIGTERM' : signal);
    };
    for (const signal of forwarded) process.on(signal, forward);
    const finish = (failure) => {
      for (const signal of forwarded) process.removeListener(signal, forward);
      endLeftover(root);
      const text = failure === null ? '' : readFrom(fd, start);
      closeSync(fd);
      if (failure === null) resolve();
      else reject(problemOf(step, `${text}\n${failure}`, { root, log }));
    };
    child.once('error', (error) => finish(error.message));
    child.once('close', (code, signal) => finish(code === 0 ? null : signal === null ? '' : `ended by ${signal}`));
  });
}

/** Runs something short and gives back its output, or null when it cannot be run. */
export function ask(argv, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(argv[0], argv.slice(1), { env, stdio: ['ignore', 'pipe', 'ignore'] });
    // Not the option of spawn: its timer outlives a program that is not there.
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
    const finish = (answer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    let out = '';
    child.stdout?.on('data', (chunk) => {
      out += chunk;
    });
    child.once('error', () => finish(null));
    child.once('close', (code) => finish(code === 0 ? out : null));
  });
}
