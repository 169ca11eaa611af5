import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from './output.ts';

describe('the folder of a report', () => {
  it('is in the project, wherever links lead, unless another is named', () => {
    const [root, outside] = ['project', 'outside'].map((name) => mkdtempSync(join(tmpdir(), `assay-${name}-`))) as [
      string,
      string,
    ];
    mkdirSync(join(root, 'reports'));
    symlinkSync(outside, join(root, 'reports', 'out'));
    symlinkSync(join(outside, 'new'), join(root, 'reports', 'new'));
    for (const out of ['reports/out', 'reports/out/deeper', 'reports/new', join(root, 'reports', 'out')])
      assert.throws(() => outputOf(root, out), { code: 'ASY-CLI-05', exitCode: 2 }, out);
    assert.equal(outputOf(root, outside), outside);
    assert.equal(outputOf(root, 'reports/other'), join(root, 'reports', 'other'));
    for (const folder of [root, outside]) rmSync(folder, { recursive: true });
  });
});
