/** Two mutants of a small contract, judged by its campaigns on the real engines, in a copy of the project. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { properties } from '../../properties/registry.ts';
import { engines } from '../engines/registry.ts';
import { copyProject } from '../faults/copy.ts';
import { locateAll } from '../run/locate.ts';
import { neededNames } from '../run/versions.ts';
import { type Judged, mutationFolder, runMutation } from './campaign.ts';
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

  interface Course {
    readonly ids?: readonly string[];
    readonly signal?: AbortSignal;
    readonly heard?: (text: string) => void;
  }

  function judged({ ids = ['static', 'forge'], signal, heard }: Course = {}): Promise<Judged> {
    said = [];
    return runMutation({
      root,
      home,
      contracts: ['Guardian'],
      properties: properties.filter(({ contract }) => contract === 'Guardian'),
      engines: engines.filter(({ id }) => ids.includes(id)),
      bin: locateAll(neededNames(engines), { home, env: process.env }),
      sample: 2,
      full: false,
      mostProofs: 1,
      limits: {},
      cores: 1,
      resume: true,
      signal: signal ?? new AbortController().signal,
      say: (text) => {
        said.push(text);
        heard?.(text);
      },
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

  it('are not asked again what was quick and settled nothing, after a run that was stopped among proofs', async () => {
    // Rules alone settle nothing here.
    const ids = ['static'];
    const quick = (): number => readFileSync(join(mutationFolder(root), 'quick.ndjson'), 'utf8').split('\n').length - 1;
    rmSync(join(mutationFolder(root), 'judgements.ndjson'), { force: true });
    const stop = new AbortController();
    const heard = (text: string): void => {
      if (text.endsWith('are left for proofs')) stop.abort();
    };
    await assert.rejects(judged({ ids, signal: stop.signal, heard }), /interrupted with 0 of 2/u);
    assert.equal(quick(), 2);
    const { judgements } = await judged({ ids });
    assert.ok(said.includes('2 mutants are left for proofs'));
    assert.equal(quick(), 2);
    assert.deepEqual(
      judgements.map(({ fate, asked }) => [fate, asked.length > 0]),
      [
        ['undecided', true],
        ['undecided', true],
      ],
    );
  });
});
