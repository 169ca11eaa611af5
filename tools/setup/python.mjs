/** Finds a Python that is new enough, and makes the environment that the project owns. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setupProblems } from './problems.mjs';
import { digestOf, hasStamp, removeStamp, writeStamp } from './stamp.mjs';
import { ask, runStep } from './step.mjs';

const wanted = [3, 11];
const names = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.14', 'python'];
const probe = 'import sys; print(sys.version_info[0], sys.version_info[1], sys.version_info[2], sys.executable)';

/** Settings of the person's own Python would change what is installed and where. */
function cleanEnvironment(env) {
  const kept = { ...env, PIP_USER: '0', PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1', PYTHONNOUSERSITE: '1' };
  for (const name of [
    'PYTHONHOME',
    'PYTHONPATH',
    'PIP_TARGET',
    'PIP_PREFIX',
    'PIP_ROOT',
    'PIP_REQUIRE_VIRTUALENV',
    'VIRTUAL_ENV',
    '__PYVENV_LAUNCHER__',
  ]) {
    delete kept[name];
  }
  return kept;
}

async function probeOne(name, env) {
  const answer = await ask([name, '-c', probe], cleanEnvironment(env));
  const found = /^(\d+) (\d+) (\d+) (.+)$/mu.exec(answer ?? '');
  if (found === null) return null;
  const version = [Number(found[1]), Number(found[2])];
  const enough = version[0] === wanted[0] && version[1] >= wanted[1];
  return { name, path: found[4], version: `${found[1]}.${found[2]}.${found[3]}`, enough };
}

export async function findPython(env) {
  const named = env.ASSAY_BASE_PYTHON;
  if (named) {
    const found = await probeOne(named, env);
    if (found === null) throw setupProblems.wrongPython(named, 'which does not run as a Python');
    if (!found.enough) throw setupProblems.wrongPython(named, `which is Python ${found.version}`);
    return found;
  }
  const tooOld = [];
  for (const name of names) {
    const found = await probeOne(name, env);
    if (found?.enough) return found;
    if (found !== null) tooOld.push(`${name} is ${found.version}`);
  }
  const looked = tooOld.length > 0 ? tooOld.join(', ') : `looked for ${names.join(', ')}`;
  throw setupProblems.noPython(wanted.join('.'), looked);
}

export function environmentOf(root) {
  const lock = readFileSync(join(root, 'tools', 'setup', 'requirements.lock'));
  const digest = digestOf(lock);
  const folder = join(root, '.assay', `venv-${digest.slice(0, 12)}`);
  // Scripts of an environment name its interpreter by full path, so a moved checkout needs a new one.
  return {
    folder,
    stamp: join(folder, 'assay-complete'),
    content: `${digest}\n${folder}\n`,
    packages: lock.toString().match(/^[\w.-]+==/gmu)?.length ?? 0,
  };
}

export function environmentReady(root) {
  const { folder, stamp, content } = environmentOf(root);
  return hasStamp(stamp, content) && existsSync(join(folder, 'bin', 'python'));
}

/** Debian's Python may come without ensurepip; an installed pip can then fill the environment from outside. */
async function makeVenv({ python, folder, env, step }) {
  try {
    await step('making a Python environment', [python.path, '-m', 'venv', folder]);
    return [join(folder, 'bin', 'python'), '-m', 'pip'];
  } catch (problem) {
    if (process.exitCode === 130) throw problem;
    const pip = await ask([python.path, '-m', 'pip', '--version'], env);
    const major = Number(/^pip (\d+)/u.exec(pip ?? '')?.[1] ?? 0);
    if (major < 23) throw setupProblems.noVenv(`Python ${python.version} (${python.path})`, problem.message);
    rmSync(folder, { recursive: true, force: true });
    await step('making a Python environment without pip', [python.path, '-m', 'venv', '--without-pip', folder]);
    return [python.path, '-m', 'pip', '--python', join(folder, 'bin', 'python')];
  }
}

export async function installEnvironment({ root, env, say, log }) {
  const { folder, stamp, content, packages } = environmentOf(root);
  const python = await findPython(env);
  say(
    `installing ${packages} Python packages with Python ${python.version} into .assay/${folder.slice(folder.lastIndexOf('/') + 1)} (about half a minute, 400 MB)`,
  );
  const childEnv = cleanEnvironment(env);
  const step = (name, argv) => runStep({ step: name, argv, cwd: root, env: childEnv, root, log });
  removeStamp(stamp);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(root, '.assay'), { recursive: true });
  const pip = await makeVenv({ python, folder, env: childEnv, step });
  const lock = join(root, 'tools', 'setup', 'requirements.lock');
  const wheelsOnly = process.platform === 'linux' ? ['--only-binary', ':all:'] : [];
  await step('installing the Python packages', [
    ...pip,
    'install',
    '--require-hashes',
    '--no-deps',
    ...wheelsOnly,
    '-r',
    lock,
  ]);
  await step('trying the Python packages', [
    join(folder, 'bin', 'python'),
    '-c',
    'import halmos.__main__, z3, bitwuzla, cvc5, slither, certora_cli',
  ]);
  writeStamp(stamp, content);
}
