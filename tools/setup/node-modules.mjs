/** Installs the node modules exactly as locked, without running anybody's install script. */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setupProblems } from './problems.mjs';
import { digestOf, hasStamp, removeStamp, writeStamp } from './stamp.mjs';
import { ask, runStep } from './step.mjs';

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function stampOf(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return {
    path: join(root, 'node_modules', '.assay-complete'),
    content: `${digestOf(lock, process.platform, process.arch)}\n`,
  };
}

function allows(list, mine) {
  if (list === undefined || list.length === 0) return true;
  if (list.includes(`!${mine}`)) return false;
  return list.every((entry) => entry.startsWith('!')) || list.includes(mine);
}

function libc() {
  if (process.platform !== 'linux') return '';
  return process.report?.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/** Packages of the lock that belong on this machine. npm leaves an optional one out in silence when its download fails. */
function expectedPackages(lock) {
  const here = libc();
  return Object.entries(lock.packages ?? {}).filter(
    ([path, entry]) =>
      path !== '' &&
      !entry.link &&
      allows(entry.os, process.platform) &&
      allows(entry.cpu, process.arch) &&
      (entry.libc === undefined || allows(entry.libc, here)),
  );
}

function missingPackages(root) {
  const lock = readJson(join(root, 'package-lock.json')) ?? {};
  return expectedPackages(lock)
    .filter(([path, entry]) => readJson(join(root, path, 'package.json'))?.version !== entry.version)
    .map(([path]) => path.replace(/^.*node_modules\//u, ''));
}

/** True when npm itself finished the same lock here, by hand or for another tool. Its own record is written last. */
function installedByHand(root) {
  const record = readJson(join(root, 'node_modules', '.package-lock.json'));
  const lock = readJson(join(root, 'package-lock.json'));
  if (record === null || lock === null) return false;
  const same = Object.entries(record.packages ?? {}).every(
    ([path, entry]) =>
      lock.packages?.[path]?.version === entry.version && lock.packages[path].integrity === entry.integrity,
  );
  return same && missingPackages(root).length === 0;
}

/** `npx assay` looks here, and npm does not link a project's own command. */
function linkCommand(root) {
  const link = join(root, 'node_modules', '.bin', 'assay');
  if (existsSync(link)) return;
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'bin', 'assay.mjs'), link);
  chmodSync(join(root, 'bin', 'assay.mjs'), 0o755);
}

async function findNpm(env) {
  const running = env.npm_execpath ?? '';
  if (/^npm-cli\.[cm]?js$/u.test(basename(running)) && existsSync(running)) return [process.execPath, running];
  const beside = join(dirname(process.execPath), 'npm');
  for (const npm of ['npm', beside]) {
    if ((await ask([npm, '--version'], env)) !== null) return [npm];
  }
  throw setupProblems.noNpm(beside);
}

export function nodeModulesReady(root) {
  const { path, content } = stampOf(root);
  return (
    hasStamp(path, content) &&
    existsSync(join(root, 'node_modules', 'tsx', 'package.json')) &&
    existsSync(join(root, 'node_modules', '.bin', 'assay'))
  );
}

export async function installNodeModules({ root, env, say, log }) {
  const { path, content } = stampOf(root);
  if (installedByHand(root)) {
    linkCommand(root);
    writeStamp(path, content);
    say('node modules are installed and match package-lock.json');
    return;
  }
  const count = expectedPackages(readJson(join(root, 'package-lock.json')) ?? {}).length;
  say(`installing ${count} npm packages into node_modules (about 25 seconds, 650 MB)`);
  removeStamp(path);
  const npm = await findNpm(env);
  const options = [
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ];
  const step = 'installing the npm packages';
  await runStep({ step, argv: [...npm, 'ci', ...options], cwd: root, env, root, log });
  const missing = missingPackages(root);
  if (missing.length > 0) throw setupProblems.offline(step, `npm left out ${missing.join(', ')}`);
  linkCommand(root);
  writeStamp(path, content);
}
