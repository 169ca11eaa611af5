import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attachments, flat } from './__fixtures__/flat.ts';
import { loadAttachments } from './attachments.ts';
import { buildReport } from './report.ts';
import { Report } from './schema.ts';
import { writeReport } from './write.ts';

describe('write', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'report-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const report = buildReport(flat());
  const test = 'counterexamples/OCEAN-TRANS-001.forge.t.sol';

  it('makes the folder and leaves three files, no more', async () => {
    const out = join(folder, 'a', 'b');
    const written = await writeReport(report, out);
    assert.deepEqual((await readdir(out)).sort(), ['report.html', 'report.json', 'report.md']);
    assert.deepEqual(Report.parse(JSON.parse(await readFile(written.json, 'utf8'))), report);
  });

  it('replaces an earlier report', async () => {
    await writeFile(join(folder, 'report.json'), 'old');
    await writeReport(report, folder);
    const first = await readFile(join(folder, 'report.html'), 'utf8');
    await writeReport(report, folder);
    assert.equal(await readFile(join(folder, 'report.html'), 'utf8'), first);
    assert.equal((await readdir(folder)).length, 3);
  });

  it('leaves no half-written file when it cannot write', async () => {
    await mkdir(join(folder, 'report.json'));
    await assert.rejects(writeReport(report, folder));
    assert.deepEqual(await readdir(folder), ['report.json']);
  });

  it('takes the text of generated tests from its folder', async () => {
    await mkdir(join(folder, 'counterexamples'));
    await writeFile(join(folder, test), attachments[test] ?? '');
    assert.deepEqual(await loadAttachments(report, folder), { [test]: attachments[test] });
    const written = await writeReport(report, folder);
    assert.match(await readFile(written.html, 'utf8'), /test_replay/);
  });

  it('reads nothing outside its folder', async () => {
    const out = join(folder, 'out');
    await mkdir(join(out, 'counterexamples'), { recursive: true });
    await writeFile(join(folder, 'secret'), 'secret');
    await symlink(join(folder, 'secret'), join(out, test));
    assert.deepEqual(await loadAttachments(report, out), {});
    const climbing = JSON.parse(JSON.stringify(report).replaceAll(test, '../secret')) as Report;
    assert.deepEqual(await loadAttachments(climbing, out), {});
    const absolute = JSON.parse(JSON.stringify(report).replaceAll(test, join(folder, 'secret'))) as Report;
    assert.deepEqual(await loadAttachments(absolute, out), {});
  });
});
