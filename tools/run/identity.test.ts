import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { closureDigest } from './identity.ts';

describe('what an adapter’s answers depend on', () => {
  let home = '';
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  };
  const fill = (): void => {
    put('tools/engines/x/index.ts', "import { a } from '../../a.ts';\nimport type { T } from '../../types.ts';\na;\n");
    put('tools/engines/x/run.py', 'pass\n');
    put('tools/a.ts', "import './b.mjs';\nexport const a = () => import('./c.ts');\n");
    put('tools/b.mjs', "export { d } from './d.ts';\n");
    for (const name of ['c', 'd', 'types', 'unused']) put(`tools/${name}.ts`, 'export const d = 1;\n');
  };
  const digest = (): string => closureDigest(home, join(home, 'tools/engines/x'));

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'assay-identity-'));
    fill();
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('is its folder and all that it imports, by and by', () => {
    for (const path of ['engines/x/index.ts', 'engines/x/run.py', 'a.ts', 'b.mjs', 'c.ts', 'd.ts']) {
      const before = digest();
      put(`tools/${path}`, `${path.endsWith('.py') ? '#' : '//'} changed\n`);
      assert.notEqual(digest(), before, path);
      // What it no longer imports is out of sight for the next: as it was.
      rmSync(home, { recursive: true, force: true });
      mkdirSync(home);
      fill();
    }
  });

  it('is neither a type nor a test nor anything that it does not import', () => {
    const before = digest();
    put('tools/types.ts', 'export type T = 2;\n');
    put('tools/unused.ts', '\n');
    put('tools/engines/x/index.test.ts', '\n');
    assert.equal(digest(), before);
  });

  it('does not depend on where it lies', () => {
    const before = digest();
    const other = mkdtempSync(join(tmpdir(), 'assay-identity-'));
    rmSync(home, { recursive: true, force: true });
    home = other;
    fill();
    assert.equal(digest(), before);
  });
});
