import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasProc, listProcesses, readProcess } from '../run/processes.mjs';
import { keepRunning } from './command.ts';

const waiting = /waiting for an edit/u;

describe('run --watch', function () {
  this.timeout(120_000);
  let root = '';
  let watcher: ChildProcess;
  let lines: string[] = [];
  let closed = false;
  let close: Promise<unknown>;
  let wake = (): void => {};

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-watch-'));
    mkdirSync(join(root, 'contracts'));
    lines = [];
    for (const name of ['A.sol', 'B.sol']) edit(name, 'first');
    const words = ['--import=tsx', join(import.meta.dirname, '__fixtures__', 'watcher.ts'), root];
    watcher = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    assert.ok(watcher.stderr);
    closed = false;
    const reader = createInterface({ input: watcher.stderr });
    reader.on('line', (line) => {
      lines.push(line);
      wake();
    });
    close = once(reader, 'close').then(() => {
      closed = true;
      wake();
    });
  });
  afterEach(async () => {
    if (watcher.exitCode === null && watcher.signalCode === null) {
      watcher.kill('SIGINT');
      await once(watcher, 'exit');
    }
    await until('no process', () => ours().length === 0);
    // The end of its output may come after its exit, and must not be taken for that of the next test's watcher.
    await close;
    rmSync(root, { recursive: true, force: true });
  });

  function edit(name: string, text: string): void {
    writeFileSync(join(root, 'contracts', name), text);
  }

  /** Lines up to the first that matches, which are then not looked at again. */
  async function upTo(pattern: RegExp): Promise<string[]> {
    for (;;) {
      const index = lines.findIndex((line) => pattern.test(line));
      if (index !== -1) return lines.splice(0, index + 1);
      assert.ok(!closed, lines.join('\n'));
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  async function until(what: string, isSo: () => boolean): Promise<void> {
    for (let round = 0; !isSo(); round++) {
      assert.ok(round < 1500, what);
      await sleep(20);
    }
  }

  /** Processes that have the project in their command, and the engine's. */
  function ours(): number[] {
    const commands = listProcesses().filter(({ pid }) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(root);
      } catch {
        return false;
      }
    });
    return commands.map(({ pid }) => pid);
  }

  it('asks what an edit touched and nothing else, and says what became of it', async () => {
    const first = await upTo(waiting);
    assert.ok(first.includes('affected: 2 verdicts of 2 properties'));
    edit('B.sol', 'second');
    const second = await upTo(waiting);
    assert.ok(second.some((line) => line.endsWith('changed: contracts/B.sol')));
    assert.deepEqual(
      second
        .filter((line) => /^(?:affected|holds|violated|unknown| {2})/u.test(line))
        .map((line) => line.replace(/\(.*/u, '').trim()),
      ['affected: 1 verdict of 1 property', 'B.sol  fake 1', 'holds proved      B.sol'],
    );
    assert.ok(second.some((line) => line.includes('exit code 0')));
    edit('B.sol', 'first');
    assert.ok((await upTo(waiting)).includes('affected: nothing'));
  });

  it('says in one line what does not compile, and goes on when it is mended', async () => {
    await upTo(waiting);
    edit('A.sol', 'broken');
    const broken = await upTo(waiting);
    assert.equal(broken.filter((line) => line.startsWith('error ASY-')).length, 1);
    assert.ok(broken.some((line) => line.includes('exit code 2')));
    edit('A.sol', 'mended');
    assert.ok((await upTo(waiting)).some((line) => line.startsWith('holds proved') && line.includes('A.sol')));
  });

  it('ends a run that an edit overtakes, with its engine', async () => {
    await upTo(waiting);
    edit('A.sol', 'hang');
    await upTo(/affected: 1 verdict/u);
    await until('the engine runs', () => ours().length > 2 && existsSync(join(root, 'pid')));
    edit('A.sol', 'third');
    const third = await upTo(waiting);
    assert.ok(third.some((line) => line.startsWith('holds proved') && line.includes('A.sol')));
    assert.ok(!third.some((line) => line.includes('was met and is short')));
  });

  for (const [name, signal] of [
    ['Ctrl-C', 'SIGINT'],
    ['the death of the watcher', 'SIGKILL'],
  ] as const)
    it(`ends with ${name}, and leaves no process`, async function () {
      if (!hasProc) this.skip();
      edit('A.sol', 'hang');
      rmSync(join(root, 'pid'), { force: true });
      await upTo(/affected/u);
      await until('the engine runs', () => existsSync(join(root, 'pid')) && ours().length > 2);
      const all = ours();
      watcher.kill(signal);
      const [exitCode] = await once(watcher, 'exit');
      if (signal === 'SIGINT') assert.equal(exitCode, 130);
      await until('all ended', () => all.every((pid) => readProcess(pid)?.zombie !== false));
    });
});

describe('run --watch as typed', () => {
  it('refuses what it has no place for', async () => {
    const asked = { root: '/nowhere', home: '/nowhere', out: '/nowhere', say: () => {} };
    for (const option of ['--json', '--faults', '--no-resume', '--fault=X'])
      await assert.rejects(keepRunning(asked, ['run', '--watch', option]), { code: 'ASY-CLI-01' });
  });
});
