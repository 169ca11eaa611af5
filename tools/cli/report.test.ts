/** `assay report --format`: from a ledger alone, exactly the files asked for, or one clear line and nothing. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, Sample } from './__fixtures__/project.ts';

const ledger = {
  schema: 1,
  assay: '0.1.0',
  profile: 'quick',
  manifest: 'a3f1'.repeat(16),
  commit: null,
  dirty: false,
  compiler: 'none',
  contracts: [],
  engines: [],
  verdicts: [],
  faults: [],
};

describe('assay report --format', function () {
  this.timeout(120_000);
  let sample: Sample;
  before(() => {
    sample = new Sample();
    mkdirSync(join(sample.root, 'reports', 'out'), { recursive: true });
    sample.write('reports/out/ledger.json', JSON.stringify(ledger));
    sample.write('taken', 'kept');
  });
  after(() => sample.remove());

  const files = (folder: string): readonly string[] => readdirSync(join(sample.root, folder)).sort();

  function refused({ code, stdout, stderr }: Ended, error: string): string {
    const lines = stderr.split('\n').filter((one) => one !== '');
    assert.deepEqual([code, stdout, lines.length], [2, '', 1], stderr);
    assert.ok(lines[0]?.startsWith(`error ${error}: `), stderr);
    return lines[0] ?? '';
  }

  it('writes what is asked for from the ledger of the last run, prints the paths, and exits as the judge says', async () => {
    const ended = await sample.run(['report', '--format', 'junit, sarif,md,junit', '--out', 'ci/new']);
    assert.equal(ended.code, 2, ended.stderr);
    const made = ['assay.sarif', 'comment.md', 'junit.xml', 'report.md'];
    assert.deepEqual(files('ci/new'), made);
    assert.deepEqual(
      ended.stdout.trim().split('\n').sort(),
      made.map((name) => join('ci', 'new', name)),
    );
    assert.doesNotMatch(sample.read('ci/new/junit.xml'), /<testsuites [^>]*errors="0"/u);
    assert.deepEqual(files('reports/out'), ['ledger.json']);
  });

  it('has one clear line for each thing that it refuses, and writes nothing', async () => {
    const report = (...args: string[]) => sample.run(['report', '--format', ...args]);
    const line = refused(await report('csv,jnuit', '--out', 'never'), 'ASY-CLI-04');
    assert.match(line, /no format called jnuit.*did you mean junit\?/u);
    refused(await report('csv', '--out', '../never'), 'ASY-CLI-05');
    refused(await report('csv', '--out', 'taken'), 'ASY-CLI-06');
    refused(await report('csv', '--out', 'never', '--ledger', 'none.json'), 'ASY-LEDGER-01');
    assert.equal(sample.has('never') || sample.has('../never'), false);
    assert.equal(sample.read('taken'), 'kept');
  });
});
