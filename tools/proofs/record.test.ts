/** From a run to lines, and from lines to a run in another folder: with an engine of the tests, and the real core. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';
import { Journal } from '../ledger/journal.ts';
import { bin, fake, holds, limits, obligation, type Parse, violated } from '../run/fake-engine.ts';
import { keyOfParts, partsOf } from '../run/keyer.ts';
import type { RunOptions } from '../run/options.ts';
import { runObligations } from '../run/run.ts';
import type { Verdict } from '../schema.ts';
import { affected } from './affected.ts';
import { differencesOf } from './again.ts';
import { askedOf, keyed } from './keys.ts';
import { recorded } from './record.ts';
import { type Proof, proofsText, readProofs } from './schema.ts';
import { type Standing, standings } from './standing.ts';
import { takenFrom } from './taken.ts';

const replay: NonNullable<RunOptions['replay']> = async () => ({
  witness: { origin: 'genesis', model: { x: '1' }, state: [], calls: [] },
  replay: { result: 'confirmed', detail: '', test: null },
});

const from = 'assay.proofs of commit 0123456789ab';

describe('recorded proofs', function () {
  this.timeout(60_000);
  let folders: string[] = [];
  let ran: string[] = [];
  beforeEach(() => {
    [folders, ran] = [[], []];
  });
  afterEach(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  const all = [
    obligation('A', { entry: { in: 'smt', file: 'specs/a.smt2' } }),
    obligation('A+twin', { role: 'twin', of: ['A'], entry: { in: 'smt', file: 'specs/a.twin.smt2' } }),
    obligation('B', { entry: { in: 'smt', file: 'specs/b.smt2' } }),
  ];

  /** A project of three scripts, wherever it lies. */
  function project(): string {
    const root = mkdtempSync(join(tmpdir(), 'assay-proofs-'));
    folders.push(root);
    mkdirSync(join(root, 'specs'));
    for (const name of ['a', 'a.twin', 'b']) writeFileSync(join(root, 'specs', `${name}.smt2`), `; ${name}\n`);
    return root;
  }

  const answers: Parse = (_run, asked) => {
    ran.push(...asked.map(({ id }) => id));
    return asked.map(({ id, role }) => holds(id, role === 'twin' ? violated : {}));
  };

  function setting(root: string, parse: Parse = answers) {
    const engine = fake(parse, undefined, { group: (asked) => asked.map((one) => [one]) });
    const parts = partsOf(root, new Map([['fake', 'adapter']]));
    const run = (obligations: readonly Obligation[], options: Partial<RunOptions> = {}) =>
      runObligations({
        engines: [engine],
        obligations,
        limits,
        root,
        runFolder: join(root, 'run'),
        bin,
        replay,
        ...options,
      });
    const asked = (obligations: readonly Obligation[]) => {
      const versions = new Map([['fake', process.versions.node]]);
      return askedOf({ engines: [engine], versions, obligations, limits }).flatMap((one) => keyed(parts)(one) ?? []);
    };
    const take = (proofs: ReadonlyMap<string, Proof>) => takenFrom({ proofs, partsOf: parts, engines: [engine], from });
    return { engine, parts, run, asked, take };
  }

  async function record(
    root: string,
    obligations = all,
    before: ReadonlyMap<string, Proof> = new Map(),
    parse?: Parse,
  ) {
    const { run, asked } = setting(root, parse);
    const { verdicts } = await run(obligations);
    const known = new Set(obligations.map(({ id }) => id));
    return recorded({ before, known, asked: asked(obligations), verdicts });
  }

  const idsOf = (found: ReadonlyMap<string, Standing>, is: Standing['is']): string[] =>
    [...found].flatMap(([id, one]) => (one.is === is ? [id] : []));

  it('have the same bytes in two folders, and stand in either', async () => {
    const [here, there] = [project(), project()];
    const [one, other] = [await record(here), await record(there)];
    assert.equal(proofsText(one.values()), proofsText(other.values()));
    assert.deepEqual(idsOf(standings(one, all, setting(there).asked(all)), 'stands'), ['A', 'A+twin', 'B']);
  });

  it('are taken over where nothing changed, said to be so, and kept in no journal', async () => {
    const lines = await record(project());
    const root = project();
    ran = [];
    const { run, take, parts } = setting(root);
    const journal = Journal.open(join(root, 'journal.ndjson'));
    const options = { recorded: take(lines), journal, keyOf: keyOfParts(parts) };
    const outcome = await run(all, options);
    assert.deepEqual([ran, outcome.recorded, outcome.reused, outcome.jobs], [[], 3, 3, 0]);
    for (const { run, seconds } of outcome.verdicts.map((one) => ({ ...one, ...one.run }))) {
      assert.equal(run.from, from);
      assert.equal(seconds, 0);
    }
    const [claim, twin] = outcome.verdicts;
    assert.deepEqual([claim?.claim, claim?.strength, claim?.witness], ['holds', 'proved', null]);
    assert.deepEqual([twin?.claim, twin?.replay?.result, twin?.witness], ['violated', 'skipped', null]);
    // Whoever does not ask for the record does not get it.
    await run(all, { journal, keyOf: keyOfParts(parts) });
    journal.close();
    assert.deepEqual(ran.toSorted(), ['A', 'A+twin', 'B']);
  });

  it('are asked again after an edit, exactly those that it touches', async () => {
    const root = project();
    const lines = await record(root);
    writeFileSync(join(root, 'specs', 'a.twin.smt2'), '; edited\n');
    ran = [];
    const { run, take, asked } = setting(root);
    const { verdicts } = await run(all, { recorded: take(lines) });
    assert.deepEqual(ran, ['A+twin']);
    assert.deepEqual(
      verdicts.map((one) => one.run.from !== undefined),
      [true, false, true],
    );
    const found = standings(lines, all, asked(all));
    assert.deepEqual(found.get('A+twin')?.is === 'obsolete' && found.get('A+twin'), {
      is: 'obsolete',
      past: lines.get('A+twin'),
      changed: ['harness'],
    });
    const told = affected('c'.repeat(40), 'committed ledger', found, all, new Set(lines.keys()));
    assert.deepEqual(
      told.touched.map(({ obligation: id, how, changed }) => [id, how, changed]),
      [['A+twin', 'changed', ['harness']]],
    );
    assert.equal(told.untouched, 2);
  });

  const edits: Readonly<Record<string, (one: Obligation) => Obligation>> = {
    'another revision': (one) => ({ ...one, rev: 2 }),
    'another bound': (one) => ({ ...one, bounds: ['x'] }),
    'another ceiling': (one) => ({ ...one, ceiling: 'sampled' }),
    'another role': (one) => ({ ...one, role: 'canary', of: ['A'] }),
    'another property': (one) => ({ ...one, property: 'BOX-TRANS-002' }),
  };
  for (const [name, edit] of Object.entries(edits))
    it(`do not stand for ${name}`, async () => {
      const root = project();
      const lines = await record(root);
      const changed = all.map((one) => (one.id === 'B' ? edit(one) : one));
      const { asked, take } = setting(root);
      assert.deepEqual(idsOf(standings(lines, changed, asked(changed)), 'obsolete'), ['B']);
      assert.ok(!take(lines)(asked(changed)).has('B'));
    });

  it('do not stand for other limits, versions and adapters', async () => {
    const root = project();
    const lines = await record(root);
    const { engine, parts } = setting(root);
    const standing = (changes: { version?: string; adapter?: string; seconds?: number }) => {
      const { version = process.versions.node, adapter = 'adapter', seconds = limits.seconds } = changes;
      const asked = askedOf({
        ...{
          engines: [engine],
          versions: new Map([['fake', version]]),
          obligations: all,
          limits: { ...limits, seconds },
        },
      });
      const named = keyed((...of) => ({ ...parts(...of), adapter }));
      return [
        ...standings(
          lines,
          all,
          asked.flatMap((one) => named(one) ?? []),
        ).values(),
      ].map((one) => (one.is === 'obsolete' ? one.changed.join() : one.is));
    };
    assert.deepEqual(standing({}), ['stands', 'stands', 'stands']);
    assert.deepEqual(standing({ version: '0.1' }), ['tools', 'tools', 'tools']);
    assert.deepEqual(standing({ adapter: 'x' }), ['tools', 'tools', 'tools']);
    assert.deepEqual(standing({ seconds: 1 }), ['limits', 'limits', 'limits']);
  });

  it('are missing, gone or untold where one side has nothing to compare', async () => {
    const root = project();
    const lines = await record(root, all.slice(0, 2));
    const { asked } = setting(root);
    const now = all.slice(1);
    const found = standings(
      lines,
      now,
      asked(now).filter(({ obligation: { id } }) => id !== 'A+twin'),
    );
    assert.deepEqual(
      [...found].map(([id, { is }]) => [id, is]),
      [
        ['A', 'gone'],
        ['A+twin', 'untold'],
        ['B', 'missing'],
      ],
    );
    const how = (by: 'compilation' | 'committed ledger', known: readonly string[]) =>
      affected('c', by, found, now, new Set(known)).touched.map((one) => `${one.obligation} ${one.how}`);
    assert.deepEqual(how('committed ledger', ['A', 'A+twin']), ['A gone', 'A+twin unknown', 'B unknown']);
    assert.deepEqual(how('compilation', ['A', 'A+twin', 'C/fake+twin']), [
      'A gone',
      'A+twin unknown',
      'B new',
      'C/fake+twin gone',
    ]);
    assert.deepEqual(how('compilation', ['A', 'A+twin', 'B']), ['A gone', 'A+twin unknown', 'B unknown']);
  });

  it('of a violated claim are recorded and never taken over, and an unconfirmed violation is not recorded', async () => {
    const root = project();
    const refuting: Parse = (_run, asked) => asked.map(({ id }) => holds(id, violated));
    const lines = await record(root, all, new Map(), refuting);
    assert.deepEqual(
      [...lines.values()].map(({ claim }) => claim),
      ['violated', 'violated', 'violated'],
    );
    const { take, asked } = setting(root);
    assert.deepEqual([...take(lines)(asked(all)).keys()], ['A+twin']);
    const { run } = setting(root, refuting);
    const { verdicts } = await run(all, { replay: undefined });
    const known = new Set(all.map(({ id }) => id));
    assert.equal(recorded({ before: new Map(), known, asked: asked(all), verdicts }).size, 0);
  });

  it('keep a line where there was no answer, drop it where nobody asks, and learn nothing from elsewhere', async () => {
    const root = project();
    const before = await record(root);
    const silent: Parse = (_run, asked) =>
      asked.map(({ id }) => holds(id, { claim: 'unknown', strength: null, cause: { code: 'timeout', detail: '' } }));
    const after = await record(root, all.slice(0, 2), before, silent);
    assert.equal(proofsText(after.values()), proofsText([...before.values()].slice(0, 2)));
    const { asked, take, run } = setting(root);
    const { verdicts } = await run(all, { recorded: take(before) });
    const known = new Set(all.map(({ id }) => id));
    assert.equal(recorded({ before: new Map(), known, asked: asked(all), verdicts }).size, 0);
    const kept = recorded({ before, known, asked: asked(all), verdicts });
    assert.equal(proofsText(kept.values()), proofsText(before.values()));
  });

  it('that somebody wrote by hand are believed for no other question than the one of their key', async () => {
    const root = project();
    const text = proofsText((await record(root)).values());
    const { take, asked } = setting(root);
    const forged = (edit: (text: string) => string) => take(readProofs(edit(text), 'x'))(asked(all));
    const [a, b] = text
      .split('\n')
      .slice(1)
      .map((line) => /"key":"(\w+)"/u.exec(line)?.[1] ?? '') as [string, string];
    assert.deepEqual([...forged((all) => all.replace(a, b)).keys()], ['A+twin', 'B']);
    const parts = /"parts":\{[^}]*\}/gu;
    assert.equal(
      forged((all) => all.replace(parts, (one) => one.replace(/"[0-9a-f]{16}"/gu, `"${'0'.repeat(16)}"`))).size,
      3,
    );
    assert.deepEqual([...forged((all) => all.replaceAll('"engine":"fake"', '"engine":"other"')).keys()], []);
    assert.deepEqual([...forged((all) => all.replace('"role":"twin"', '"role":"canary"')).keys()], ['A', 'B']);
  });

  it('shown again are told from what is said now', async () => {
    const root = project();
    const [line] = (await record(root, all.slice(2))).values();
    assert.ok(line !== undefined);
    const { run } = setting(root);
    const [base] = (await run(all.slice(2))).verdicts;
    assert.ok(base !== undefined);
    const kind = (verdict: Partial<Verdict>, proof: Partial<Proof> = {}) =>
      differencesOf([{ ...line, ...proof }], [{ ...base, ...verdict }])[0]?.kind ?? 'same';
    const cause = { code: 'timeout', detail: '' } as const;
    assert.equal(kind({}), 'same');
    assert.equal(kind({ claim: 'violated', strength: null }), 'contradicted');
    assert.equal(kind({ strength: 'bounded', bounds: ['x'] }), 'weaker');
    assert.equal(kind({}, { strength: 'bounded', bounds: ['x'] }), 'same');
    assert.equal(
      kind({ strength: 'sampled', bounds: ['runs 1'] }, { strength: 'sampled', bounds: ['runs 2'] }),
      'other',
    );
    assert.equal(kind({ claim: 'unknown', strength: null, cause }), 'no-answer');
    assert.equal(kind({ claim: 'not-run', strength: null, cause }), 'not-run');
    assert.equal(kind({}, { claim: 'violated', strength: null }), 'contradicted');
    assert.equal(differencesOf([line], [])[0]?.kind, 'not-run');
    const refuted = { claim: 'violated', strength: null } as const;
    assert.equal(kind({ ...refuted, replay: null }, refuted), 'weaker');
    assert.equal(kind({ ...refuted, replay: { result: 'confirmed', detail: '', test: null } }, refuted), 'same');
  });
});
