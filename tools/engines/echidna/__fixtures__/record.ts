/**
 * Records what the tests read: `tsx record.ts [CASE...]`, from a project whose Echidna harnesses are compiled. Cases of
 * the toy are compiled here.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Obligation } from '../../../../harness/schema.ts';
import { compileSource } from '../../../replay/__fixtures__/compile.ts';
import { execute } from '../../../run/execute.ts';
import { makeJobFolder } from '../../../run/job-folder.ts';
import { locate } from '../../../run/locate.ts';
import { echidna } from '../index.ts';
import { cases } from './cases.ts';

const home = resolve(fileURLToPath(new URL('../../../../', import.meta.url)));
const here = fileURLToPath(new URL('./2.0.2/', import.meta.url));
const toy = mkdtempSync(join(tmpdir(), 'assay-toy-'));
const compiled = compileSource('TOY.sol', readFileSync(new URL('./TOY.sol', import.meta.url), 'utf8'));
mkdirSync(join(toy, 'out', 'TOY.sol'), { recursive: true });
for (const [name, artifact] of Object.entries(compiled))
  writeFileSync(join(toy, 'out', 'TOY.sol', `${name}.json`), JSON.stringify(artifact));
mkdirSync(here, { recursive: true });
const bin = { echidna: locate('echidna', { home, env: {} })?.path ?? 'echidna' };

for (const one of cases.filter(({ name }) => process.argv.length < 3 || process.argv.includes(name))) {
  const root = one.asked.every(({ property }) => property.startsWith('TOY')) ? toy : home;
  const folder = mkdtempSync(join(tmpdir(), 'assay-record-'));
  const job = makeJobFolder(folder, 'job');
  const made = echidna.command(one.asked as Obligation[], one.limits, { root, job: job.work, bin, spare: '' });
  const command = { ...made, argv: made.argv.map((argument) => one.change?.(argument) ?? argument) };
  const { run } = await execute(command, { job, limits: one.limits });
  const hide = (text: string): string => text.replaceAll(folder, '<job>').replaceAll(root, '<root>').replaceAll(home, '<home>');
  const outputs = Object.fromEntries(
    Object.entries(run.outputs).map(([name, text]) => [name, text === null ? null : hide(text)]),
  );
  if (hide(run.stdout) !== run.stdout) throw new Error(`${one.name}: a path of this machine is in what it printed`);
  const recorded = {
    asked: one.asked,
    limits: one.limits,
    exitCode: run.exitCode,
    stdout: run.stdout,
    stderr: hide(run.stderr),
    outputs,
  };
  writeFileSync(join(here, `${one.name}.json`), `${JSON.stringify(recorded, null, 1)}\n`);
  rmSync(folder, { recursive: true });
  console.log(one.name, run.exitCode, run.seconds, recorded.stdout.length);
}
rmSync(toy, { recursive: true });
