/** Makes a bare checkout ready: node modules and a Python environment, both inside it. Does nothing when they are there. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './mutex.mjs';
import { installNodeModules, nodeModulesReady } from './node-modules.mjs';
import { clean, render, setupProblems } from './problems.mjs';
import { environmentReady, installEnvironment } from './python.mjs';
import { endLeftover } from './step.mjs';

export const checkout = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const oldestNode = [20, 19];

export function checkNode(version = process.versions.node, where = process.execPath) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  if (!enough) throw setupProblems.nodeTooOld(version, where, oldestNode.join('.'));
}

function sayOnStderr(text) {
  process.stderr.write(`assay: ${clean(text)}\n`);
}

async function install({ root, env, say }) {
  const log = join(root, '.assay', 'setup.log');
  endLeftover(root);
  if (!nodeModulesReady(root)) await installNodeModules({ root, env, say, log });
  if (!environmentReady(root)) await installEnvironment({ root, env, say, log });
}

export async function setUp({ root = checkout, env = process.env, say = sayOnStderr } = {}) {
  checkNode();
  if (nodeModulesReady(root) && environmentReady(root)) return;
  const started = performance.now();
  try {
    mkdirSync(join(root, '.assay'), { recursive: true });
  } catch (error) {
    throw setupProblems.noWrite(root, error.message);
  }
  say('setting up this checkout; everything goes inside it and nothing else is changed');
  await withLock(join(root, '.assay', 'setup.lock'), { say }, () => install({ root, env, say }));
  say(`ready after ${Math.round((performance.now() - started) / 1000)} s`);
}

/**
 * A reader that goes away, as `head` does, stops nothing: the rest is not written, and the exit code is still the answer.
 */
function outliveReaders() {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error) => {
      if (error.code !== 'EPIPE') throw error;
    });
}

/** For the entry points: runs `work`, shows a known problem as one line and an unknown one with its stack. */
export async function guard(work) {
  outliveReaders();
  try {
    await work();
  } catch (error) {
    if (process.exitCode === 130) {
      process.stderr.write('assay: interrupted; the same command continues where it is safe to\n');
    } else if (error?.code?.startsWith?.('ASY-')) {
      process.stderr.write(`${render(error)}\n`);
      process.exitCode = error.exitCode ?? 2;
    } else {
      process.stderr.write(
        `${clean(error?.stack ?? String(error))}\nThis is a fault of Assay. Its log is .assay/setup.log.\n`,
      );
      process.exitCode = 2;
    }
  }
}
