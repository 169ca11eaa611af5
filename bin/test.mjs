#!/usr/bin/env node
/** `npm test`: sets the checkout up and runs every test file. The last line is always `N passed, N failed`. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout, guard, setUp } from '../tools/setup/setup.mjs';

const skipped = new Set(['node_modules', 'out', 'cache', '__fixtures__']);

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && !skipped.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return testFiles(path);
      return entry.name.endsWith('.test.ts') ? [path] : [];
    })
    .sort();
}

function runMocha(results) {
  const mocha = join(checkout, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const reporter = join(checkout, 'tools', 'setup', 'reporter.mjs');
  const strict = process.env.CI ? ['--forbid-only'] : [];
  const argv = [
    mocha,
    '--import=tsx',
    '--timeout',
    '60000',
    '--reporter',
    reporter,
    ...strict,
    ...process.argv.slice(2),
    ...testFiles(checkout),
  ];
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ASSAY_TEST_RESULTS: results };
    const child = spawn(process.execPath, argv, { cwd: checkout, stdio: 'inherit', env });
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    process.on('SIGINT', () => {});
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 130));
  });
}

/** A run that ended before it could count is a failure of its own. */
function readResults(path, exitCode) {
  try {
    const { passes, failures } = JSON.parse(readFileSync(path, 'utf8'));
    return { passes, failures: exitCode !== 0 && failures === 0 ? 1 : failures };
  } catch {
    return { passes: 0, failures: 1 };
  }
}

let counts = { passes: 0, failures: 1 };
await guard(async () => {
  await setUp();
  const folder = mkdtempSync(join(tmpdir(), 'assay-test-'));
  try {
    const results = join(folder, 'results.json');
    const exitCode = await runMocha(results);
    counts = readResults(results, exitCode);
    process.exitCode =
      exitCode !== 0 || counts.failures > 0 || counts.passes === 0 ? Math.max(1, Math.min(exitCode, 255)) : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
process.stdout.write(`${counts.passes} passed, ${counts.failures} failed\n`);
