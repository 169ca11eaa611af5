import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { remappingsOf, solidityBelow, sourcesOf } from './sources.ts';

describe('sources and what they import', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-sources-'));
    write(
      'foundry.toml',
      '[profile.default]\nremappings = ["lib/=libs/short/", "lib/long/=libs/long/", "x:ctx/=libs/ctx/"]\n',
    );
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  it('are found by every form of import, relative or remapped, the longest prefix first', () => {
    write(
      'src/A.sol',
      `import "./B.sol"; import {X} from "lib/C.sol";\nimport * as Y\n  from 'lib/long/D.sol'; import "ctx/E.sol";`,
    );
    write('src/B.sol', 'import "../src/A.sol";');
    for (const path of ['libs/short/C.sol', 'libs/long/D.sol', 'libs/ctx/E.sol']) write(path, '');
    assert.deepEqual(
      [...sourcesOf(root, ['src/A.sol']).keys()],
      ['libs/ctx/E.sol', 'libs/long/D.sol', 'libs/short/C.sol', 'src/A.sol', 'src/B.sol'],
    );
  });

  it('are not read outside of the project, and what is not there is left to the compiler', () => {
    write('src/A.sol', 'import "../../etc/hosts"; import "/etc/hosts"; import "absent/B.sol";');
    assert.deepEqual([...sourcesOf(root, ['src/A.sol']).keys()], ['src/A.sol']);
  });

  it('must be there when they are asked for', () => {
    assert.throws(() => sourcesOf(root, ['src/A.sol']), { code: 'ASY-COMPILE-03' });
    assert.throws(() => sourcesOf(root, ['../A.sol']), { code: 'ASY-COMPILE-03' });
  });

  it('below a folder are all of it', () => {
    for (const path of ['src/b/B.sol', 'src/A.sol', 'src/note.md']) write(path, '');
    assert.deepEqual(solidityBelow(root, 'src'), ['src/A.sol', 'src/b/B.sol']);
    assert.deepEqual(remappingsOf(root).length, 3);
  });
});
