/** What is made of a search: standing, bounds, words. */
import { strict as assert } from 'node:assert';
import { measureOf } from './economics.ts';
import type { Family } from './families/family.ts';
import { families } from './families.ts';
import { amount, lent, push } from './parameters.ts';
import type { Search } from './search.ts';
import type { Taken } from './stage.ts';
import { beyondText, cells, economicsText, etherText, head } from './words.ts';

const facts = { treasuryCap: 80, defenseCap: 43.75, saveOverNav: 0.8, waiting: 10 };
const ether = (x: number): bigint => BigInt(Math.round(x * 1e9)) * 10n ** 9n;

function family(over: Partial<Family> = {}): Family {
  const [some] = families;
  assert.ok(some);
  return { ...some, parameters: [], bound: () => 1, ...over };
}

function found(profit: number, bounty = 0, spent = 10): Search<Taken> {
  const result = { profit: ether(profit), bounty: ether(bounty), spent: ether(spent) };
  return { best: { at: [], result }, evaluations: 70, refused: 3 };
}

const worth = ({ profit, bounty }: Taken): bigint => profit - bounty;
const measure = (search: Search<Taken>, over: Partial<Family> = {}, open = 0n) =>
  measureOf('balanced', family(over), facts, search, worth, open);

describe('a measure', () => {
  it('is within its bound up to the bound, and beyond it above', () => {
    assert.equal(measure(found(1)).standing, 'within');
    assert.equal(measure(found(1.000000001)).standing, 'beyond');
    assert.equal(measure(found(-1), { bound: () => 0 }).standing, 'within');
  });

  it('says what was taken without the bounty, with it, and per ether spent', () => {
    const { taken, withBounty, bps } = measure(found(0.5, 0.1));
    assert.deepEqual([taken, withBounty, bps], [0.4, 0.5, 400]);
  });

  it('does not count what is open to anyone without the call', () => {
    assert.equal(measure(found(3), {}, ether(2)).withBounty, 1);
  });

  it('has no ratio where nothing was spent, and no figure where everything was refused', () => {
    assert.equal(measure(found(1, 0, 0)).bps, null);
    const none = measure({ best: null, evaluations: 25, refused: 25 });
    assert.deepEqual([none.taken, none.standing, none.optimum], [null, 'impossible', '']);
  });

  it('reads its bound from the state and from what was spent', () => {
    assert.equal(measure(found(1), { bound: ({ waiting }, spent) => waiting + spent }).bound, 20);
  });
});

describe('the families', () => {
  it('have names of their own, and at least 60 first attempts each', () => {
    assert.equal(new Set(families.map(({ id }) => id)).size, families.length);
    for (const { id, parameters } of families) {
      const attempts = parameters.reduce((product, { is }) => product * is.grid.length, 1);
      assert.ok(attempts >= 60, `${id}: ${attempts}`);
    }
  });

  it('state a bound for every state', () => {
    for (const { id, bound } of families) assert.ok(bound(facts, 10) >= 0, id);
  });
});

describe('a parameter', () => {
  it('is logarithmic, either way, and exactly nothing in the middle', () => {
    const { value, say } = push('RISE', 0.001, 1, 5);
    assert.equal(value(0), 10n ** 18n);
    assert.ok(value(1) > 27n * 10n ** 17n && value(-1) < 37n * 10n ** 16n);
    assert.deepEqual([say(0), say(1)], ['RISE not pushed', 'RISE pushed +172 %']);
    assert.equal(lent(3).value(0), 0n);
    assert.equal(amount(1, 100, 3).value(0.5), 10n ** 19n);
  });
});

describe('the table', () => {
  it('has a cell for every title', () => {
    assert.equal(cells(measure(found(1))).length, head.length);
  });

  it('shows a loss as nothing taken', () => {
    const row = cells(measure(found(-0.25)));
    assert.equal(row[head.indexOf('Most taken, ETH')], '0 (costs 0.2500)');
    assert.equal(row[head.indexOf('bps of spend')], '');
  });

  it('says loudly what is beyond, and that it was only sampled', () => {
    const text = economicsText([measure(found(1)), measure(found(2))]);
    assert.match(text, /Sampled, never proved/u);
    assert.equal(text.split('beyond the stated bound').length, 2);
    assert.match(beyondText(measure(found(2))), /2\.00 ETH can be taken, 2000 bps/u);
  });

  it('keeps small amounts apart from nothing', () => {
    assert.deepEqual([etherText(0), etherText(0.00001), etherText(-3)], ['0', '1.0e-5', '−3.00']);
  });
});
