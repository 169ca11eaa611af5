/** An engine whose violations are often none has not answered before a replay agrees with it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../engines/types.ts';
import { Verdict } from '../schema.ts';
import { bin, fake, holds, limits, obligation, violated } from './fake-engine.ts';
import type { RunOptions } from './options.ts';
import { runObligations } from './run.ts';

type Replay = RunOptions['replay'];

const told: NonNullable<Replay> = async () => ({
  witness: { origin: 'genesis', model: {}, state: [], calls: [] },
  replay: { result: 'confirmed', detail: 'it fails', test: null },
});
const denied: NonNullable<Replay> = async () => ({
  witness: { origin: 'genesis', model: {}, state: [], calls: [] },
  replay: { result: 'mismatch', detail: 'it returns', test: null },
});
const broken: NonNullable<Replay> = async () => {
  throw new Error('no artifact');
};

describe('an alarm that is often false', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-alarm-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function ask(replay: Replay, alarms: Pick<Engine, 'alarms'>): Promise<Verdict> {
    const engine = fake(() => [holds('A', violated)], undefined, alarms);
    const more = replay === undefined ? {} : { replay };
    const options = { engines: [engine], obligations: [obligation('A')], limits, root: folder, runFolder: folder, bin };
    const { verdicts } = await runObligations({ ...options, cores: 1, ...more });
    return Verdict.parse(verdicts[0]);
  }

  it('is a violation when a replay confirms it', async () => {
    const { claim, replay, effort } = await ask(told, { alarms: 'often-false' });
    assert.deepEqual([claim, replay?.result, effort], ['violated', 'confirmed', { paths: 2 }]);
  });

  it('is no answer when none does, or none could be made, and says that there was an alarm', async () => {
    for (const replay of [denied, broken, undefined]) {
      const { claim, cause, witness, effort } = await ask(replay, { alarms: 'often-false' });
      assert.deepEqual([claim, cause?.code, witness, effort], ['unknown', 'stuck', null, { paths: 2 }]);
      assert.match(cause?.detail ?? '', /^it says violated/u);
    }
  });

  it('stays a counterexample that waits to be explained where the engine is believed', async () => {
    const { claim, replay } = await ask(denied, {});
    assert.deepEqual([claim, replay?.result], ['violated', 'mismatch']);
  });
});
