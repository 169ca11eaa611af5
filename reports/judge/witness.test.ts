import assert from 'node:assert/strict';
import { aWitness } from '../__fixtures__/build.ts';
import { stableWitness } from './witness.ts';

const namesOf = (model: Record<string, string>): readonly string[] =>
  Object.keys(stableWitness(aWitness({ model }))?.model ?? {});

describe('names of a counterexample', () => {
  it('are without what Halmos draws anew in every run, in an order of their own', () => {
    const [first, second] = [
      { halmos_a_uint256_ffffffe_01: '1', halmos_a_uint256_0000001_02: '2', p_b_address_4febdee_00: '3' },
      { halmos_a_uint256_0000001_01: '1', halmos_a_uint256_ffffffe_02: '2', p_b_address_7ba3946_00: '3' },
    ];
    assert.deepEqual(namesOf(first), ['halmos_a_uint256_01', 'halmos_a_uint256_02', 'p_b_address_00']);
    assert.deepEqual(stableWitness(aWitness({ model: first })), stableWitness(aWitness({ model: second })));
  });

  it('stay when two would be one', () => {
    const both = { halmos_a_uint256_1111111_01: '1', halmos_a_uint256_2222222_01: '2' };
    assert.deepEqual(namesOf(both), Object.keys(both));
    assert.equal(stableWitness(null), null);
  });
});
