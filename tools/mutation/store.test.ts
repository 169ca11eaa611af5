import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { asMutation, save, saved } from './store.ts';
import { triagePath } from './triage.ts';

describe('kept figures of mutants', () => {
  let root = '';
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const decision = (reason: string): string =>
    `[[equivalent]]\nmutants = ["Box/f/L9/comparison/0123456789ab"]\nreason = "${reason}"\nowner = "somebody"\nuntil = "2030-01-01"\n`;
  const keep = (): void => save(root, asMutation(root, { yields: [], judgements: [] }, { command: 'x', sample: null }));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-mutation-'));
    for (const folder of ['contracts', 'harness/generated', 'specs/worlds']) put(`${folder}/A.sol`, 'contract A {}');
    put('foundry.toml', '[profile.default]\n');
    put('.assay/none', '');
    put(triagePath, decision('The two are never equal here, by A.'));
    keep();
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('are shown while sources and decisions are what they were', () => {
    assert.equal(saved(root, '2029-12-31')?.command, 'x');
    put('specs/worlds/A.sol', 'contract A { }');
    assert.equal(saved(root, '2029-12-31'), null);
  });

  it('are not shown after a decision changed, was taken back, or ended', () => {
    assert.equal(saved(root, '2030-01-01')?.command, 'x');
    assert.equal(saved(root, '2030-01-02'), null);
    put(triagePath, decision('The two are never equal here, by B.'));
    assert.equal(saved(root, '2029-12-31'), null);
    rmSync(join(root, triagePath));
    assert.equal(saved(root, '2029-12-31'), null);
  });

  it('are none where they, or the decisions, cannot be read', () => {
    put(triagePath, 'x = ');
    assert.equal(saved(root, '2029-12-31'), null);
    put('.assay/mutation.json', '{');
    assert.equal(saved(root, '2029-12-31'), null);
  });
});
