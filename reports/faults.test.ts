import assert from 'node:assert/strict';
import { flat } from './__fixtures__/flat.ts';
import { isCaught, toothlessOf } from './faults.ts';

const { ledger, faults = [] } = flat();
const ids = ['FLAT-SEQ-002', 'RISE-STATE-001', 'RISE-STATE-002', 'VAULT-TRANS-001', 'VAULT-VAR-004'];

describe('faults', () => {
  it('tells apart a missed fault, a fault not run and no fault', () => {
    assert.deepEqual(toothlessOf(ids, faults, ledger.faults), [
      { property: 'FLAT-SEQ-002', reason: 'not-caught', faults: ['F-004'] },
      { property: 'RISE-STATE-002', reason: 'no-fault', faults: [] },
      { property: 'VAULT-VAR-004', reason: 'not-run', faults: ['F-005'] },
    ]);
  });

  it('does not count a fault that was caught and not confirmed', () => {
    const unconfirmed = ledger.faults.map((one) => ({ ...one, confirmed: false }));
    assert.ok(unconfirmed.every((one) => !isCaught(one)));
    assert.equal(toothlessOf(ids, faults, unconfirmed).length, 5);
  });
});
