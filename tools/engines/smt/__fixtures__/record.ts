/** Records the results anew: `tsx record.ts [CASE...]`, where the environment names its programs: ASSAY_PYTHON, ASSAY_Z3. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execute } from '../../../run/execute.ts';
import { makeJobFolder } from '../../../run/job-folder.ts';
import { smt } from '../index.ts';
import { resultFile } from '../parse.ts';
import { asked } from './recorded.ts';

const here = fileURLToPath(new URL('./z3-4.12.6-cvc5-1.4.2/', import.meta.url));
const bin = { node: process.execPath, python: process.env['ASSAY_PYTHON'] ?? 'python3', z3: process.env['ASSAY_Z3'] ?? 'z3' };
/** Seconds of a query; 10 unless told. */
const querySeconds: Readonly<Record<string, number>> = { 'one-solver': 1, timeout: 1, 'ill-typed': 5 };
const wanted = process.argv.slice(2);

for (const name of readdirSync(here).filter((one) => wanted.length === 0 || wanted.includes(one))) {
  const folder = mkdtempSync(join(tmpdir(), 'assay-record-'));
  mkdirSync(join(folder, 'specs', 'smt'), { recursive: true });
  cpSync(join(here, name, 'script.smt2'), join(folder, 'specs', 'smt', `${name}.smt2`));
  const limits = { seconds: 60, memoryMb: 4000, querySeconds: querySeconds[name] ?? 10, runs: 1, depth: 1, seed: '1' };
  const job = makeJobFolder(folder, 'job');
  const command = smt.command([asked('claim', 'MATH-X-001/smt', name)], limits, { root: folder, job: job.work, bin });
  const { run } = await execute(command, { job, limits });
  writeFileSync(join(here, name, resultFile), run.outputs[resultFile] ?? '');
  rmSync(folder, { recursive: true });
  console.log(name, run.exitCode);
}
