import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command, Limits } from '../engines/types.ts';
import { type ExecuteOptions, execute } from './execute.ts';
import { endOrphans } from './family.ts';
import { makeJobFolder } from './job-folder.ts';
import { hasProc, highestMb, kill, listProcesses, readProcess } from './processes.mjs';

const limits: Limits = { seconds: 20, memoryMb: 2000, querySeconds: 5, runs: 1, depth: 1, seed: '1' };

function alive(pid: number): boolean {
  return readProcess(pid)?.zombie === false;
}

describe('execute', function () {
  this.timeout(30_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-execute-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(script: string, options: Partial<ExecuteOptions> = {}, command: Partial<Command> = {}) {
    const job = makeJobFolder(folder, 'job');
    const whole: Command = {
      argv: ['/bin/sh', '-c', script],
      cwd: job.work,
      env: {},
      outputs: [],
      display: 'sh',
      ...command,
    };
    return execute(whole, { job, limits, graceSeconds: 0.3, ...options });
  }

  async function pids(count: number): Promise<number[]> {
    const path = join(folder, 'pids');
    for (let round = 0; round < 300; round++) {
      const found = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean).map(Number) : [];
      if (found.length >= count) return found;
      await sleep(20);
    }
    throw new Error('the children did not start');
  }

  it('captures both logs, the exit code and the declared outputs', async () => {
    const {
      run: finished,
      startError,
      overflow,
    } = await run('echo out; echo err >&2; echo {} > a.json; exit 3', {}, { outputs: ['a.json', 'b.json'] });
    assert.equal(finished.stdout, 'out\n');
    assert.equal(finished.stderr, 'err\n');
    assert.equal(finished.exitCode, 3);
    assert.deepEqual(finished.outputs, { 'a.json': '{}\n', 'b.json': null });
    assert.deepEqual(
      [finished.timedOut, finished.outOfMemory, finished.interrupted, startError, overflow],
      [false, false, false, null, null],
    );
  });

  it('hands on only a minimal environment', async () => {
    process.env.ASSAY_TEST_LEAK = 'leaked';
    try {
      const { run: finished } = await run('env', {}, { env: { MINE: 'yes' } });
      assert.ok(!finished.stdout.includes('leaked'));
      assert.match(finished.stdout, /^MINE=yes$/mu);
      assert.match(finished.stdout, new RegExp(`^TMPDIR=${folder}`, 'mu'));
    } finally {
      delete process.env.ASSAY_TEST_LEAK;
    }
  });

  it('says when the program cannot be started', async () => {
    const missing = await run('', {}, { argv: ['/nonexistent/tool'] });
    assert.equal(missing.run.exitCode, null);
    assert.match(missing.startError ?? '', /nonexistent/u);
    const nowhere = await run('', {}, { cwd: '/nonexistent' });
    assert.notEqual(nowhere.startError, null);
  });

  it('names the signal that a program died of', async () => {
    const { run: finished } = await run('kill -SEGV $$');
    assert.deepEqual([finished.exitCode, finished.signal, finished.timedOut], [null, 'SIGSEGV', false]);
  });

  it('refuses outputs outside the job folder', async () => {
    await assert.rejects(run('true', {}, { outputs: ['../../secret'] }), RangeError);
  });

  it('ends the whole family at the time limit, also those who left the session and hold the log open', async function () {
    if (!hasProc) this.skip();
    const script = `trap '' TERM; sleep 300 & echo $! >> ${folder}/pids; setsid sh -c 'echo $$ >> ${folder}/pids; exec sleep 300' & ( setsid sh -c 'echo $$ >> ${folder}/pids; exec sleep 300' & ) ; wait`;
    const running = run(script, { limits: { ...limits, seconds: 1.5 } });
    const children = await pids(3);
    const { run: finished } = await running;
    assert.equal(finished.timedOut, true);
    assert.ok(finished.seconds < 6, `${finished.seconds}`);
    for (const pid of children) assert.equal(alive(pid), false, `${pid} lives`);
  });

  it('kills what a command leaves behind when it ends by itself', async function () {
    if (!hasProc) this.skip();
    const { run: finished, leftovers } = await run(
      `setsid sh -c 'echo $$ >> ${folder}/pids; exec sleep 300' & sleep 0.2; exit 0`,
    );
    assert.equal(finished.exitCode, 0);
    assert.ok(leftovers >= 1);
    for (const pid of await pids(1)) assert.equal(alive(pid), false);
  });

  it('ends a command at the memory limit and says so', async function () {
    if (!hasProc) this.skip();
    const hog = `const kept = []; setInterval(() => kept.push(Buffer.alloc(20_000_000, 1)), 20)`;
    const { run: finished, peakMb } = await run(
      '',
      { limits: { ...limits, memoryMb: 300 }, watchSeconds: 0.1 },
      { argv: [process.execPath, '-e', hog] },
    );
    assert.deepEqual([finished.outOfMemory, finished.timedOut], [true, false]);
    assert.ok(peakMb >= 300, `${peakMb}`);
  });

  it('measures the memory of all its processes together', async function () {
    if (!hasProc) this.skip();
    const hold = 'const kept = Buffer.alloc(150_000_000, 1); setInterval(() => kept, 1000)';
    const command = { argv: ['sh', '-c', 'node -e "$0" & node -e "$0"; wait', hold] };
    const { run: finished, peakMb } = await run('', { limits: { ...limits, memoryMb: 290 } }, command);
    assert.equal(finished.outOfMemory, true);
    assert.ok(peakMb > 290 && peakMb < 1_500, `${peakMb}`);
  });

  it('knows what a process held between two looks', async function () {
    if (!hasProc) this.skip();
    const burst = `Buffer.alloc(300_000_000, 1); gc(); console.log('over'); setInterval(() => {}, 1000)`;
    const child = spawn(process.execPath, ['--expose-gc', '-e', burst], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      await once(child.stdout, 'data');
      assert.ok(highestMb(child.pid ?? 0) > 286, `${highestMb(child.pid ?? 0)}`);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('ends a command that floods its log, and does not read it', async () => {
    const { run: finished, overflow } = await run('yes', { maxOutputMb: 1, watchSeconds: 0.05 });
    assert.equal(overflow, 'the log');
    assert.equal(finished.stdout, '');
  });

  it('stops when told, and does not start when told before', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    const { run: finished } = await run('sleep 300', { signal: controller.signal });
    assert.deepEqual([finished.interrupted, finished.timedOut], [true, false]);
    assert.ok(finished.seconds < 5);
    const never = await run('echo ran', { signal: AbortSignal.abort() });
    assert.deepEqual([never.run.interrupted, never.run.stdout], [true, '']);
  });

  it('gives every job a fresh folder', () => {
    const first = makeJobFolder(folder, '../a b/c');
    const second = makeJobFolder(folder, '../a b/c');
    assert.notEqual(first.folder, second.folder);
    assert.ok(first.folder.startsWith(join(folder, 'jobs')));
  });

  /** An Assay that was killed, with or without its watchdog, and what it had started. */
  async function killed(withWatchdog: boolean): Promise<number> {
    const owner = join(folder, 'owner.mts');
    const here = import.meta.dirname;
    writeFileSync(
      owner,
      `
      import { execute } from '${here}/execute.ts';
      import { makeJobFolder } from '${here}/job-folder.ts';
      const job = makeJobFolder(${JSON.stringify(folder)}, 'orphan');
      const limits = ${JSON.stringify(limits)};
      await execute({ argv: ['/bin/sh', '-c', 'echo $$ >> ${folder}/pids; exec sleep 300'], cwd: job.work, env: {}, outputs: [], display: '' }, { job, limits });
    `,
    );
    const child = spawn(process.execPath, ['--import', 'tsx', owner], {
      cwd: join(here, '..', '..'),
      stdio: 'inherit',
    });
    const [orphan = 0] = await pids(1);
    if (withWatchdog)
      for (const { pid, parent } of listProcesses()) if (parent === child.pid && pid !== orphan) kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    await once(child, 'exit');
    return orphan;
  }

  it('ends what it runs when it is killed outright', async function () {
    if (!hasProc) this.skip();
    const orphan = await killed(false);
    while (alive(orphan)) await sleep(20);
  });

  it('ends what an Assay left running that was killed with its watchdog', async function () {
    if (!hasProc) this.skip();
    const orphan = await killed(true);
    assert.equal(alive(orphan), true);
    assert.ok(endOrphans() >= 1);
    assert.equal(alive(orphan), false);
  });

  it('is limited by a clock that nobody sets', async () => {
    const clock = Date.now;
    try {
      setTimeout(() => (Date.now = () => clock() + 86_400_000), 100);
      const { run: forward } = await run('sleep 0.4');
      assert.equal(forward.timedOut, false);
      Date.now = () => 0;
      const { run: back } = await run('sleep 0.4');
      for (const { seconds } of [forward, back]) assert.ok(seconds >= 0.4 && seconds < 20, `${seconds}`);
    } finally {
      Date.now = clock;
    }
  });

  it('leaves no temporary file', async () => {
    const { startError } = await run('mkdir "$TMPDIR/a"; echo half > "$TMPDIR/a/half"');
    assert.equal(startError, null);
    assert.deepEqual(readdirSync(join(folder, 'jobs', 'job')).sort(), [
      'command.json',
      'stderr.log',
      'stdout.log',
      'work',
    ]);
  });
});
