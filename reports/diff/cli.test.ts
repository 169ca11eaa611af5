/** `assay diff` as a process: what it prints where, and how it ends. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flat } from '../__fixtures__/flat.ts';
import { formatJson } from '../format/json.ts';
import { buildReport } from '../report.ts';

const home = join(import.meta.dirname, '..', '..');

describe('assay diff', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'diff-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const report = buildReport(flat());
  const [all, fewer, cut] = ['all', 'fewer', 'cut'].map((name) => join(folder, `${name}.json`)) as [
    string,
    string,
    string,
  ];
  writeFileSync(all, formatJson(report));
  writeFileSync(fewer, formatJson({ ...report, properties: report.properties.slice(1) }));
  writeFileSync(cut, formatJson(report).slice(0, 1000));

  function diff(...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'bin', 'assay.mjs'), 'diff', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { code: status, stdout, stderr };
  }

  it('ends with 0 when nothing is worse, 1 when something is, 2 when it cannot tell', () => {
    const better = diff('fewer.json', 'all.json');
    assert.deepEqual([better.code, better.stderr], [0, '']);
    assert.match(better.stdout, /^Nothing is worse than before: 1 new\.\n/u);
    const worse = diff('all.json', 'fewer.json');
    assert.deepEqual([worse.code, worse.stderr], [1, '']);
    assert.match(
      worse.stdout,
      /^Worse than before: 1 gone\.\n[\s\S]*\nGone \(1\)\n {2}FLAT-ACC-001: not shown \(timeout\)/u,
    );
    const odd = diff('all.json', 'cut.json');
    assert.deepEqual([odd.code, odd.stdout], [2, '']);
    assert.match(odd.stderr, /^error ASY-LEDGER-02: [^\n]+\n$/u);
    assert.equal(diff('all.json').code, 2);
  });
});
