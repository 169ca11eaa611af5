import assert from 'node:assert/strict';
import { Witness } from '../schema.ts';
import { compileFixture, pick } from './__fixtures__/compile.ts';
import type { Artifact } from './artifact.ts';
import { replayModel } from './replay.ts';

let artifacts: Record<string, Artifact>;
function prepare(this: Mocha.Context): void {
  this.timeout(60_000);
  artifacts = compileFixture('Traces.sol');
}
const COUNTER = '0x5615deb798bb3e4dfa0139dfa1b3d433cc23b72f';
const HARNESS = '0x7fa9385be102ac3eac297483dd6233d62b3e1496';

function replay(functionName: string, more: { names?: Record<string, string> } = {}) {
  const named = Object.entries(artifacts).map(([name, artifact]) => ({ name, artifact }));
  return replayModel({
    artifact: pick(artifacts, 'Traces'),
    contract: 'Traces',
    functionName,
    model: {},
    artifacts: named,
    ...more,
  });
}

describe('the witness of a replay', () => {
  before(prepare);

  it('holds the calls that reach contracts and stand, not reads, nor what was undone', async () => {
    const outcome = await replay('check_calls');
    assert.equal(outcome.result, 'confirmed');
    const { calls } = Witness.parse(outcome.witness);
    assert.deepEqual(
      calls.map(({ from, to, target, value, timestamp, reverted }) => ({
        from,
        to,
        target,
        value,
        timestamp,
        reverted,
      })),
      [
        {
          from: `0x${'a'.padStart(40, '0')}`,
          to: COUNTER,
          target: 'Counter',
          value: '1',
          timestamp: '1',
          reverted: false,
        },
        { from: HARNESS, to: COUNTER, target: 'Counter', value: '0', timestamp: '1', reverted: true },
        {
          from: `0x${'b'.padStart(40, '0')}`,
          to: COUNTER,
          target: 'Counter',
          value: '0',
          timestamp: '50',
          reverted: false,
        },
        { from: HARNESS, to: COUNTER, target: 'Counter', value: '0', timestamp: '50', reverted: false },
      ],
    );
  });
  it('holds balances, which outlive reverts as in forge, and no storage of the harness', async () => {
    const { witness, notes } = await replay('check_calls');
    assert.deepEqual(witness.state, [
      { set: 'balance', address: `0x${'a'.padStart(40, '0')}`, value: '5' },
      { set: 'balance', address: `0x${'c'.padStart(40, '0')}`, value: '9' },
    ]);
    assert.equal(witness.origin, 'genesis');
    assert.deepEqual(notes, []);
  });
  it('comes with notes of what it cannot show', async () => {
    const { witness, notes } = await replay('check_notes');
    assert.deepEqual([...notes].sort(), [
      'a callee under the control of the harness takes part, which the calls alone do not reproduce',
      'storage is also set between the calls; the state shows it as if set before them',
      'the harness creates a contract while it runs, which the calls do not show',
    ]);
    assert.equal(witness.origin, 'state');
    assert.equal(witness.calls.length, 1);
  });
  it('takes given names before recognised ones', async () => {
    const { witness } = await replay('check_calls', {
      names: { '0x5615dEB798BB3E4dFa0139dFa1b3D433Cc23b72f': 'The counter' },
    });
    assert.equal(witness.calls[0]?.target, 'The counter');
  });
});
