import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { leadsOut, refuseLinksOut } from './inside.ts';

describe('links in a project', () => {
  let root = '';
  let outside = '';
  const link = (path: string, to: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(to, join(root, path));
  };
  const refuse = (): void => refuseLinksOut(root, join(root, '.assay'), 3);
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-inside-'));
    outside = mkdtempSync(join(tmpdir(), 'assay-outside-'));
  });
  afterEach(() => {
    for (const folder of [root, outside]) rmSync(folder, { recursive: true, force: true });
  });

  it('lead out where they end elsewhere, be anything there or not', () => {
    for (const to of [outside, join(outside, 'new'), '..', '../new', 'circle', '/']) {
      link('circle', to);
      assert.equal(leadsOut(root, join(root, 'circle')), true, to);
      assert.equal(leadsOut(root, join(root, 'circle', 'deeper')), true, to);
      rmSync(join(root, 'circle'));
    }
    for (const to of ['within', 'within/new', '.', join(root, 'new')]) {
      link('inside', to);
      assert.equal(leadsOut(root, join(root, 'inside')), false, to);
      rmSync(join(root, 'inside'));
    }
    assert.equal(leadsOut(root, join(root, 'nothing', 'yet')), false);
  });

  for (const path of [
    '.assay',
    '.assay/runs',
    '.assay/journal.ndjson',
    '.assay/compile/jobs',
    '.assay/corpus/echidna/A',
  ])
    it(`are refused in the place of ${path}`, () => {
      for (const to of [outside, join(outside, 'new')]) {
        link(path, to);
        assert.throws(refuse, { code: 'ASY-DISK-02', exitCode: 2, message: new RegExp(`^${path} is a link`, 'u') });
        rmSync(join(root, path));
      }
    });

  it('are let be where they are made on purpose, or stay in the project', () => {
    refuse();
    for (const path of [
      'venv-1/bin/python',
      'mutation/base/node_modules',
      'conformance/node_modules',
      'faults/A/node_modules',
    ])
      link(`.assay/${path}`, outside);
    link('.assay/store', '../store');
    refuse();
  });
});
