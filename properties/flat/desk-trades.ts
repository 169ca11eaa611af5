/** Trading with FLAT’s desk: it succeeds when it should, and no way of trading pays. */
import { property, suite } from '../define.ts';
import type { Property } from '../schema.ts';
import { backing, ethPrice, flatPrice, payPrice, reserveAnd, sane, someEther } from './terms/desk.ts';

/** The same once the anchor has moved to the price of the sale. */
const anchoredBounds = ['cancels(500, p0)', 'divMonotone(p0 * 500, 2 ** 129, 10_000)'] as const;

const roundTripNeverProfits: Property = property({
  id: 'FLAT-SEQ-001',
  title: 'Buying and then redeeming in one block never returns more ether than was paid',
  contract: 'FLAT',
  kind: 'sequence',
  breaks: 'the desk could be drained by turning ether into FLAT and back',
  source: suite('FLAT: buy-then-redeem'),
  choice:
    'The premise that the redemption is priced as the purchase was is FLAT-TRANS-002: the purchase records its price, which changes no price in its block. Across blocks the index moves, and with it the value of what is held.',
  wanted: 'proved',
  assumptions: ['A-FEED-COLLAPSE', 'A-PRICE-ONLY'],
  lemmas: ['FLAT-TRANS-002'],
  check: {
    form: 'scenario',
    world: 'desk',
    forall: { value: 'uint128' },
    uses: [...sane, reserveAnd('caller')],
    observe: { e: ethPrice, p: flatPrice },
    steps: [
      {
        to: 'flat',
        fn: 'buy',
        args: ['0'],
        value: 'value',
        expect: 'assumed',
        returns: { type: 'uint256', name: 'bought' },
      },
      { to: 'flat', fn: 'redemptionPrice', args: [], expect: 'success', returns: { type: 'uint256', name: 'paidAt' } },
      {
        to: 'flat',
        fn: 'redeem',
        args: ['bought', '0'],
        expect: 'assumed',
        returns: { type: 'uint256', name: 'received' },
      },
    ],
    hintsBefore: anchoredBounds,
    hints: [
      // With itself: the product of zero is zero.
      'distributes(value, value, e0)',
      'commutes(value, e0)',
      'commutes(bought, p0)',
      'divides(M(value, e0), p0)',
      'divMonotone(M(bought, p0), M(value, e0), e0)',
      'cancels(value, e0)',
    ],
    claim: 'implies(paidAt == p0, received <= value)',
    example: 'both(both(e0 == 2000e18, p0 == 1e18), value == 1e9)',
    witness: 'both(received > 0, paidAt == p0)',
    fuzz: { value: someEther },
  },
});

const splittingNeverPays: Property = property({
  id: 'FLAT-SEQ-002',
  title: 'Splitting one purchase into two never yields more FLAT than the whole',
  contract: 'FLAT',
  kind: 'sequence',
  breaks: 'rounding could be farmed',
  source: suite('FLAT: any split of one trade into many'),
  choice: 'Two parts; any number follows by the induction step of MATH-DESK-002.',
  wanted: 'bounded',
  assumptions: ['A-FEED-COLLAPSE', 'A-PRICE-ONLY'],
  lemmas: ['MATH-DESK-002'],
  check: {
    form: 'scenario',
    world: 'desk',
    bounds: ['purchase split into 2 parts'],
    forall: { first: 'uint96', second: 'uint96' },
    uses: [...sane, reserveAnd('caller')],
    observe: { e: ethPrice, p: flatPrice },
    steps: [
      {
        to: 'flat',
        fn: 'buy',
        args: ['0'],
        value: 'first',
        expect: 'assumed',
        returns: { type: 'uint256', name: 'boughtFirst' },
      },
      { to: 'flat', fn: 'flatPrice', args: [], expect: 'success', returns: { type: 'uint256', name: 'priceThen' } },
      {
        to: 'flat',
        fn: 'buy',
        args: ['0'],
        value: 'second',
        expect: 'assumed',
        returns: { type: 'uint256', name: 'boughtSecond' },
      },
    ],
    hintsBefore: anchoredBounds,
    hints: [
      'commutes(first, e0)',
      'commutes(second, e0)',
      'fits(first, e0, 96, 80)',
      'fits(second, e0, 96, 80)',
      'distributes(first, second, e0)',
      'splits(M(first, e0), M(second, e0), p0)',
    ],
    claim: 'implies(priceThen == p0, boughtFirst + boughtSecond <= D(M(uint256(first) + uint256(second), e0), p0))',
    example: 'both(both(e0 == 2000e18, p0 == 1e18), both(first == 1e9, second == 2e9))',
    witness: 'both(boughtFirst > 0, both(boughtSecond > 0, priceThen == p0))',
    fuzz: { first: 'bound(raw, 0, 10 ether)', second: 'bound(raw, 0, 10 ether)' },
  },
});

const buySucceeds: Property = property({
  id: 'FLAT-LIVE-001',
  title: 'A buy succeeds whenever both prices are available, the amount buys something, and the reserve has it',
  contract: 'FLAT',
  kind: 'unit',
  breaks: 'FLAT could not be issued',
  source: suite('all: liveness'),
  wanted: 'proved',
  assumptions: ['A-FEED-COLLAPSE', 'A-PRICE-ONLY'],
  check: {
    form: 'scenario',
    world: 'desk',
    forall: { value: 'uint128' },
    uses: [...sane, reserveAnd('caller')],
    given: [
      {
        expr: 'both(caller != address(0), guardOpen())',
        reason: { because: 'documented precondition: an outermost call by an account that ERC-20 can credit' },
      },
      { expr: 'both(e0 != 0, p0 != 0)', reason: { because: 'documented precondition: usable feeds' } },
      { expr: 'M(value, e0) >= p0', reason: { because: 'documented precondition: it buys at least one wei of FLAT' } },
      {
        expr: 'D(M(value, e0), p0) <= flat.balanceOf(address(flat))',
        reason: { because: 'documented precondition: the reserve has it' },
      },
    ],
    observe: { e: ethPrice, p: flatPrice },
    hintsBefore: ['commutes(value, e0)', 'cancels(value, e0)', 'cancels(e0, value)', 'divides(M(value, e0), p0)'],
    steps: [
      {
        to: 'flat',
        fn: 'buy',
        args: ['0'],
        value: 'value',
        expect: 'success',
        returns: { type: 'uint256', name: 'bought' },
      },
    ],
    claim: 'bought > 0',
    example: 'both(both(e0 == 2000e18, p0 == 1e18), value == 1e9)',
    witness: 'value > 0',
    fuzz: { value: someEther },
  },
});

const redeemSucceeds: Property = property({
  id: 'FLAT-LIVE-002',
  title:
    'A redemption succeeds whenever ETH/USD is available and the backing covers it, even when both CPI feeds have failed',
  contract: 'FLAT',
  kind: 'unit',
  breaks: 'holders could not leave: the only obligation of the protocol would not be met',
  source: suite('FLAT: redeem keeps paying at the last accepted CPI price'),
  wanted: 'proved',
  assumptions: ['A-FEED-COLLAPSE', 'A-PRICE-ONLY', 'A-RECEIVER'],
  check: {
    form: 'scenario',
    world: 'desk',
    forall: { amount: 'uint256' },
    uses: [...sane, reserveAnd('caller')],
    given: [
      {
        expr: 'both(caller != address(0), guardOpen())',
        reason: { because: 'documented precondition: an outermost call by an account that can hold FLAT' },
      },
      { expr: 'isPlain(caller)', reason: { assumes: 'A-RECEIVER' } },
      {
        expr: 'both(e0 != 0, amount <= flat.balanceOf(caller))',
        reason: { because: 'documented precondition: a usable ether price, and FLAT to redeem' },
      },
      {
        expr: 'both(M(amount, p0) >= e0, D(M(amount, p0), e0) <= address(flat).balance)',
        reason: { because: 'documented precondition: worth at least one wei, and covered' },
      },
    ],
    observe: { e: ethPrice, p: payPrice, s: flatPrice, backing },
    hintsBefore: ['commutes(amount, p0)', 'cancels(amount, p0)', 'cancels(p0, amount)', 'divides(M(amount, p0), e0)'],
    steps: [
      {
        to: 'flat',
        fn: 'redeem',
        args: ['amount', '0'],
        expect: 'success',
        returns: { type: 'uint256', name: 'received' },
      },
    ],
    claim: 'both(received == D(M(amount, p0), e0), minus(backing0, backing1) == received)',
    example: 'both(both(e0 == 2000e18, p0 == 1e18), amount == 2e12)',
    witness: 's0 == 0',
    fuzz: { amount: 'bound(raw, 0, flat.balanceOf(caller))' },
  },
});

export const deskTrades: readonly Property[] = [roundTripNeverProfits, splittingNeverPays, buySucceeds, redeemSucceeds];
