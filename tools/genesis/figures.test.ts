import { strict as assert } from 'node:assert';
import { figuresOf } from './figures.ts';
import type { Measured } from './measure.ts';

/** What the whitepaper says of its balanced genesis, as one consistent set. */
const said: Measured = {
  riseSupply: 425e6,
  riseLocked: 212.5e6,
  alpha: 0.5,
  riseInventory: 208.25e6,
  risePool: { ether: 2125, tokens: 4.25e6 },
  flatPool: { ether: 1000, tokens: 2e6 },
  savePool: { ether: 1000, tokens: 2e6 },
  saveSupply: 212.5e6,
  reservesEther: 4000,
  defenseEther: 875,
  flatSupply: 21e12,
  flatDistributed: 2e6,
  backingEther: 1000,
  etherUsd: 2000,
  flatUsd: 1,
  riseUsd: 1,
  navUsd: 1,
  leftBehind: 0,
};

const standing = (scenario: 'balanced' | 'deep', measured: Measured, what: string) => {
  const found = figuresOf(scenario, measured).find((figure) => figure.what === what);
  assert.ok(found, what);
  return found.standing;
};

describe('the figures of a genesis', () => {
  it('are met where they are what the whitepaper says, and contradictory where it says two things', () => {
    assert.equal(standing('balanced', said, 'Treasury ÷ distributed FLAT'), 'met');
    assert.equal(standing('balanced', said, 'Circulating RISE at market'), 'met');
    assert.equal(standing('balanced', said, 'α'), 'contradictory');
    assert.equal(standing('balanced', said, 'C = T ÷ S'), 'contradictory');
  });

  it('are off where they are neither', () => {
    const poor = { ...said, reservesEther: 3900 };
    assert.equal(standing('balanced', poor, 'Ether reserves of the treasury'), 'off');
    assert.equal(standing('balanced', { ...said, leftBehind: 1 }, 'Left with the deployer'), 'off');
  });

  it('are off, not contradictory, where they are not what the contradiction leads to either', () => {
    assert.equal(standing('balanced', { ...said, riseUsd: 2 }, 'RISE price'), 'off');
    assert.equal(standing('balanced', { ...said, alpha: 0.7 }, 'α'), 'off');
    assert.equal(standing('deep', { ...said, riseInventory: 5 }, 'RISE inventory of the treasury'), 'off');
    assert.equal(standing('deep', { ...said, backingEther: 1 }, 'Backing of FLAT'), 'off');
  });

  it('have no standing where the whitepaper gives none', () => {
    assert.equal(standing('deep', said, 'Ether of NAV defense'), null);
  });
});
