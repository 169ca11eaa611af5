/** FLAT’s desk: what is issued is paid for, and what is paid out was returned. */
import { property, suite } from '../define.ts';
import type { Property } from '../schema.ts';
import {
  backing,
  callbackApart,
  ethPrice,
  flatPrice,
  quotedEth,
  quotedPay,
  reserve,
  reserveAnd,
  sane,
  someEther,
} from './terms/desk.ts';

const fixedSupply: Property = property({
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

const reserveAndDistributed: Property = property({
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

const allInReserveAtFirst: Property = property({
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

const noBudgetBetweenCalls: Property = property({
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

const callbackNeedsBudget: Property = property({
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

const backedAtIssuance: Property = property({
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

const backingLeavesOnlyForFlat: Property = property({
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

const views: Property = property({
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

export const desk: readonly Property[] = [
  fixedSupply,
  reserveAndDistributed,
  allInReserveAtFirst,
  noBudgetBetweenCalls,
  callbackNeedsBudget,
  backedAtIssuance,
  backingLeavesOnlyForFlat,
  views,
];
