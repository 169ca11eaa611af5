import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { accessPage } from '../../harness/access/page.ts';
import { accessOf } from '../../harness/access/table.ts';
import { syntaxOf } from './syntax.ts';

const home = resolve(import.meta.dirname, '..', '..');
const folder = 'contracts/flat/src';

describe('syntax trees', function () {
  this.timeout(120_000);

  it('of the suite make the page that is there', async () => {
    const units = await syntaxOf({ root: home, home, folder });
    assert.equal(accessPage(units, []), readFileSync(join(home, 'docs', 'access.md'), 'utf8'));
    const guarded = accessOf(units, folder).flatMap(({ contract, callers }) =>
      callers.who === 'only' ? callers.variables.map(({ name }) => `${contract}.${String(name)}`) : [],
    );
    // A guard that is taken away must be noticed by a person, not only by a changed page.
    assert.deepEqual(guarded.sort(), [
      'FLAT.pool',
      'GhostMintCore.council',
      'Guardian.guardian',
      'Guardian.guardian',
      'NAVDefenseCore.council',
      'NAVDefenseCore.savePool',
      'Ocean.pool',
      'PulseCore._swapping',
      'PulseCore.council',
    ]);
  });

  it('are refused where a source does not compile', async () => {
    const root = mkdtempSync(join(tmpdir(), 'assay-syntax-'));
    try {
      mkdirSync(join(root, folder), { recursive: true });
      cpSync(join(home, 'foundry.toml'), join(root, 'foundry.toml'));
      symlinkSync(join(home, 'node_modules'), join(root, 'node_modules'));
      const source =
        'pragma solidity 0.8.28; import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol"; contract A { B b; }';
      writeFileSync(join(root, folder, 'A.sol'), source);
      await assert.rejects(syntaxOf({ root, home, folder }), /Identifier not found|not compile/u);
      writeFileSync(join(root, folder, 'A.sol'), source.replace('B b;', 'function f() external {}'));
      const units = await syntaxOf({ root, home, folder });
      assert.deepEqual(
        accessOf(units, folder).map(({ signature }) => signature),
        ['f()'],
      );
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
