/** Two mutants of a small contract, judged by its campaigns on the real engines, in a copy of the project. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { properties } from '../../properties/registry.ts';
import { engines } from '../engines/registry.ts';
import { copyProject } from '../faults/copy.ts';
import { locateAll } from '../run/locate.ts';
import { neededNames } from '../run/versions.ts';
import { type Judged, runMutation } from './campaign.ts';
import { locateGambit } from './gambit.ts';

const home = resolve(import.meta.dirname, '..', '..');

describe('mutants of a contract', function () {
  this.timeout(900_000);
  let root = '';
  let said: string[] = [];

  before(function () {
    if (locateGambit(home) === null) this.skip();
    root = mkdtempSync(join(tmpdir(), 'assay-mutants-'));
    copyProject(home, root);
  });
  after(() => {
    if (root !== '') rmSync(root, { recursive: true, force: true });
  });

  function judged(): Promise<Judged> {
    said = [];
    return runMutation({
      root,
      home,
      contracts: ['Guardian'],
      properties: properties.filter(({ contract }) => contract === 'Guardian'),
      engines: engines.filter(({ id }) => id === 'static' || id === 'forge'),
      bin: locateAll(neededNames(engines), { home, env: process.env }),
      sample: 2,
      full: false,
      mostProofs: 1,
      limits: {},
      cores: 1,
      resume: true,
      signal: new AbortController().signal,
      say: (text) => said.push(text),
    });
  }

  it('are killed by what is confirmed, and known from then on', async () => {
    const { yields, judgements, ids } = await judged();
    const [made] = yields;
    assert.ok(made !== undefined && made.by.assay > 0 && made.by.gambit > 0);
    const { generated, sameText, notCompiled, sameCode, duplicate, distinct } = made;
    assert.equal(generated, sameText + notCompiled + sameCode + duplicate + distinct);
    assert.equal(ids.length, distinct);
    assert.equal(judgements.length, 2);
    for (const { fate, killers, mutant } of judgements) {
      assert.equal(fate, 'killed', mutant.id);
      for (const { property, engine, detail } of killers) {
        assert.match(property, /^GUARD-/u);
        assert.equal(engine, 'forge');
        assert.match(detail, /fails after call \d+ of \d+: assertion failed/u);
      }
    }
    assert.equal((await judged()).judgements.length, 2);
    assert.ok(said.includes('2 of 2 mutants are known from before'), said.join('\n'));
  });
});
