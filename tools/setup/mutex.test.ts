import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasProc, listProcesses, readProcess } from '../run/processes.mjs';
import { isAlive, releaseLock, startOf, takeLock } from './mutex.mjs';

describe('a lock', () => {
  let folder = '';
  const path = (): string => join(folder, 'lock');
  const mine = (): string => `${process.pid} ${startOf(process.pid)}`;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is held until it is given back, and leaves nothing', () => {
    assert.equal(takeLock(path()), null);
    assert.equal(takeLock(path()), process.pid);
    assert.equal(readlinkSync(path()), mine());
    releaseLock(path());
    assert.deepEqual(readdirSync(folder), []);
  });

  it('of one who died is taken over, also when its number is another process by now', function () {
    if (!hasProc) this.skip();
    const gone = spawnSync('true').pid;
    for (const text of [`${gone} 1`, `${process.pid} 1`]) {
      symlinkSync(text, path());
      assert.equal(takeLock(path()), null, text);
      assert.deepEqual(readdirSync(folder), ['lock']);
      releaseLock(path());
    }
  });

  it('of one who ended and was never waited for is taken over', async function () {
    if (!hasProc) this.skip();
    const parent = spawn('/bin/sh', ['-c', 'sleep 0 & exec sleep 60'], { stdio: 'ignore' });
    const ended = once(parent, 'exit');
    try {
      const zombie = (): number | undefined => {
        // The list leaves them out, so it is found by its parent.
        const known = new Set(listProcesses().map(({ pid }) => pid));
        for (let pid = (parent.pid ?? 0) + 1; pid < (parent.pid ?? 0) + 2000; pid++)
          if (!known.has(pid) && readProcess(pid)?.zombie === true && readProcess(pid)?.parent === parent.pid)
            return pid;
        return undefined;
      };
      while (zombie() === undefined) await sleep(10);
      const pid = zombie() ?? 0;
      assert.equal(isAlive({ pid, start: readProcess(pid)?.start ?? '' }), false);
    } finally {
      parent.kill('SIGKILL');
      await ended;
    }
  });

  it('that is a file, as where links cannot be made, is read like a link', () => {
    writeFileSync(path(), `${mine()}\n`);
    assert.equal(takeLock(path()), process.pid);
    writeFileSync(path(), `${process.pid} 1\n`);
    assert.equal(takeLock(path()), hasProc ? null : process.pid);
  });

  it('is taken although somebody was killed while taking over another one', function () {
    if (!hasProc) this.skip();
    symlinkSync(`${process.pid} 1`, path());
    symlinkSync(`${process.pid} 2`, `${path()}.guard`);
    assert.equal(takeLock(path()), null);
    symlinkSync(`${process.pid} 2`, `${path()}.guard`);
    releaseLock(path());
    assert.equal(takeLock(path()), null);
    assert.deepEqual(readdirSync(folder), ['lock']);
  });
});
