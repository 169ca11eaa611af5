import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Shelf } from './workshop.ts';

describe('what forge is told of compiled files', () => {
  it('is a file and all that it imports, in a circle too, and nothing else', () => {
    const root = mkdtempSync(join(tmpdir(), 'assay-shelf-'));
    const file = (build: string, ...imports: readonly string[]) => ({
      contentHash: '00',
      imports,
      artifacts: { K: { '0.8.28': { default: { path: 'K.json', build_id: build } } } },
    });
    const files = { A: file('1', 'B'), B: file('2', 'C'), C: file('2', 'A'), D: file('3', 'A') };
    const builds = ['1', '2', '3'];
    try {
      mkdirSync(join(root, 'cache'));
      writeFileSync(
        join(root, 'cache', 'solidity-files-cache.json'),
        JSON.stringify({ paths: { libs: [] }, files, builds }),
      );
      const { A, B, C } = files;
      const cut = JSON.parse(new Shelf(root).compileCache('B')) as unknown;
      assert.deepEqual(cut, { paths: { libs: [] }, files: { A, B, C }, builds: ['1', '2'] });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

describe('what a harness is made from', () => {
  it('is the same with other comments, unless somebody obeys them, and another with other code', () => {
    const root = mkdtempSync(join(tmpdir(), 'assay-shelf-'));
    const digestWith = (text: string): string => {
      writeFileSync(join(root, 'K.sol'), text);
      return new Shelf(root).digest('K.sol', 'K');
    };
    try {
      mkdirSync(join(root, 'out', 'K.sol'), { recursive: true });
      const metadata = { settings: {}, sources: { 'K.sol': {} } };
      writeFileSync(join(root, 'out', 'K.sol', 'K.json'), JSON.stringify({ metadata }));
      const before = digestWith('contract K { /* one */ }');
      assert.equal(digestWith('contract K { /* two */ }'), before);
      assert.notEqual(digestWith('contract K { /* one */ uint256 a; }'), before);
      assert.notEqual(digestWith('contract K { /** @custom:halmos --loop 3 */ }'), before);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
