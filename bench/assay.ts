/** The command as a process of its own, timed. */
import { join } from 'node:path';
import { execa } from 'execa';
import type { Measured } from './benchmark.ts';

type Run = Measured['runs'][number];

/** Seconds of the wall clock. @throws when it came to no report, since that is no measure of anything. */
export async function timed(root: string, what: string, words: readonly string[]): Promise<Run> {
  const started = performance.now();
  const { exitCode, stdout, stderr } = await execa(process.execPath, [join(root, 'bin', 'assay.mjs'), ...words], {
    cwd: root,
    reject: false,
    stdin: 'ignore',
  });
  const seconds = Math.round(performance.now() - started) / 1000;
  // A part of the engines leaves open what the others would answer: 2 is no failure here.
  if (!stdout.includes('report: ')) throw new Error(`${what}: exit code ${exitCode}: ${stderr.slice(-400)}`);
  return { what, seconds, exitCode: exitCode ?? null };
}
