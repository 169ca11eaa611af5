import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { engines } from '../engines/registry.ts';
import { obligation } from '../run/fake-engine.ts';
import { phasesOf, together } from './phases.ts';
import { readManifest } from './replayed.ts';

const all = readManifest(resolve(import.meta.dirname, '..', '..')).obligations;
const namesOf = (asked: typeof all): string[] =>
  phasesOf(engines, asked).map(({ engines: some }) =>
    some
      .map(({ id }) => id)
      .sort()
      .join(' '),
  );

describe('phases', () => {
  it('ask each engine once, those that sample last', () => {
    const phases = phasesOf(engines, all);
    assert.deepEqual(
      phases.flatMap((phase) => phase.engines.map(({ id }) => id)).sort(),
      engines.map(({ id }) => id).sort(),
    );
    const last = phases.at(-1);
    assert.equal(last?.isLast, true);
    for (const id of ['forge', 'echidna', 'slither', 'certora'])
      assert.ok(
        last?.engines.some((one) => one.id === id),
        id,
      );
    assert.ok(phases[0]?.engines.every(({ id }) => ['smt', 'static'].includes(id)));
  });

  it('ask what has no harness first, unless it reads what is not compiled yet', () => {
    const guard = all.filter(({ property }) => property.startsWith('GUARD-'));
    const [first = ''] = namesOf(guard);
    assert.equal(first, 'static');
    const other = obligation('X', {
      engine: 'static',
      entry: { in: 'bytecode', contract: 'contracts/other/X.sol:X', rule: null },
    });
    assert.ok(!(namesOf([...guard, other])[0] ?? '').includes('static'));
  });

  it('sum up to one run', () => {
    const none = {
      verdicts: [],
      engines: [],
      reused: 1,
      recorded: 1,
      taken: 2,
      remembered: 3,
      jobs: 4,
      interrupted: false,
    };
    const sum = together([none, { ...none, interrupted: true }]);
    assert.deepEqual(sum, {
      verdicts: [],
      engines: [],
      reused: 2,
      recorded: 2,
      taken: 4,
      remembered: 6,
      jobs: 8,
      interrupted: true,
    });
  });
});
