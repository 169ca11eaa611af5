/**
 * Records what the tests read: `tsx record.ts PROJECT [CASE...]`, where PROJECT holds Cases.t.sol in its `test` folder,
 * compiled with the project's settings, and the environment names its Python: ASSAY_PYTHON.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Obligation } from '../../../../harness/schema.ts';
import { execute } from '../../../run/execute.ts';
import { makeJobFolder } from '../../../run/job-folder.ts';
import { createHalmos } from '../index.ts';
import { cases } from './cases.ts';

const [project = '.', ...wanted] = process.argv.slice(2);
const root = resolve(project);
const here = fileURLToPath(new URL('./halmos-0.3.3/', import.meta.url));
const bin = { python: process.env['ASSAY_PYTHON'] ?? 'python3' };
const halmos = createHalmos({ recheck: false, plain: false });

for (const one of cases.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const folder = mkdtempSync(join(tmpdir(), 'assay-record-'));
  const limits = { ...one.limits, runs: 1, depth: 1, seed: '1' };
  const job = makeJobFolder(folder, 'job');
  const command = halmos.command(one.obligations as Obligation[], limits, { root, job: job.work, bin });
  const { run } = await execute(command, { job, limits });
  const { stdout, stderr, outputs, ...rest } = run;
  const hide = (text: string): string => text.replaceAll(folder, '<job>').replaceAll(root, '<root>').replace(/ +$/gmu, '');
  mkdirSync(join(here, one.name), { recursive: true });
  const write = (file: string, text: string | null | undefined): void =>
    text === null || text === undefined ? rmSync(join(here, one.name, file), { force: true }) : writeFileSync(join(here, one.name, file), hide(text));
  write('stdout.log', stdout || null);
  write('stderr.log', stderr || null);
  for (const [file, text] of Object.entries(outputs)) write(file, text);
  write('run.json', `${JSON.stringify(rest, null, 2)}\n`);
  rmSync(folder, { recursive: true });
  console.log(one.name, rest.exitCode, rest.timedOut ? 'timed out' : '', readFileSync(join(here, one.name, 'stdout.log'), 'utf8').length);
}
