import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Obligation } from '../../harness/schema.ts';
import type { Engine } from '../engines/types.ts';
import { Journal } from '../ledger/journal.ts';
import { Verdict } from '../schema.ts';
import type { RunEvent } from './events.ts';
import { allHold, bin, fake, holds, limits, obligation, type Parse, violated } from './fake-engine.ts';
import type { RunOptions } from './options.ts';
import { runObligations } from './run.ts';
import type { Replayed } from './verdict.ts';

describe('run', function () {
  this.timeout(30_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-run-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function run(engine: Engine, obligations: readonly Obligation[], options: Partial<RunOptions> = {}) {
    return runObligations({
      engines: [engine],
      obligations,
      limits,
      root: folder,
      runFolder: folder,
      bin,
      cores: 2,
      ...options,
    });
  }

  /** Claim, strength and cause of each, and that every verdict fits its schema. */
  async function answers(
    engine: Engine,
    obligations: readonly Obligation[],
    options: Partial<RunOptions> = {},
  ): Promise<string[]> {
    const { verdicts } = await run(engine, obligations, options);
    assert.deepEqual(
      verdicts.map((one) => one.obligation),
      obligations.map((one) => one.id),
    );
    for (const one of verdicts) Verdict.parse(one);
    return verdicts.map((one) => [one.claim, one.strength ?? one.cause?.code ?? ''].join(' ').trim());
  }

  it('makes a verdict of an answer, with how it was got', async () => {
    const { verdicts, engines } = await run(fake(allHold), [obligation('A')]);
    const [verdict] = verdicts;
    assert.deepEqual([verdict?.claim, verdict?.strength, verdict?.effort], ['holds', 'proved', { paths: 2 }]);
    assert.deepEqual(
      [verdict?.run.version, verdict?.run.command, verdict?.run.exitCode, verdict?.run.seed],
      [process.versions.node, 'node -e …', 0, null],
    );
    assert.ok(existsSync(join(folder, verdict?.run.log ?? 'none')));
    assert.deepEqual([engines[0]?.available, engines[0]?.version], [true, process.versions.node]);
  });

  it('gives every obligation of a missing engine a verdict that says how to mend it', async () => {
    const missing = fake(allHold, undefined, { needs: [{ name: 'halmos', mend: 'npm start' }] });
    const { verdicts, engines } = await run(missing, [obligation('A'), obligation('B', { engine: 'nobody' })]);
    assert.deepEqual(
      verdicts.map((one) => [one.claim, one.cause?.code]),
      [
        ['not-run', 'tool-missing'],
        ['not-run', 'tool-missing'],
      ],
    );
    assert.match(verdicts[0]?.cause?.detail ?? '', /halmos not found.*npm start/u);
    assert.deepEqual([engines[0]?.available, engines[0]?.note], [false, 'npm start']);
    const mute = fake(allHold, undefined, {
      version: { bin: 'node', args: ['-e', '0'], pattern: /v(\d+)/u, supported: '' },
    });
    assert.deepEqual(await answers(mute, [obligation('A')]), ['not-run tool-error']);
  });

  it('loses nothing to an adapter that groups wrongly', async () => {
    const losing = fake(allHold, undefined, { group: (all) => [all.slice(0, 1), all.slice(0, 1), [obligation('Z')]] });
    assert.deepEqual(await answers(losing, [obligation('A'), obligation('B')]), ['holds proved', 'unknown missing']);
    const throwing = fake(allHold, undefined, {
      group: () => {
        throw new Error('no');
      },
    });
    assert.deepEqual(await answers(throwing, [obligation('A')]), ['unknown missing']);
    await assert.rejects(run(fake(allHold), [obligation('A'), obligation('A')]), { code: 'ASY-RUN-02' });
  });

  it('replays what is violated, and keeps it when the replay breaks', async () => {
    const engine = fake(() => [holds('A', violated)]);
    const confirmed = {
      witness: { origin: 'state' as const, model: { x: '1' }, state: [], calls: [] },
      replay: { result: 'confirmed' as const, detail: '', test: null },
    };
    const good = await run(engine, [obligation('A')], { replay: async () => confirmed });
    assert.deepEqual(
      [good.verdicts[0]?.claim, good.verdicts[0]?.replay, good.verdicts[0]?.witness],
      ['violated', confirmed.replay, confirmed.witness],
    );
    const bad = await run(engine, [obligation('A')], { replay: () => Promise.reject(new Error('no artifact')) });
    assert.deepEqual([bad.verdicts[0]?.claim, bad.verdicts[0]?.replay?.result], ['violated', 'skipped']);
  });

  it('reuses answers under the same key, runs the rest, and writes each at once', async () => {
    const path = join(folder, 'journal.ndjson');
    const seen: string[][] = [];
    const parse: Parse = (_run, asked) => {
      seen.push(asked.map((one) => one.id));
      return asked.map((one) =>
        one.id === 'B'
          ? holds('B', { claim: 'unknown', strength: null, cause: { code: 'stuck', detail: '' } })
          : holds(one.id),
      );
    };
    const both = [obligation('A'), obligation('B')];
    for (const expected of [0, 1]) {
      const journal = Journal.open(path);
      const { reused } = await run(fake(parse), both, { journal, keyOf: (one, version) => `${one.id} ${version}` });
      journal.close();
      assert.equal(reused, expected);
    }
    const journal = Journal.open(path);
    await run(fake(parse), [obligation('A', { rev: 2 })], { journal, keyOf: (one, version) => `${one.id} ${version}` });
    await run(fake(parse), [obligation('A')], { journal, keyOf: () => 'other' });
    await run(fake(parse), [obligation('A')], { journal, keyOf: () => 'other', resume: false });
    journal.close();
    assert.deepEqual(seen, [['A', 'B'], ['B'], ['A'], ['A'], ['A']]);
  });

  it('does not reuse a violation of which the replay could not be made', async () => {
    const journal = Journal.open(join(folder, 'journal.ndjson'));
    const engine = fake((_run, asked) => asked.map((one) => holds(one.id, violated)));
    const options = { journal, keyOf: () => 'key' };
    const replays: (() => Promise<Replayed>)[] = [
      () => Promise.reject(new Error('too many open files')),
      () => Promise.resolve({ witness: null, replay: { result: 'confirmed', detail: '', test: null } }),
      () => Promise.reject(new Error('not asked')),
    ];
    const results: unknown[] = [];
    for (const replay of replays) {
      const { verdicts, reused } = await run(engine, [obligation('A')], { ...options, replay });
      results.push([verdicts[0]?.replay?.result, reused]);
    }
    journal.close();
    assert.deepEqual(results, [
      ['skipped', 0],
      ['confirmed', 0],
      ['confirmed', 1],
    ]);
  });

  it('ends what runs and does not start the rest when interrupted', async () => {
    const controller = new AbortController();
    const each = fake(allHold, 'setInterval(() => {}, 1000)', { group: (all) => all.map((one) => [one]) });
    const events: RunEvent[] = [];
    const onEvent = (event: RunEvent): void => {
      events.push(event);
      if (event.type === 'job-started') setTimeout(() => controller.abort(), 100);
    };
    assert.deepEqual(
      await answers(
        each,
        ['A', 'B', 'C'].map((id) => obligation(id)),
        { cores: 1, signal: controller.signal, onEvent },
      ),
      ['unknown interrupted', 'not-run interrupted', 'not-run interrupted'],
    );
    assert.deepEqual(events.at(-1), { type: 'ended', interrupted: true });
  });

  it('starts what was never measured first, and then the longest, and says beforehand what each is known to take', async () => {
    const order: string[] = [];
    let planned: readonly (number | null)[] = [];
    const each = fake(allHold, undefined, { group: (all) => all.map((one) => [one]) });
    const seconds = new Map([
      ['short', 1],
      ['long', 9],
    ]);
    const measured = (id: string) => {
      const found = seconds.get(id);
      return found === undefined ? null : { seconds: found, answered: true, peakMb: null };
    };
    const journal = { find: () => null, append: () => {}, measured };
    const onEvent = (event: RunEvent): void => {
      if (event.type === 'planned') planned = event.expectedSeconds;
      if (event.type === 'job-started') order.push(event.label);
    };
    await run(
      each,
      ['short', 'new', 'long'].map((id) => obligation(id)),
      { cores: 1, journal, onEvent },
    );
    assert.deepEqual(order, ['new', 'long', 'short']);
    assert.deepEqual(planned, [1, null, 9]);
  });
});
