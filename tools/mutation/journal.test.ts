/** Notes of a campaign on a machine that takes no more of them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Notes } from './journal.ts';

const home = resolve(import.meta.dirname, '..', '..');

describe('notes of a campaign', function () {
  this.timeout(30_000);
  let folder = '';
  let path = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-notes-'));
    path = join(folder, 'deep', 'notes.ndjson');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = () => new Notes(path, z.string());

  it('are found by key, the later of two, in the next run too', () => {
    const notes = open();
    notes.add('k', 'first');
    notes.add('k', 'second');
    notes.add('other', 'third');
    for (const one of [notes, open()]) assert.deepEqual([one.find('k'), one.find('other')], ['second', 'third']);
    assert.equal(open().find('nobody'), undefined);
  });

  it('go on after a torn last line, and name any other that cannot be read', () => {
    open().add('k', 'whole');
    appendFileSync(path, '{"key":"torn"');
    open().add('next', 'whole');
    assert.deepEqual([open().find('k'), open().find('next')], ['whole', 'whole']);
    writeFileSync(path, `{"key":"torn"${readFileSync(path, 'utf8')}`);
    assert.throws(open, { code: 'ASY-LEDGER-04', message: /^line 1 of / });
  });

  it('take back what was written in part, and have nothing after it', function () {
    // A limit on the size of files stands in for a disk that is full within a line.
    const writer = `
      import { machineProblem } from '${home}/tools/machine-errors.ts';
      import { Notes } from '${home}/tools/mutation/journal.ts';
      process.on('SIGXFSZ', () => {});
      const notes = new Notes(${JSON.stringify(path)}, { parse: String });
      notes.add('k', 'short');
      for (const value of ['x'.repeat(5000), 'short enough']) {
        try {
          notes.add('more', value);
          console.log('written');
        } catch (error) {
          console.log(machineProblem(error)?.message, notes.find('more') === undefined);
        }
      }
    `;
    writeFileSync(join(folder, 'writer.mts'), writer);
    const limited = ['-c', 'ulimit -f 1 && exec "$@"', 'bash'];
    const command = [process.execPath, '--import', 'tsx', join(folder, 'writer.mts')];
    const env = { ...process.env, TSX_DISABLE_CACHE: '1' };
    const { stdout, error, stderr } = spawnSync('bash', [...limited, ...command], { cwd: home, encoding: 'utf8', env });
    if (error !== undefined) this.skip();
    const refused = `${path}: no file may be so large here true`;
    assert.deepEqual(stdout.trimEnd().split('\n'), [refused, refused], stderr);
    assert.equal(readFileSync(path, 'utf8'), '{"key":"k","value":"short"}\n');
    open().add('after', 'short');
    assert.deepEqual([open().find('k'), open().find('after')], ['short', 'short']);
  });
});
