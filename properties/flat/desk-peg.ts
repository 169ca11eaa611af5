/** FLAT’s peg purchases: at the oracle’s price or less, and outside of the band only. */
import { property, suite, theCase } from '../define.ts';
import type { Property } from '../schema.ts';
import { backing, ethPrice, flatPrice, reserve, reserveAnd, sane } from './terms/desk.ts';

const pegNeverAboveOracle: Property = property({
  id: 'FLAT-UNIT-006',
  title: 'A peg purchase never pays more ether than the FLAT it receives is worth at the oracle price',
  contract: 'FLAT',
  kind: 'unit',
  breaks: 'peg operations would spend backing above the price it was taken at',
  source: suite('FLAT: peg purchases never pay above the oracle price'),
  wanted: 'proved',
  assumptions: ['A-FEED-COLLAPSE', 'A-PRICE-ONLY', 'A-ETH-SUPPLY'],
  check: {
    form: 'scenario',
    world: 'desk',
    forall: { ethIn: 'uint128' },
    uses: [...sane, reserveAnd('caller')],
    observe: { backing, reserve, e: ethPrice, p: flatPrice },
    steps: [{ to: 'flat', fn: 'pegPurchase', args: ['ethIn'], expect: 'assumed' }],
    locals: ['uint256 paid = minus(backing0, backing1)', 'uint256 received = minus(reserve1, reserve0)'],
    hints: ['commutes(received, p0)', 'commutes(paid, e0)'],
    claim: 'both(both(backing1 <= backing0, reserve1 > reserve0), M(received, p0) >= M(paid, e0))',
    example:
      'both(both(both(e0 == 2000e18, p0 == 1e18), both(backing0 == 100, ethIn == 100)), both(marketMean() == 4e14, marketSpot() == 4e14))',
    witness: 'paid > 0',
    fuzz: { ethIn: 'bound(raw, 1, 10 ether)' },
  },
});

const nothingInsideTheBand: Property = property({
  id: 'FLAT-REVERT-003',
  title:
    'Inside the band of 0.5 % around the oracle price, or above it, a peg purchase reverts, whether by mean or by spot price',
  contract: 'FLAT',
  kind: 'revert',
  breaks: 'backing would be spent on a peg that holds',
  source: suite('FLAT: nothing happens inside ±0.5 %'),
  wanted: 'proved',
  assumptions: ['A-FEED-COLLAPSE', 'A-PRICE-ONLY'],
  lemmas: ['FLAT-REVERT-002', 'FLAT-REVERT-005'],
  check: {
    form: 'scenario',
    world: 'desk',
    forall: { ethIn: 'uint256' },
    uses: [...sane],
    observe: {
      e: ethPrice,
      p: flatPrice,
      mean: { type: 'uint256', expr: 'marketMean()' },
      spot: { type: 'uint256', expr: 'marketSpot()' },
    },
    given: [
      {
        expr: 'both(e0 != 0, p0 != 0)',
        reason: { because: 'without prices a peg purchase reverts anyway: FLAT-REVERT-005 and FLAT-REVERT-002' },
      },
      {
        expr: 'both(mean0 >> 128 == 0, spot0 >> 128 == 0)',
        reason: { because: 'prices of 2^128 and more overflow and revert, or are refused by Twap' },
      },
      {
        expr: 'either(tenThousandfold(M(mean0, e0)) >= bandEdge(p0), tenThousandfold(M(spot0, e0)) >= bandEdge(p0))',
        reason: { because: 'the case the claim is about' },
      },
    ],
    hintsBefore: ['commutes(mean0, e0)', 'commutes(spot0, e0)'],
    steps: [{ to: 'flat', fn: 'pegPurchase', args: ['ethIn'], expect: 'revert' }],
    claim: 'true',
    witness: 'ethIn > 0',
    fuzz: { ethIn: 'bound(raw, 0, 10 ether)' },
  },
});

const settledOnly: Property = property({
  id: 'FLAT-REVERT-008',
  title: 'A peg purchase reverts while the spot price of FLAT is more than one percent away from its mean',
  contract: 'FLAT',
  kind: 'revert',
  breaks: 'whoever pushes the price of FLAT down could have the backing push it up again, and sell into that',
  source: suite('FLAT: peg purchases never pay above the oracle price'),
  wanted: 'proved',
  engines: ['halmos'],
  assumptions: ['A-FEED-COLLAPSE', 'A-PRICE-ONLY'],
  check: {
    form: 'scenario',
    world: 'desk',
    forall: { ethIn: 'uint256' },
    uses: sane,
    given: [
      {
        expr: 'both(marketMean() >> 128 == 0, marketSpot() >> 128 == 0)',
        reason: { because: 'prices of 2^128 and more overflow and revert, or are refused by Twap' },
      },
      theCase(
        'either(both(marketSpot() > marketMean(), M(minus(marketSpot(), marketMean()), 10_000) > M(marketMean(), 100)), both(marketSpot() <= marketMean(), M(minus(marketMean(), marketSpot()), 10_000) > M(marketMean(), 100)))',
      ),
    ],
    steps: [{ to: 'flat', fn: 'pegPurchase', args: ['ethIn'], expect: 'revert' }],
    claim: 'true',
    witness: 'ethIn > 0',
  },
});

const stopsAtTheBand: Property = property({
  id: 'FLAT-UNIT-010',
  title: 'A peg purchase tells the pool to stop at the lower edge of the band around the oracle price',
  contract: 'FLAT',
  kind: 'unit',
  breaks: 'a purchase would push the market into the band, or through the peg, and pay for it',
  source: suite('FLAT: nothing happens inside ±0.5 %'),
  choice:
    'A limit is a square-root price. Which one stands for which price is the reader’s part: here it is the price.',
  wanted: 'proved',
  engines: ['halmos'],
  assumptions: ['A-FEED-COLLAPSE', 'A-PRICE-ONLY'],
  check: {
    form: 'scenario',
    world: 'desk-limit',
    forall: { ethIn: 'uint128' },
    uses: [...sane, reserveAnd('caller')],
    observe: { e: ethPrice, p: flatPrice },
    steps: [{ to: 'flat', fn: 'pegPurchase', args: ['ethIn'], expect: 'assumed' }],
    claim: 'stopsAt() == uint160(D(bandEdge(p0), tenThousandfold(e0)))',
    example:
      'both(both(e0 == 2000e18, p0 == 1e18), both(ethIn == 100, both(marketMean() == 4e14, marketSpot() == 4e14)))',
    witness: 'stopsAt() == 4.975e14',
  },
});

const pegSucceeds: Property = property({
  id: 'FLAT-LIVE-004',
  title:
    'A peg purchase buys whenever both prices are there and the market stands below the band, settled, by mean and spot',
  contract: 'FLAT',
  kind: 'unit',
  breaks: 'the peg would be held by nobody although there is backing to hold it with',
  source: suite('all: liveness'),
  wanted: 'sampled',
  engines: ['forge'],
  check: {
    form: 'scenario',
    world: 'desk',
    forall: { ethIn: 'uint128' },
    observe: {
      backing,
      reserve,
      e: ethPrice,
      p: flatPrice,
      mean: { type: 'uint256', expr: 'marketMean()' },
      spot: { type: 'uint256', expr: 'marketSpot()' },
    },
    given: [
      {
        expr: 'both(both(e0 != 0, p0 != 0), guardOpen())',
        reason: { because: 'documented precondition: both prices, and an outermost call' },
      },
      {
        expr: 'both(both(mean0 != 0, mean0 >> 96 == 0), both(spot0 != 0, spot0 >> 96 == 0))',
        reason: { because: 'documented precondition: the pool has prices' },
      },
      {
        // The last tenth of a basis point may be less than one wei of the pool’s own rounding.
        expr: 'both(M(M(mean0, e0), 100_000) <= M(M(p0, 99_499), 1e18), M(M(spot0, e0), 100_000) <= M(M(p0, 99_499), 1e18))',
        reason: { because: 'documented precondition: the market is below the band' },
      },
      {
        expr: 'both(M(spot0, 10_000) <= M(mean0, 10_100), M(spot0, 10_000) >= M(mean0, 9900))',
        reason: { because: 'documented precondition: nobody pushes the price' },
      },
      { expr: 'ethIn <= backing0', reason: { because: 'documented precondition: the backing covers it' } },
    ],
    steps: [{ to: 'flat', fn: 'pegPurchase', args: ['ethIn'], expect: 'success' }],
    claim: 'both(backing1 < backing0, reserve1 > reserve0)',
    witness: 'true',
    fuzz: { ethIn: 'bound(raw, 1e9, 10 ether)' },
  },
});

export const deskPeg: readonly Property[] = [
  pegNeverAboveOracle,
  nothingInsideTheBand,
  settledOnly,
  stopsAtTheBand,
  pegSucceeds,
];
