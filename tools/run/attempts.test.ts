import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Limits } from '../engines/types.ts';
import { Journal } from '../ledger/journal.ts';
import { verdictKey } from '../ledger/key.ts';
import type { Cause } from '../schema.ts';
import { bin, fake, holds, limits, obligation, type Parse } from './fake-engine.ts';
import type { KeyOf } from './keyer.ts';
import type { RunOptions } from './options.ts';
import { runObligations } from './run.ts';

const keyOf: KeyOf = (one, engineVersion, spent) =>
  verdictKey({ obligation: one, harness: 'h', bytecode: 'b', engineVersion, adapter: 'a', limits: spent });

describe('attempts', function () {
  this.timeout(30_000);
  let folder = '';
  let asked: string[][] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-attempts-'));
    asked = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Answers what is called A and runs out at everything else. */
  async function run(
    ids: readonly string[],
    code: Cause['code'],
    changes: Partial<Limits> = {},
    options: Partial<RunOptions> = {},
    mode?: string,
  ) {
    const parse: Parse = (_run, all) => {
      asked.push(all.map(({ id }) => id));
      return all.map(({ id }) =>
        id === 'A' ? holds(id) : holds(id, { claim: 'unknown', strength: null, cause: { code, detail: 'x' } }),
      );
    };
    const more = mode === undefined ? {} : { mode: () => mode, pends: ['idle'] };
    const journal = Journal.open(join(folder, 'journal.ndjson'));
    const outcome = await runObligations({
      engines: [fake(parse, undefined, more)],
      obligations: ids.map((id) => obligation(id)),
      limits: { ...limits, ...changes },
      root: folder,
      runFolder: folder,
      bin,
      journal,
      keyOf,
      ...options,
    });
    journal.close();
    return outcome;
  }

  for (const code of ['timeout', 'memory'] as const)
    it(`of a ${code} are not repeated for as much or less, and are for more`, async () => {
      await run(['B'], code);
      const again = await run(['B'], code);
      assert.deepEqual([again.remembered, again.reused, again.jobs], [1, 0, 0]);
      assert.deepEqual([again.verdicts[0]?.claim, again.verdicts[0]?.cause?.code], ['unknown', code]);
      await run(['B'], code, { seconds: limits.seconds - 1, memoryMb: 100 });
      assert.equal(asked.length, 1);
      await run(['B'], code, { seconds: limits.seconds + 1 });
      await run(['B'], code, { memoryMb: limits.memoryMb + 1 });
      await run(['B'], code, { querySeconds: limits.querySeconds + 1 });
      assert.equal(asked.length, 4);
    });

  it('are repeated when asked, and of other campaigns', async () => {
    await run(['B'], 'timeout');
    await run(['B'], 'timeout', {}, { retry: true });
    await run(['B'], 'timeout', {}, { resume: false });
    await run(['B'], 'timeout', { runs: 2 });
    await run(['B'], 'timeout', { seed: '8' });
    assert.equal(asked.length, 5);
  });

  it('are repeated once with what is left of the job, which then has more for itself', async () => {
    await run(['A', 'B', 'C'], 'timeout');
    await run(['A', 'B', 'C'], 'timeout');
    const third = await run(['A', 'B', 'C'], 'timeout');
    assert.deepEqual(asked, [
      ['A', 'B', 'C'],
      ['B', 'C'],
    ]);
    assert.deepEqual([third.reused, third.remembered, third.jobs], [1, 2, 0]);
  });

  for (const code of ['tool-error', 'stuck', 'missing', 'unparsable', 'pending', 'bound-hit'] as const)
    it(`are none with the cause ${code}: it is asked again`, async () => {
      await run(['B'], code);
      await run(['B'], code);
      assert.equal(asked.length, 2);
    });

  it('are all that there will be where an engine says so of how it works', async () => {
    await run(['B'], 'pending', {}, {}, 'idle');
    assert.equal((await run(['B'], 'pending', {}, {}, 'idle')).remembered, 1);
    await run(['B'], 'pending', {}, {}, 'cloud');
    await run(['B'], 'pending', {}, {}, 'cloud');
    assert.equal(asked.length, 3);
  });
});
