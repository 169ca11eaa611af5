import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { properties } from '../../properties/registry.ts';
import { makeFaultyCopy } from './copy.ts';
import { loadFaults, parseFault } from './load.ts';

const diff = `--- a/contracts/flat/src/A.sol
+++ b/contracts/flat/src/A.sol
@@ -1,3 +1,3 @@
 one
-two
+2
 three
`;
const patch = (head: string, body = diff): string => `${head}\n${body}`;
const head = '# property: A-B-001\n# title: Two is a digit';
const at = 'contracts/faults/A.patch';

describe('seeded faults', () => {
  it('are read with the property they must turn red', () => {
    const { id, property, title, changes } = parseFault(at, patch(head));
    assert.deepEqual(
      [id, property, title, changes.map(({ path }) => path)],
      ['A', 'A-B-001', 'Two is a digit', ['contracts/flat/src/A.sol']],
    );
  });

  it('are refused when they name nothing, change nothing, or change what they may not', () => {
    const bad: readonly (readonly [string, string])[] = [
      ['# title: x', diff],
      ['# property: A-B-001', diff],
      [head, ''],
      [head, diff.replaceAll('contracts/flat/src/A.sol', 'tools/errors.ts')],
      [head, diff.replaceAll('contracts/flat/src/A.sol', 'contracts/flat/../../x.sol')],
      [head, diff.replace('@@ -1,3 +1,3 @@', '@@ what @@')],
    ];
    for (const [first, body] of bad)
      assert.throws(() => parseFault(at, patch(first, body)), { code: 'ASY-FAULT-01' }, `${first}\n${body}`);
    assert.throws(() => parseFault('contracts/faults/a b.patch', patch(head)), { code: 'ASY-FAULT-01' });
  });

  it('of the suite can all be read, and each names a property', () => {
    const root = resolve(import.meta.dirname, '..', '..');
    assert.doesNotThrow(() => loadFaults(root, properties));
  });

  describe('in a copy', () => {
    let root = '';
    beforeEach(() => {
      root = mkdtempSync(join(tmpdir(), 'assay-fault-'));
      mkdirSync(join(root, 'contracts/flat/src'), { recursive: true });
      mkdirSync(join(root, 'node_modules'));
      writeFileSync(join(root, 'contracts/flat/src/A.sol'), 'one\ntwo\nthree\n');
    });
    afterEach(() => rmSync(root, { recursive: true, force: true }));

    it('leave the project as it is', () => {
      const folder = join(root, '.assay/faults/A');
      makeFaultyCopy(root, parseFault(at, patch(head)), folder);
      assert.equal(readFileSync(join(folder, 'contracts/flat/src/A.sol'), 'utf8'), 'one\n2\nthree\n');
      assert.equal(readFileSync(join(root, 'contracts/flat/src/A.sol'), 'utf8'), 'one\ntwo\nthree\n');
    });

    it('are put in nowhere behind a link, and no copy has a link that leads out of the project', () => {
      const folder = join(root, '.assay/faults/A');
      const source = join(root, 'contracts/flat/src/A.sol');
      const outside = mkdtempSync(join(tmpdir(), 'assay-outside-'));
      writeFileSync(join(outside, 'bashrc'), 'one\ntwo\nthree\n');
      writeFileSync(join(root, 'contracts/B.sol'), 'one\ntwo\nthree\n');
      const tries = [
        [join(outside, 'bashrc'), source, 'ASY-FAULT-01'],
        ['../../B.sol', source, 'ASY-FAULT-01'],
        [join(outside, 'bashrc'), join(root, 'contracts/B.sol'), 'ASY-DISK-02'],
        [outside, join(root, 'specs'), 'ASY-DISK-02'],
        [join(outside, 'new'), join(root, 'contracts/C.sol'), 'ASY-DISK-02'],
      ] as const;
      for (const [to, link, code] of tries) {
        const before = existsSync(link) ? readFileSync(link) : null;
        rmSync(link, { force: true });
        symlinkSync(to, link);
        assert.throws(() => makeFaultyCopy(root, parseFault(at, patch(head)), folder), { code }, link);
        rmSync(link);
        if (before !== null) writeFileSync(link, before);
      }
      assert.deepEqual(readdirSync(outside), ['bashrc']);
      assert.equal(readFileSync(join(outside, 'bashrc'), 'utf8'), 'one\ntwo\nthree\n');
      rmSync(outside, { recursive: true });
      symlinkSync('B.sol', join(root, 'contracts/C.sol'));
      makeFaultyCopy(root, parseFault(at, patch(head)), folder);
      assert.equal(readlinkSync(join(folder, 'contracts/C.sol')), 'B.sol');
    });

    it('need what the project imports', () => {
      rmSync(join(root, 'node_modules'), { recursive: true });
      assert.throws(() => makeFaultyCopy(root, parseFault(at, patch(head)), join(root, 'x')), {
        code: 'ASY-TOOL-02',
        message: /node_modules was not found$/u,
      });
    });

    it('that do not fit make no copy', () => {
      const folder = join(root, '.assay/faults/A');
      writeFileSync(join(root, 'contracts/flat/src/A.sol'), 'one\nzwei\nthree\n');
      assert.throws(() => makeFaultyCopy(root, parseFault(at, patch(head)), folder), { code: 'ASY-FAULT-01' });
      assert.ok(!existsSync(folder));
    });
  });
});
