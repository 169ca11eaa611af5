import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeJobFolder, ownerFile } from './job-folder.ts';
import { hasProc } from './processes.mjs';
import { clearLeftovers, newRunFolder } from './run-folder.ts';

describe('what a killed run left', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-left-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  for (const [name, owner] of [
    ['by one who died', `${process.pid}:1`],
    ['by one who was killed before it could say who it is', ''],
  ] as const)
    it(`is cleared, ${name}, and logs stay`, function () {
      if (!hasProc) this.skip();
      const run = newRunFolder(root);
      const [job, compiling] = [makeJobFolder(run, 'A'), makeJobFolder(join(root, '.assay', 'compile'), 'forge')];
      for (const { folder } of [job, compiling]) writeFileSync(ownerFile(folder), owner);
      for (const path of [job.stdout, join(job.folder, 'room'), join(job.tmp, 'half'), join(run, 'x.1-1.tmp')])
        writeFileSync(path, '');
      clearLeftovers(root, join(root, 'out'));
      assert.deepEqual(readdirSync(job.folder), ['stdout.log']);
      assert.equal(existsSync(compiling.folder), false);
      assert.deepEqual(readdirSync(run), ['jobs']);
    });

  it('is no other’s behind a link', function () {
    if (!hasProc) this.skip();
    const outside = mkdtempSync(join(tmpdir(), 'assay-outside-'));
    const theirs = makeJobFolder(outside, 'A');
    writeFileSync(ownerFile(theirs.folder), '');
    writeFileSync(join(outside, 'x.1-1.tmp'), '');
    symlinkSync(join(outside, 'jobs'), join(newRunFolder(root), 'jobs'));
    mkdirSync(join(root, 'out'));
    symlinkSync(outside, join(root, 'out', 'tests'));
    clearLeftovers(root, join(root, 'out'));
    for (const path of [theirs.work, theirs.tmp, join(outside, 'x.1-1.tmp')]) assert.ok(existsSync(path), path);
    rmSync(outside, { recursive: true });
  });

  it('is told from what runs', () => {
    const job = makeJobFolder(newRunFolder(root), 'A');
    writeFileSync(join(job.tmp, 'half'), '');
    clearLeftovers(root, join(root, 'out'));
    assert.equal(existsSync(join(job.tmp, 'half')), true);
  });
});
