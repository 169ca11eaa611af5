import assert from 'node:assert/strict';
import { flat } from '../../../__fixtures__/flat.ts';
import { memory } from '../../../__fixtures__/page.ts';
import { buildReport } from '../../../report.ts';
import { chosen, everything, fields, optionsOf, type Query, readHash, writeHash } from './filter.ts';

const { rows } = memory(buildReport(flat())).index;
const ids = (query: Partial<Query>): readonly string[] => chosen(rows, { ...everything, ...query }).map(({ id }) => id);

describe('the filter of the page', () => {
  it('shows everything by contract and id unless asked otherwise', () => {
    assert.equal(ids({}).length, 16);
    assert.deepEqual(
      ids({}),
      rows.toSorted((a, b) => (`${a.contract} ${a.id}` < `${b.contract} ${b.id}` ? -1 : 1)).map(({ id }) => id),
    );
  });

  it('finds by all words, in any case, also in what an engine said and in other names', () => {
    assert.deepEqual(ids({ text: 'LIQUIDITY position' }), ['OCEAN-TRANS-001']);
    assert.deepEqual(ids({ text: 'liquidity nonsense' }), []);
    assert.deepEqual(ids({ text: 'crytic:erc20-base-001' }), ['RISE-STATE-001']);
    assert.deepEqual(ids({ text: 'certora not run' }), ['OCEAN-TRANS-002']);
  });

  it('filters by each field, and by several at once', () => {
    assert.deepEqual(ids({ by: { standing: 'conflict' } }), ['OCEAN-TRANS-001']);
    assert.deepEqual(ids({ by: { contract: 'Ocean', engine: 'certora' } }), ['OCEAN-TRANS-002']);
    const met = ids({ by: { outcome: 'met' } });
    const open = ids({ by: { outcome: 'not met' } });
    assert.deepEqual([...met, ...open].sort(), [...ids({})].sort());
    assert.ok(open.includes('OCEAN-TRANS-001') && !met.includes('OCEAN-TRANS-001'));
  });

  it('counts every value of a field', () => {
    for (const field of fields) {
      for (const [value, count] of optionsOf(rows, field)) assert.equal(ids({ by: { [field]: value } }).length, count);
    }
    assert.equal(optionsOf(rows, 'standing')[0]?.[0], 'conflict');
  });

  it('sorts the worst verdict first, and turns round', () => {
    assert.equal(ids({ sort: 'verdict' })[0], 'OCEAN-TRANS-001');
    assert.deepEqual(ids({ sort: 'verdict', down: true }), ids({ sort: 'verdict' }).toReversed());
    assert.deepEqual(ids({ sort: 'id' }), [...ids({})].sort());
  });

  it('is written in the address and read from it', () => {
    const query: Query = { text: 'a b&c=d?#', by: { contract: 'O?#/', kind: 'unit' }, sort: 'verdict', down: true };
    for (const target of ['', 'OCEAN-TRANS-001', 'odd ?#&/ id']) {
      assert.deepEqual(readHash(writeHash({ target, query })), { target, query });
      assert.deepEqual(readHash(writeHash({ target, query: everything })).target, target);
    }
    assert.deepEqual(readHash(''), { target: '', query: null });
    assert.deepEqual(readHash('#%E0%A4%A'), { target: '', query: null });
    assert.deepEqual(readHash('#?sort=__proto__&nonsense=1').query, everything);
  });
});
