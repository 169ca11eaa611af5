import assert from 'node:assert/strict';
import type { Property } from '../../properties/schema.ts';
import { nearest, selectNames, selectProperties, withLemmas } from './select.ts';

function named(id: string, ...lemmas: string[]): Property {
  return { id, lemmas } as unknown as Property;
}

const all = [
  named('VAULT-TRANS-001', 'RISE-STATE-001'),
  named('VAULT-TRANS-002'),
  named('RISE-STATE-001', 'MATH-DIV-001'),
  named('MATH-DIV-001'),
];
const ids = (found: readonly Property[]): string[] => found.map(({ id }) => id);

describe('selection', () => {
  it('takes names and patterns, in any case', () => {
    assert.deepEqual(ids(selectProperties(all, ['vault-*', 'MATH-DIV-001'])), [
      'VAULT-TRANS-001',
      'VAULT-TRANS-002',
      'MATH-DIV-001',
    ]);
    assert.deepEqual(ids(selectProperties(all, ['*-001'])), ['VAULT-TRANS-001', 'RISE-STATE-001', 'MATH-DIV-001']);
  });

  it('takes a pattern for text and not for a regular expression', () => {
    assert.throws(() => selectProperties(all, ['VAULT.TRANS.001']), { code: 'ASY-CLI-02' });
    assert.throws(() => selectProperties(all, ['(']), { code: 'ASY-CLI-02' });
  });

  it('refuses what matches nothing, and says what is near', () => {
    assert.throws(() => selectProperties(all, ['VAULT-TRANS-001', 'VALT-TRANS-001']), {
      code: 'ASY-CLI-02',
      fix: /^did you mean VAULT-TRANS-001/u,
    });
    assert.deepEqual(nearest('xyz', ids(all)), []);
    assert.throws(() => selectNames('engine', [{ id: 'smt' }], ['z3']), { code: 'ASY-CLI-04' });
  });

  it('follows lemmas to the end', () => {
    assert.deepEqual(ids(withLemmas(all, [all[0] as Property])), ['VAULT-TRANS-001', 'RISE-STATE-001', 'MATH-DIV-001']);
  });
});
