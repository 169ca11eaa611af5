import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Shelf } from './workshop.ts';

describe('what forge is told of compiled files', () => {
  it('is a file and all that it imports, in a circle too, and nothing else', () => {
    const root = mkdtempSync(join(tmpdir(), 'assay-shelf-'));
    const file = (...imports: readonly string[]) => ({ contentHash: '00', imports });
    const files = { A: file('B'), B: file('C'), C: file('A'), D: file('A') };
    try {
      mkdirSync(join(root, 'cache'));
      writeFileSync(join(root, 'cache', 'solidity-files-cache.json'), JSON.stringify({ paths: { libs: [] }, files }));
      const { A, B, C } = files;
      const cut = JSON.parse(new Shelf(root).compileCache('B')) as unknown;
      assert.deepEqual(cut, { paths: { libs: [] }, files: { A, B, C } });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
