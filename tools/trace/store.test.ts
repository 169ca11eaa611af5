import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { manifestPath } from '../../harness/generate.ts';
import { digestNow } from './read.ts';
import { save, saved } from './store.ts';

describe('a kept audit of assumptions', () => {
  let root = '';
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-trace-'));
    put('foundry.toml', '[profile.default]\nremappings = []\n');
    put(manifestPath, '{}');
    put('contracts/faults/A.patch', '# property: A-B-001\n');
    put('.assay/none', '');
    const finding = { code: 'open-claim', subject: 'WP-A', place: 'p', text: 't', fix: 'f' } as const;
    save(root, {
      ...{ schema: 1, digest: digestNow(root), assumed: [], unproved: [], findings: [], sites: [] },
      counts: { proof: 0, assumption: 0, hypothesis: 0, construction: 0, nothing: 0 },
      waived: [{ finding, reason: 'why it is left', owner: 'somebody', until: '2030-01-01' }],
    });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is worth something until one of its waivers ends', () => {
    assert.equal(saved(root, '2030-01-01')?.waived.length, 1);
    assert.equal(saved(root, '2030-01-02'), null);
  });

  it('is worth nothing for another catalogue, or other seeded faults', () => {
    put('contracts/faults/A.patch', '# property: A-B-002\n');
    assert.equal(saved(root, '2029-01-01'), null);
    rmSync(join(root, 'contracts/faults/A.patch'));
    assert.equal(saved(root, '2029-01-01'), null);
  });
});
