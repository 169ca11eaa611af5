/** A reader that goes away before everything is written. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const bin = join(resolve(import.meta.dirname, '..', '..'), 'bin', 'assay.mjs');

/** Nobody reads the stream, and nobody can. */
async function unread(which: 'stdout' | 'stderr', words: readonly string[]) {
  const child = spawn(process.execPath, [bin, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const other = which === 'stdout' ? child.stderr : child.stdout;
  let said = '';
  other.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  child[which].destroy();
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

describe('a reader that goes away', function () {
  this.timeout(60_000);

  it('stops nothing, and leaves the exit code that the answer has', async () => {
    assert.deepEqual(await unread('stdout', ['list', '--json']), { code: 0, said: '' });
    assert.deepEqual(await unread('stderr', ['run', '--property', 'NOBODY']), { code: 2, said: '' });
  });
});
