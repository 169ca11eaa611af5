/** Records what the tests read: `tsx record.ts [CASE...]`, where Slither is the one of the environment. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execute } from '../../../run/execute.ts';
import { makeJobFolder } from '../../../run/job-folder.ts';
import { locateAll, pathsOf } from '../../../run/locate.ts';
import { sealed, unsealed } from '../../../run/sealed.ts';
import { slither } from '../index.ts';
import { resultFile } from '../schema.ts';
import { cases, home, makeProject } from './cases.ts';

const wanted = process.argv.slice(2);
const here = fileURLToPath(new URL('./0.11.6/', import.meta.url));
const bin = pathsOf(locateAll(['node', 'slither'], { home, env: process.env }));
const limits = { seconds: 120, memoryMb: 3000, querySeconds: 60, runs: 1, depth: 1, seed: '1' };

for (const { name, obligations } of cases.filter((one) => wanted.length === 0 || wanted.includes(one.name))) {
  const folder = mkdtempSync(join(tmpdir(), 'assay-record-'));
  const root = join(folder, 'project');
  makeProject(name, root);
  const job = makeJobFolder(folder, 'job');
  const workspace = { root, job: job.work, bin, spare: '' };
  const { run } = await execute(slither.command(obligations, limits, workspace), { job, limits });
  const { stdout, stderr, outputs, ...rest } = run;
  const hide = (text: string): string =>
    text.replaceAll(folder, '<folder>').replaceAll(home, '<home>').replace(/\/[^\s"']*\/(lib\/python[\d.]+)\//gu, '<python>/$1/');
  mkdirSync(join(here, name), { recursive: true });
  const write = (file: string, text: string | null): void => {
    if (text === null || text === '') rmSync(join(here, name, file), { force: true });
    else writeFileSync(join(here, name, file), text);
  };
  write('stdout.log', hide(stdout));
  write('stderr.log', hide(stderr));
  const result = unsealed(outputs[resultFile] ?? '');
  // Without a machine's paths it is another text, and needs a seal of its own.
  write(resultFile, result === null ? null : sealed(JSON.parse(hide(JSON.stringify(result.result)))));
  write('run.json', `${JSON.stringify(rest, null, 2)}\n`);
  rmSync(folder, { recursive: true });
  console.log(name, rest.exitCode, rest.seconds);
}
