import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasProc, readProcess } from './processes.mjs';

describe('interruption', function () {
  this.timeout(20_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-signals-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A run of one job that ignores the request to end; what it says, and what is left of it. */
  async function interrupt(times: number): Promise<{ code: number | null; said: string; jobLives: boolean }> {
    const pidFile = join(folder, 'pid');
    const program = join(folder, 'program.mts');
    writeFileSync(
      program,
      `
      import { execute } from '${import.meta.dirname}/execute.ts';
      import { makeJobFolder } from '${import.meta.dirname}/job-folder.ts';
      import { onInterrupt } from '${import.meta.dirname}/signals.ts';
      const { signal } = onInterrupt((text) => console.log(text));
      const job = makeJobFolder(${JSON.stringify(folder)}, 'job');
      const limits = { seconds: 60, memoryMb: 1000, querySeconds: 1, runs: 0, depth: 0, seed: '0' };
      const script = "trap '' TERM; echo $$ > ${pidFile}; while :; do sleep 1; done";
      const { run } = await execute({ argv: ['/bin/sh', '-c', script], cwd: job.work, env: {}, outputs: [], display: '' }, { job, limits, signal, graceSeconds: 1 });
      console.log(run.interrupted);
      process.exitCode = 130;
    `,
    );
    const child = spawn(process.execPath, ['--import', 'tsx', program], {
      cwd: join(import.meta.dirname, '..', '..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const closed = once(child, 'close');
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    while (!existsSync(pidFile) || readFileSync(pidFile, 'utf8') === '') await sleep(20);
    for (let n = 0; n < times; n++) {
      child.kill('SIGINT');
      await sleep(150);
    }
    const [code] = (await closed) as [number | null];
    return { code, said, jobLives: readProcess(Number(readFileSync(pidFile, 'utf8')))?.zombie === false };
  }

  it('ends the running job and lets the run finish, the first time', async function () {
    if (!hasProc) this.skip();
    const { code, said, jobLives } = await interrupt(1);
    assert.deepEqual([code, said.endsWith('true\n'), jobLives], [130, true, false]);
  });

  it('leaves at once, and leaves nothing running, the second time', async function () {
    if (!hasProc) this.skip();
    const { code, said, jobLives } = await interrupt(2);
    assert.deepEqual([code, said.includes('true'), jobLives], [130, false, false]);
  });
});
