import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mutated } from './contracts.ts';
import { asMutation, digestOf, record, recorded, save, saved } from './store.ts';
import { triagePath } from './triage.ts';

/** Of contracts that nothing can be changed in. */
const yields = mutated.map((contract) => ({
  ...{ contract, generated: 0, by: { assay: 0, gambit: 0 }, sameText: 0, notCompiled: 0, sameCode: 0 },
  ...{ duplicate: 0, distinct: 0 },
}));

describe('kept figures of mutants', () => {
  let root = '';
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const decision = (reason: string): string =>
    `[[equivalent]]\nmutants = ["Box/f/L9/comparison/0123456789ab"]\nreason = "${reason}"\nowner = "somebody"\nuntil = "2030-01-01"\n`;
  const judged = { yields, judgements: [] };
  const keep = (): void => save(root, asMutation(root, judged, { command: 'x', sample: null, digest: digestOf(root) }));

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

  it('are those of the committed campaign where none here count, and as long as it is of these sources', () => {
    assert.equal(recorded(root).why, 'there is none');
    record(root, asMutation(root, judged, { command: 'committed', sample: 60, digest: digestOf(root) }));
    assert.equal(saved(root, '2029-12-31')?.command, 'x');
    rmSync(join(root, '.assay'), { recursive: true });
    assert.equal(saved(root, '2029-12-31')?.command, 'committed');
    assert.equal(saved(root, '2030-01-02'), null);
    assert.match(recorded(root, '2030-01-02').why ?? '', /believed until 2030-01-01/u);
    put('contracts/A.sol', 'contract A { }');
    assert.equal(saved(root, '2029-12-31'), null);
    assert.match(recorded(root, '2029-12-31').why ?? '', /have changed since/u);
  });

  it('are none where the committed campaign cannot be read', () => {
    rmSync(join(root, '.assay'), { recursive: true });
    put('assay.mutants', '{"assay":"mutants"');
    assert.equal(saved(root, '2029-12-31'), null);
    assert.match(recorded(root, '2029-12-31').why ?? '', /^line 1: /u);
  });

  for (const path of ['specs/worlds/A.sol', 'contracts/A.sol', triagePath])
    it(`are of what was there before, and none where ${path} changed meanwhile`, () => {
      const digest = digestOf(root);
      const done = () => asMutation(root, judged, { command: 'y', sample: null, digest });
      assert.equal(done().digest, digest);
      put(path, '# Another one.');
      assert.throws(done, { code: 'ASY-MUTANT-04', exitCode: 2, message: /nothing was written$/u });
    });
});
