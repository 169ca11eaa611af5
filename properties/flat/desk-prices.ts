/** FLAT’s oracle rule: no bad answer prices a sale, and redemptions go on without one. */
import { property, suite } from '../define.ts';
import type { Property, Step } from '../schema.ts';
import { callbackApart, ethPrice, farOffBounds, flatPrice, payPrice, sane, someEther } from './terms/desk.ts';

const lastPrice = { type: 'uint256', expr: 'flat.lastPrice()' } as const;

const anchoredAtFirst: Property = property({
  id: 'FLAT-STATE-006',
  title: 'Construction records a price of one dollar, last and anchor, and starts the anchor’s period then',
  contract: 'FLAT',
  kind: 'state',
  breaks: 'an anchor of long ago allows any price: the first rogue answer of a feed would be taken',
  source: suite('FLAT: oracle rule'),
  choice: 'Where prices may go from there is FLAT-STATE-004 and FLAT-UNIT-007.',
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'construction',
    world: 'supply',
    claim:
      'both(both(flat.lastPrice() == 1e18, flat.anchorPrice() == 1e18), both(flat.anchorAt() == block.timestamp, block.timestamp != 0))',
    witness: 'flat.anchorAt() != 0',
  },
});

const pricesStayInBounds: Property = property({
  id: 'FLAT-STATE-004',
  title:
    'The last accepted price and its anchor stay between 0.001 and 1,000,000 dollars, and the anchor is never in the future',
  contract: 'FLAT',
  kind: 'state',
  breaks: 'a redemption could be priced at zero, or a product of price and amount overflow and lock the desk',
  source: suite('FLAT: oracle rule'),
  wanted: 'proved',
  lemmas: ['FLAT-REVERT-006'],
  check: {
    form: 'invariant',
    world: 'desk',
    over: ['flat'],
    given: [callbackApart],
    observe: {
      last: { type: 'uint256', expr: 'flat.lastPrice()' },
      anchor: { type: 'uint256', expr: 'flat.anchorPrice()' },
      since: { type: 'uint256', expr: 'flat.anchorAt()' },
    },
    claim:
      'both(both(both(last >= 1e15, last <= 1e24), both(anchor >= 1e15, anchor <= 1e24)), since <= block.timestamp)',
    witness: 'last1 != last0',
  },
});

const acceptingKeepsThePrice: Property = property({
  id: 'FLAT-TRANS-002',
  title: 'Recording a price never changes the price of the next sale or redemption within the block',
  contract: 'FLAT',
  kind: 'transition',
  breaks:
    'when the CPI feeds disagree, one transaction could buy at the price of one and redeem at the higher price of the other',
  source: suite('FLAT: buy-then-redeem'),
  choice:
    'buy, redeem and pegPurchase record as poke does: a redemption records nothing where poke would revert. Feeds answer the same throughout a transaction (A-FEED-COLLAPSE).',
  wanted: 'proved',
  assumptions: ['A-FEED-COLLAPSE'],
  check: {
    form: 'scenario',
    world: 'anchor',
    uses: [{ lemma: 'FLAT-STATE-004' }],
    observe: { p: flatPrice },
    steps: [{ to: 'flat', fn: 'poke', args: [], expect: 'assumed', returns: { type: 'uint256', name: 'recorded' } }],
    hints: farOffBounds,
    claim: 'both(p1 == p0, recorded == p0)',
    witness: 'p0 > 0',
  },
});

const ethUsdRule: Property = property({
  id: 'FLAT-UNIT-003',
  title:
    'ETH/USD is the feed’s answer when its round is complete, fresh, positive and within bounds, and unavailable otherwise',
  contract: 'FLAT',
  kind: 'unit',
  breaks: 'a stale or absurd ether price would price sales and redemptions',
  source: suite('FLAT: oracle rule'),
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'feeds',
    observe: { e: ethPrice },
    steps: [],
    claim: 'e0 == ruleEthUsd()',
    example: 'e0 == 2000e18',
    witness: 'e0 > 0',
  },
});

const cpiRule: Property = property({
  id: 'FLAT-UNIT-004',
  title:
    'The price of FLAT is CPI now over CPI at genesis by the first feed that is complete, fresh, positive and not far off; CPI-U before Truflation; none otherwise',
  contract: 'FLAT',
  kind: 'unit',
  breaks: 'FLAT would be sold at a price that is not the index',
  source: suite('FLAT: oracle rule'),
  choice:
    'Far off: more than 5 % from the anchor for each started period of 28 days, or outside 0.001 to 1,000,000 dollars. Each feed is normalised by its own answer at genesis, because the two indices have different bases.',
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'feeds',
    uses: [{ lemma: 'FLAT-STATE-004' }],
    observe: { p: flatPrice },
    steps: [],
    claim: 'p0 == salePriceByRule()',
    example: 'both(p0 == 1e18, both(flat.anchorPrice() == 1e18, flat.anchorAt() == block.timestamp))',
    witness: 'both(p0 > 0, p0 != primaryPrice())',
  },
});

const farOffRule: Property = property({
  id: 'FLAT-UNIT-009',
  title:
    'Prices may be 5 % from the anchor for each started period of 28 days, and are never below a tenth of a cent nor above a million dollars',
  contract: 'FLAT',
  kind: 'unit',
  breaks: 'an index that jumps would price sales, or one that creeps for long would price none',
  source: suite('FLAT: stale, zero, negative, incomplete or far-off answers'),
  choice: 'The rule by itself, as priceBounds reports it; that it decides which answers count is FLAT-UNIT-004.',
  wanted: 'proved',
  check: {
    form: 'scenario',
    world: 'anchor',
    uses: [{ lemma: 'FLAT-STATE-004' }],
    observe: { high: { type: 'uint256', expr: 'highestPrice()' } },
    steps: [{ to: 'flat', fn: 'priceBounds', args: [], expect: 'success', returns: { type: 'uint256', name: 'low' } }],
    claim: 'both(low == lowestByRule(), high0 == highestByRule())',
    witness: 'low < high0',
  },
});

const firstAnswerPrices: Property = property({
  id: 'FLAT-UNIT-007',
  title:
    'Beside feeds that each answer acceptably or not at all, ether and FLAT are priced by the first that answers, and redemptions by the last price if neither CPI feed does',
  contract: 'FLAT',
  kind: 'unit',
  breaks: 'FLAT would be priced by the wrong feed',
  source: suite('FLAT: oracle rule'),
  choice: 'FLAT-UNIT-003, 004 and 005 in one, in the form in which other proofs read prices.',
  wanted: 'proved',
  engines: ['halmos'],
  assumptions: ['A-FEED-COLLAPSE', 'A-PRICE-ONLY'],
  check: {
    form: 'scenario',
    world: 'desk',
    uses: sane,
    observe: { e: ethPrice, p: flatPrice, r: payPrice },
    steps: [],
    hints: ['cancels(1e10, ethUsdAnswer())'],
    claim: 'both(both(e0 == quotedEthUsd(), p0 == quotedSale()), r0 == quotedRedemption())',
    witness: 'both(p0 > 0, e0 > 0)',
  },
});

/** One property per entry of the desk: each must refuse to trade without a usable ether price. */
const needsEthUsd = (id: string, what: string, step: Step): Property =>
  property({
    id,
    title: `A stale, zero, negative, incomplete, failing or far-off ETH/USD answer stops ${what}`,
    contract: 'FLAT',
    kind: 'revert',
    breaks: 'trades would be priced by an answer that means nothing',
    source: suite('FLAT: stale, zero, negative, incomplete or far-off answers'),
    wanted: 'proved',
    assumptions: ['A-FEED-COLLAPSE', 'A-PRICE-ONLY'],
    lemmas: ['FLAT-UNIT-003'],
    check: {
      form: 'scenario',
      world: 'desk',
      forall: { value: 'uint128', amount: 'uint256' },
      observe: { e: ethPrice },
      given: [{ expr: 'e0 == 0', reason: { because: 'the case the claim is about' } }],
      steps: [step],
      claim: 'true',
      witness: 'value > 0',
      fuzz: { value: someEther, amount: 'bound(raw, 0, flat.balanceOf(caller))' },
    },
  });

const badEthUsdStopsBuy = needsEthUsd('FLAT-REVERT-001', 'buy', {
  to: 'flat',
  fn: 'buy',
  args: ['0'],
  value: 'value',
  expect: 'revert',
});

const badEthUsdStopsRedeem = needsEthUsd('FLAT-REVERT-004', 'redeem', {
  to: 'flat',
  fn: 'redeem',
  args: ['amount', '0'],
  expect: 'revert',
});

const badEthUsdStopsPeg = needsEthUsd('FLAT-REVERT-005', 'peg purchases', {
  to: 'flat',
  fn: 'pegPurchase',
  args: ['amount'],
  expect: 'revert',
});

const badCpiStopsSales: Property = property({
  id: 'FLAT-REVERT-002',
  title: 'When neither CPI feed may be used, buy, poke and peg purchase revert',
  contract: 'FLAT',
  kind: 'revert',
  breaks: 'FLAT would be sold at a stale or invented index',
  source: suite('FLAT: stale, zero, negative, incomplete or far-off answers'),
  wanted: 'proved',
  assumptions: ['A-FEED-COLLAPSE', 'A-PRICE-ONLY'],
  lemmas: ['FLAT-UNIT-004'],
  check: {
    form: 'scenario',
    world: 'desk',
    forall: { value: 'uint128', amount: 'uint256' },
    observe: { p: flatPrice },
    given: [{ expr: 'p0 == 0', reason: { because: 'the case the claim is about' } }],
    steps: [
      { to: 'flat', fn: 'buy', args: ['0'], value: 'value', expect: 'revert' },
      { to: 'flat', fn: 'pegPurchase', args: ['amount'], expect: 'revert' },
      { to: 'flat', fn: 'poke', args: [], expect: 'revert' },
    ],
    claim: 'true',
    witness: 'value > 0',
    fuzz: { value: someEther, amount: 'bound(raw, 0, 10 ether)' },
  },
});

const lastPriceServes: Property = property({
  id: 'FLAT-UNIT-005',
  title:
    'When neither CPI feed may be used, redemptions are priced at the last accepted price; otherwise at the price of a sale',
  contract: 'FLAT',
  kind: 'unit',
  breaks: 'redemptions would stop, or be priced by a feed that may not be used',
  source: suite('FLAT: redeem keeps paying at the last accepted CPI price'),
  wanted: 'proved',
  check: {
    form: 'scenario',
    world: 'desk',
    uses: sane,
    observe: { p: flatPrice, r: payPrice, last: lastPrice },
    steps: [],
    claim: 'r0 == (p0 == 0 ? last0 : p0)',
    witness: 'p0 == 0',
  },
});

const pokeRecords: Property = property({
  id: 'FLAT-UNIT-011',
  title:
    'Where there is a price, a poke succeeds and records it as the last one, and as the anchor from now on where the anchor is 28 days old and the primary feed gives no other; otherwise the anchor stays',
  contract: 'FLAT',
  kind: 'unit',
  breaks: 'the anchor would stay behind the index until no answer counts, or follow every answer at once',
  source: suite('FLAT: oracle rule'),
  choice: 'Another price of the primary feed is one that is complete, fresh and positive, and far off.',
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'feeds',
    uses: [{ lemma: 'FLAT-STATE-004' }],
    given: [{ expr: 'salePriceByRule() != 0', reason: { because: 'the case the claim is about' } }],
    observe: {
      last: lastPrice,
      anchor: { type: 'uint256', expr: 'flat.anchorPrice()' },
      since: { type: 'uint256', expr: 'flat.anchorAt()' },
    },
    steps: [{ to: 'flat', fn: 'poke', args: [], expect: 'success', returns: { type: 'uint256', name: 'recorded' } }],
    claim:
      'both(both(recorded == salePriceByRule(), last1 == recorded), both(mayAnchor(), block.timestamp - since0 >= 28 days) ? both(anchor1 == recorded, since1 == block.timestamp) : both(anchor1 == anchor0, since1 == since0))',
    witness: 'last1 != last0',
  },
});

const redemptionRecords: Property = property({
  id: 'FLAT-UNIT-012',
  title:
    'A redemption records the price of a sale as the last one where there is one, and leaves the last one otherwise',
  contract: 'FLAT',
  kind: 'unit',
  breaks: 'redemptions would be paid at a price of long ago once the CPI feeds fail',
  source: suite('FLAT: redeem keeps paying at the last accepted CPI price'),
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'desk',
    forall: { amount: 'uint256' },
    uses: sane,
    observe: { p: flatPrice, last: lastPrice },
    steps: [{ to: 'flat', fn: 'redeem', args: ['amount', '0'], expect: 'assumed' }],
    claim: 'last1 == (p0 == 0 ? last0 : p0)',
    witness: 'last1 != last0',
  },
});

export const deskPrices: readonly Property[] = [
  anchoredAtFirst,
  pricesStayInBounds,
  acceptingKeepsThePrice,
  ethUsdRule,
  cpiRule,
  farOffRule,
  firstAnswerPrices,
  badEthUsdStopsBuy,
  badEthUsdStopsRedeem,
  badEthUsdStopsPeg,
  badCpiStopsSales,
  lastPriceServes,
  pokeRecords,
  redemptionRecords,
];
