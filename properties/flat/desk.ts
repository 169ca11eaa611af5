/** FLAT's desk: what is issued is paid for, what is paid out was returned, and no bad answer prices a sale. */
import { property, suite } from '../define.ts';
import type { Given, Property, Step, Use } from '../schema.ts';

const backing = { type: 'uint256', expr: 'address(flat).balance' } as const;
const reserve = { type: 'uint256', expr: 'flat.balanceOf(address(flat))' } as const;
const ethPrice = { type: 'uint256', expr: 'ethUsd()' } as const;
const flatPrice = { type: 'uint256', expr: 'salePrice()' } as const;
/** The same without branches: see DeskWorld. */
const quotedEth = { type: 'uint256', expr: 'quotedEthUsd()' } as const;
const quotedPay = { type: 'uint256', expr: 'quotedRedemption()' } as const;
const payPrice = { type: 'uint256', expr: 'redemptionPrice()' } as const;

const reserveAnd = (other: string): Use => ({ lemma: 'FLAT-STATE-002', at: { one: 'address(flat)', other } });
const sane: readonly Use[] = [{ lemma: 'FLAT-STATE-003' }, { lemma: 'FLAT-STATE-004' }];

/** The swap callback takes bytes, so it is no part of the free call; with no budget it reverts. */
const callbackApart: Given = {
  expr: 'c.selector != flat.uniswapV3SwapCallback.selector',
  reason: { because: 'with no budget the callback reverts, whoever sends it: FLAT-REVERT-006' },
};

/** Amounts a trader would send: often ordinary, never more than there is. */
const someEther = 'bound(raw, 0, 1000 ether)';

export const fixedSupply: Property = property({
  id: 'FLAT-STATE-001',
  title: 'The total supply of FLAT is 21 trillion after construction and after any call by anyone',
  contract: 'FLAT',
  kind: 'state',
  breaks: 'FLAT could be issued without passing the desk, and so without backing',
  source: suite('FLAT: total supply'),
  wanted: 'proved',
  aliases: ['crytic:ERC20-BASE-001'],
  lemmas: ['FLAT-REVERT-006'],
  check: {
    form: 'invariant',
    world: 'supply',
    over: ['flat'],
    given: [callbackApart],
    observe: { supply: { type: 'uint256', expr: 'flat.totalSupply()' } },
    claim: 'supply == FLAT_SUPPLY',
    witness: 'flat.balanceOf(caller) > 0',
  },
});

export const reserveAndDistributed: Property = property({
  id: 'FLAT-STATE-002',
  title:
    'Reserve and distributed FLAT together are the supply: a call moves FLAT between the two accounts that it names as payer and payee, changes neither sum nor anyone else, and lets nobody hold more than the supply',
  contract: 'FLAT',
  kind: 'state',
  breaks: 'the obligation that the backing must cover would be miscounted',
  source: suite('FLAT: reserve + distributed = supply'),
  choice:
    'Stated by deltas, as RISE-STATE-002 is, between payer and payee of each function: the reserve is one of them in a sale or redemption. What a pool moves while a peg purchase runs are calls of its own, so a campaign, which sees the whole transaction, cannot judge it. Distributed is the supply less the reserve, so the sum of balances is what makes the equation mean something.',
  wanted: 'proved',
  lemmas: ['FLAT-STATE-005'],
  engines: ['halmos'],
  check: {
    form: 'transition',
    world: 'supply',
    over: ['flat'],
    forall: { stranger: 'address' },
    given: [
      callbackApart,
      {
        expr: 'both(from0 <= FLAT_SUPPLY, to0 <= FLAT_SUPPLY)',
        reason: { because: 'induction hypothesis: each balance is part of a sum that is the supply' },
      },
      {
        expr: 'either(payer0 == payee0, from0 + to0 <= FLAT_SUPPLY)',
        reason: { because: 'induction hypothesis: distinct balances are part of a sum that is the supply' },
      },
    ],
    observe: {
      payer: { type: 'address', expr: 'flatPayer(c.selector, caller, c.w0, address(flat))' },
      payee: { type: 'address', expr: 'flatPayee(c.selector, caller, c.w0, c.w1, address(flat))' },
      from: { type: 'uint256', expr: 'flat.balanceOf(payer0)' },
      to: { type: 'uint256', expr: 'flat.balanceOf(payee0)' },
      strange: { type: 'uint256', expr: 'flat.balanceOf(stranger)' },
      held: reserve,
    },
    claim:
      'both(both(both(from1 <= FLAT_SUPPLY, to1 <= FLAT_SUPPLY), either(payer0 != payee0, from1 == from0)), both(either(payer0 == payee0, from1 + to1 == from0 + to0), either(strange1 == strange0, either(stranger == payer0, stranger == payee0))))',
    witness: 'held1 < held0',
  },
  asLemma: {
    forall: { one: 'address', other: 'address' },
    claim:
      'both(both(flat.balanceOf(one) <= FLAT_SUPPLY, flat.balanceOf(other) <= FLAT_SUPPLY), either(one == other, minus(FLAT_SUPPLY, flat.balanceOf(one)) >= flat.balanceOf(other)))',
    because: 'distinct balances are part of a sum that is the supply',
  },
});

export const allInReserveAtFirst: Property = property({
  id: 'FLAT-STATE-005',
  title: 'Construction gives the whole supply to FLAT itself and nothing to anyone else',
  contract: 'FLAT',
  kind: 'state',
  breaks: 'FLAT would be in circulation that nobody paid for, and induction over balances would rest on nothing',
  source: suite('FLAT: reserve + distributed = supply'),
  choice: 'Base case of FLAT-STATE-002.',
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'construction',
    world: 'supply',
    forall: { stranger: 'address' },
    claim:
      'both(flat.balanceOf(address(flat)) == FLAT_SUPPLY, either(stranger == address(flat), flat.balanceOf(stranger) == 0))',
    witness: 'stranger != address(flat)',
  },
});

export const anchoredAtFirst: Property = property({
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

export const noBudgetBetweenCalls: Property = property({
  id: 'FLAT-STATE-003',
  title: 'Between calls no peg purchase has a budget left: the pool can draw no ether',
  contract: 'FLAT',
  kind: 'state',
  breaks: 'the pool could take backing outside of a peg purchase',
  source: suite('FLAT: ring-fenced backing'),
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'invariant',
    world: 'desk',
    over: ['flat'],
    given: [callbackApart],
    observe: { budget: { type: 'uint256', expr: 'pegBudget()' } },
    claim: 'budget == 0',
    witness: 'address(flat).balance > 0',
  },
});

export const pricesStayInBounds: Property = property({
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

export const backedAtIssuance: Property = property({
  id: 'FLAT-UNIT-001',
  title:
    '1:1 backing at issuance: the ether received is worth at least the FLAT issued, at the oracle price used, for every buy',
  contract: 'FLAT',
  kind: 'unit',
  breaks: 'FLAT would enter circulation without its backing',
  source: { document: 'whitepaper', section: 'FLAT minting is always at least 1:1 collateralized by construction' },
  choice:
    'Value in USD at the two prices the views report in the state before: ether · ETH/USD ≥ FLAT · price, both exact integers below 2^256.',
  wanted: 'proved',
  assumptions: ['A-FEED-COLLAPSE', 'A-PRICE-ONLY'],
  check: {
    form: 'scenario',
    world: 'desk',
    forall: { value: 'uint128' },
    uses: [...sane, reserveAnd('caller')],
    observe: { backing, reserve, e: ethPrice, p: flatPrice, held: { type: 'uint256', expr: 'flat.balanceOf(caller)' } },
    steps: [
      {
        to: 'flat',
        fn: 'buy',
        args: ['0'],
        value: 'value',
        expect: 'assumed',
        returns: { type: 'uint256', name: 'bought' },
      },
    ],
    hints: ['commutes(value, e0)', 'divides(M(value, e0), p0)'],
    claim:
      'both(both(minus(backing1, backing0) == value, both(minus(held1, held0) == bought, minus(reserve0, reserve1) == bought)), both(M(bought, p0) <= M(value, e0), both(both(e0 >> 80 == 0, p0 >> 80 == 0), bought >> 105 == 0)))',
    example: 'both(both(e0 == 2000e18, p0 == 1e18), value == 1e9)',
    witness: 'bought > 0',
    fuzz: { value: someEther },
  },
});

export const backingLeavesOnlyForFlat: Property = property({
  id: 'FLAT-TRANS-001',
  title: 'No call by anyone lowers the ether backing without returning FLAT worth at least as much to the reserve',
  contract: 'FLAT',
  kind: 'transition',
  breaks: 'someone could move the ring-fenced ether',
  source: suite('FLAT: backing changes only with distribution'),
  choice:
    'At the oracle prices in force before the call. A peg purchase is judged against a pool that leaves FLAT with any ether and any reserve: more than any callbacks and re-entries could do.',
  wanted: 'proved',
  lemmas: ['FLAT-REVERT-006', 'FLAT-UNIT-007'],
  assumptions: ['A-FEED-COLLAPSE', 'A-PRICE-ONLY', 'A-ETH-SUPPLY'],
  check: {
    form: 'transition',
    world: 'desk',
    over: ['flat'],
    given: [callbackApart],
    uses: [...sane, reserveAnd('caller'), reserveAnd('address(uint160(c.w0))'), reserveAnd('address(uint160(c.w1))')],
    observe: { backing, reserve, e: quotedEth, p: quotedPay },
    locals: ['uint256 paid = minus(backing0, backing1)', 'uint256 returned = minus(reserve1, reserve0)'],
    hints: [
      'commutes(returned, p0)',
      'commutes(paid, e0)',
      'divides(M(returned, p0), e0)',
      // With itself: the product of zero is zero.
      'distributes(returned, returned, p0)',
    ],
    claim: 'either(backing1 >= backing0, both(reserve1 > reserve0, M(returned, p0) >= M(paid, e0)))',
    example: 'both(both(e0 == 2000e18, p0 == 1e18), backing0 == 100)',
    witness: 'backing1 < backing0',
  },
});

/** The far-off rule multiplies and divides by what only time bounds: see AnchorWorld. */
const farOffBounds = [
  'divMonotone(elapsed(), type(uint40).max, 28 days)',
  'cancels(500, anchor())',
  'fits(anchorStep(), periods(), 89, 40)',
  'commutes(anchorStep(), periods())',
  'cancels(periods(), anchorStep())',
  'divMonotone(M(anchorStep(), periods()), 2 ** 129, 10_000)',
] as const;

export const acceptingKeepsThePrice: Property = property({
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

/** The same once the anchor has moved to the price of the sale. */
const anchoredBounds = ['cancels(500, p0)', 'divMonotone(p0 * 500, 2 ** 129, 10_000)'] as const;

export const roundTripNeverProfits: Property = property({
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

export const splittingNeverPays: Property = property({
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

export const ethUsdRule: Property = property({
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

export const cpiRule: Property = property({
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

export const farOffRule: Property = property({
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

export const firstAnswerPrices: Property = property({
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

export const badEthUsdStopsBuy = needsEthUsd('FLAT-REVERT-001', 'buy', {
  to: 'flat',
  fn: 'buy',
  args: ['0'],
  value: 'value',
  expect: 'revert',
});
export const badEthUsdStopsRedeem = needsEthUsd('FLAT-REVERT-004', 'redeem', {
  to: 'flat',
  fn: 'redeem',
  args: ['amount', '0'],
  expect: 'revert',
});
export const badEthUsdStopsPeg = needsEthUsd('FLAT-REVERT-005', 'peg purchases', {
  to: 'flat',
  fn: 'pegPurchase',
  args: ['amount'],
  expect: 'revert',
});

export const callbackNeedsBudget: Property = property({
  id: 'FLAT-REVERT-006',
  title: 'Outside of a peg purchase the swap callback reverts for everyone, the pool included',
  contract: 'FLAT',
  kind: 'revert',
  breaks: 'the pool, or anyone, could draw backing as WETH',
  source: suite('FLAT: ring-fenced backing'),
  wanted: 'proved',
  assumptions: ['A-ABI-CANONICAL'],
  check: {
    form: 'scenario',
    world: 'desk',
    forall: { first: 'uint256', second: 'uint256', word: 'uint256' },
    uses: [{ lemma: 'FLAT-STATE-003' }],
    steps: [
      {
        to: 'flat',
        fn: 'uniswapV3SwapCallback',
        args: ['int256(first)', 'int256(second)', 'abi.encode(word)'],
        expect: 'revert',
      },
      {
        to: 'flat',
        fn: 'uniswapV3SwapCallback',
        args: ['int256(first)', 'int256(second)', 'abi.encode(word)'],
        from: 'address(pool)',
        expect: 'revert',
      },
    ],
    claim: 'true',
    witness: 'first > 0',
  },
});

export const badCpiStopsSales: Property = property({
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

export const pegNeverAboveOracle: Property = property({
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

export const nothingInsideTheBand: Property = property({
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

export const buySucceeds: Property = property({
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

export const pegSucceeds: Property = property({
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

export const redeemSucceeds: Property = property({
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

export const lastPriceServes: Property = property({
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
    observe: { p: flatPrice, r: payPrice, last: { type: 'uint256', expr: 'flat.lastPrice()' } },
    steps: [],
    claim: 'r0 == (p0 == 0 ? last0 : p0)',
    witness: 'p0 == 0',
  },
});

export const views: Property = property({
  id: 'FLAT-UNIT-002',
  title:
    'FLAT’s views report what they say: reserve, distributed and backing, and reserve plus distributed is the supply',
  contract: 'FLAT',
  kind: 'unit',
  breaks: 'the obligation and its cover would be misreported',
  source: suite('FLAT: reserve + distributed = supply'),
  wanted: 'proved',
  check: {
    form: 'scenario',
    world: 'desk',
    uses: [{ lemma: 'FLAT-STATE-001' }, reserveAnd('caller')],
    observe: { reserve, backing },
    steps: [
      { to: 'flat', fn: 'reserve', args: [], expect: 'success', returns: { type: 'uint256', name: 'reserveView' } },
      {
        to: 'flat',
        fn: 'distributed',
        args: [],
        expect: 'success',
        returns: { type: 'uint256', name: 'distributedView' },
      },
      { to: 'flat', fn: 'backing', args: [], expect: 'success', returns: { type: 'uint256', name: 'backingView' } },
    ],
    claim:
      'both(both(reserveView == reserve0, backingView == backing0), distributedView == minus(FLAT_SUPPLY, reserve0))',
    witness: 'distributedView > 0',
  },
});

export const desk = [
  fixedSupply,
  reserveAndDistributed,
  allInReserveAtFirst,
  anchoredAtFirst,
  noBudgetBetweenCalls,
  pricesStayInBounds,
  backedAtIssuance,
  backingLeavesOnlyForFlat,
  acceptingKeepsThePrice,
  roundTripNeverProfits,
  splittingNeverPays,
  ethUsdRule,
  cpiRule,
  farOffRule,
  firstAnswerPrices,
  badEthUsdStopsBuy,
  badEthUsdStopsRedeem,
  badEthUsdStopsPeg,
  badCpiStopsSales,
  callbackNeedsBudget,
  pegNeverAboveOracle,
  nothingInsideTheBand,
  buySucceeds,
  pegSucceeds,
  redeemSucceeds,
  lastPriceServes,
  views,
];
