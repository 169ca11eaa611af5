#!/usr/bin/env node
/** `npm start`: sets the checkout up and audits the reference suite with the quick profile. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkout, guard, setUp } from '../tools/setup/setup.mjs';

function runAssay(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(checkout, 'bin', 'assay.mjs'), ...args], { stdio: 'inherit' });
    // Ctrl-C reaches the child too; it ends its jobs, and its exit code is ours.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 130));
  });
}

await guard(async () => {
  await setUp();
  process.exitCode = await runAssay(['run', '--profile', 'quick', ...process.argv.slice(2)]);
});
