/** PulseCore: for any executor, treasury RISE goes into the vault only, and ether within the caps. */
import { property, suite, theCase } from '../define.ts';
import type { Given, Property, Step, Use } from '../schema.ts';
import { everyday } from './vault.ts';

const common = { contract: 'PulseCore', wanted: 'proved', engines: ['halmos', 'forge'] } as const;

const supplies: readonly Use[] = [
  { lemma: 'RISE-STATE-001' },
  { lemma: 'RISE-STATE-002', at: { one: 'address(vault)', other: 'address(core)' } },
  { lemma: 'VAULT-STATE-002' },
];
const callers: readonly Use[] = [
  { lemma: 'RISE-STATE-002', at: { one: 'address(core)', other: 'caller' } },
  { lemma: 'RISE-STATE-002', at: { one: 'address(vault)', other: 'caller' } },
  { lemma: 'RISE-STATE-002', at: { one: 'address(core)', other: 'address(uint160(c.w0))' } },
  { lemma: 'RISE-STATE-002', at: { one: 'address(vault)', other: 'address(uint160(c.w0))' } },
  { lemma: 'RISE-STATE-002', at: { one: 'address(core)', other: 'address(uint160(c.w1))' } },
  { lemma: 'RISE-STATE-002', at: { one: 'address(vault)', other: 'address(uint160(c.w1))' } },
];
const sane: readonly Use[] = [{ lemma: 'PULSE-STATE-002' }];
/** Two percent of any ether fits in 128 bits. */
const capFits = 'divMonotone(M(address(core).balance, 200), M(type(uint128).max, 200), 10_000)';
const everydayPulse = 'both(everyday(), both(c.selector == core.pulse.selector, c.value == 0))';

/** Where twins look: a pulse that only locks, or a little RISE on its way into the vault. */
const ordinaryStep = `(to == address(core) ? quiet() : ${everyday})`;

/** The swap callback takes bytes, so it is no part of the free call; with no swap running it reverts. */
const callbackApart: Given = {
  expr: 'c.selector != core.uniswapV3SwapCallback.selector',
  reason: { provedIn: 'PULSE-REVERT-003' },
};
const pulse: Step = {
  to: 'core',
  fn: 'pulse',
  args: [],
  expect: 'assumed',
  returns: { type: 'uint256', name: 'bounty' },
};

const ether = { type: 'uint256', expr: 'address(core).balance' } as const;
const own = { type: 'uint256', expr: 'rise.balanceOf(address(core))' } as const;
const locked = { type: 'uint256', expr: 'rise.balanceOf(address(vault))' } as const;
const epoch = {
  start: { type: 'uint256', expr: 'core.epochStart()' },
  limit: { type: 'uint256', expr: 'core.epochLimit()' },
  counted: { type: 'uint256', expr: 'core.epochSpent()' },
} as const;

export const onlyIntoVault: Property = property({
  ...common,
  id: 'PULSE-TRANS-001',
  title: 'No call by anyone takes treasury RISE anywhere but into the vault, for any executor',
  kind: 'transition',
  breaks: 'the treasury’s equity could be taken',
  source: suite('PulseCore: treasury RISE leaves only into SaveVault'),
  choice: 'RISE that a pulse buys on the way is locked with the rest: core and vault together never hold less.',
  check: {
    form: 'transition',
    world: 'pulse',
    over: ['rise', 'vault', 'core'],
    uses: [
      ...supplies,
      ...callers,
      { lemma: 'PULSE-STATE-001', at: { spender: 'caller' } },
      { lemma: 'PULSE-STATE-001', at: { spender: 'address(vault)' } },
      { lemma: 'VAULT-STATE-001', at: { spender: 'caller' } },
    ],
    given: [callbackApart],
    observe: { own, locked },
    claim: 'both(locked1 >= locked0, plus(own1, locked1) >= plus(own0, locked0))',
    example: ordinaryStep,
    witness: 'locked1 > locked0',
    witnessOver: { rise: 'own1 > own0', core: 'both(locked1 > locked0, own1 < own0)' },
  },
});

export const neverApproves: Property = property({
  ...common,
  id: 'PULSE-STATE-001',
  title: 'Between calls nobody has an allowance over the treasury’s RISE, the vault neither',
  kind: 'state',
  breaks: 'an allowance is a way out',
  source: suite('PulseCore: treasury RISE leaves only into SaveVault'),
  check: {
    form: 'invariant',
    world: 'pulse',
    over: ['rise', 'vault', 'core'],
    forall: { spender: 'address' },
    uses: supplies,
    given: [callbackApart],
    observe: { allowed: { type: 'uint256', expr: 'rise.allowance(address(core), spender)' } },
    claim: 'allowed == 0',
    example: ordinaryStep,
    witness: 'rise.balanceOf(address(vault)) > 0',
  },
});

export const settledBetweenCalls: Property = property({
  ...common,
  id: 'PULSE-STATE-002',
  title:
    'Between calls no swap is running and none has a budget left, and the epoch of the treasury has spent no more than its cap',
  kind: 'state',
  breaks: 'a pool could draw ether or FLAT of the treasury, or one bad day spend it',
  source: suite('PulseCore: ETH leaves only to the allowed destinations, within the caps'),
  check: {
    form: 'invariant',
    world: 'treasury',
    over: ['core'],
    given: [
      {
        expr: 'c.selector != core.uniswapV3SwapCallback.selector',
        reason: { because: 'with no swap running, the induction hypothesis, the callback reverts: PULSE-REVERT-003' },
      },
    ],
    hintsBefore: [capFits],
    observe: {
      running: { type: 'uint256', expr: 'swapping()' },
      left: { type: 'uint256', expr: 'swapBudget()' },
      ...epoch,
    },
    claim:
      'both(both(running == 0, left == 0), both(counted <= limit, both(limit >> 128 == 0, start <= block.timestamp)))',
    example: everydayPulse,
    witness: 'counted1 > counted0',
  },
});

export const everyWeiCounts: Property = property({
  ...common,
  id: 'PULSE-TRANS-002',
  title:
    'Ether leaves by pulses only, and each wei of it counts against the cap: 2 % of what was held when the epoch began, an epoch being a day at least; a charge cycle costs nothing',
  kind: 'transition',
  breaks: 'ether could leave uncounted, or the cap be reset early',
  source: suite('PulseCore: ETH leaves only to the allowed destinations, within the caps'),
  check: {
    form: 'transition',
    world: 'treasury',
    over: ['core'],
    uses: sane,
    given: [callbackApart],
    hintsBefore: [capFits],
    observe: { ether, ...epoch },
    locals: [
      'bool pulsed = c.selector == core.pulse.selector',
      'bool same = both(start1 == start0, limit1 == limit0)',
      'bool begun = both(both(start1 == block.timestamp, minus(start1, start0) >= 1 days), limit1 == twoPercent(ether0))',
      'uint256 left = plus(counted1, ether1)',
    ],
    claim:
      'both(either(pulsed, both(ether1 >= ether0, both(same, counted1 == counted0))), either(!pulsed, either(both(same, left == plus(counted0, ether0)), both(begun, left == ether0))))',
    example: everydayPulse,
    witness: 'both(counted1 > 0, ether1 < ether0)',
  },
});

/** Ether that a pulse processed, of which the bounty is a share, in wei; observes `ether`. */
export const processed: readonly string[] = [
  // Branches, not masks: only then the sum is the code's, term by term, and the solvers need no arithmetic for it.
  'uint256 onRise = planned(0) == 0 ? 0 : minus(ether0, etherAfterSwap())',
  'uint256 earned = planned(1) == 0 ? 0 : minus(etherAfterCharge(), ether0)',
  'uint256 processed = plus(plus(onRise, planned(3)), earned)',
];

export const smallBounty: Property = property({
  ...common,
  id: 'PULSE-UNIT-001',
  rev: 2,
  title: 'The bounty is at most 1 % of the ether that a pulse processed, and the caller gets no more than the bounty',
  kind: 'unit',
  breaks: 'pulsing could drain the treasury into callers',
  source: suite('PulseCore: bounty ≤ bountyBps × processed'),
  choice: 'Processed: ether that the RISE pool took, ether sent to NAV defense, and what a charge earned.',
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'treasury',
    uses: sane,
    observe: { ether, before: { type: 'uint256', expr: 'caller.balance' } },
    steps: [pulse],
    locals: processed,
    hints: [
      'commutes(processed, planned(6))',
      'monotone(planned(6), 100, processed)',
      'divMonotone(M(processed, planned(6)), M(100, processed), 10_000)',
    ],
    claim: 'both(bounty <= D(M(100, processed), 10_000), minus(before1, before0) == bounty)',
    example: 'everyday()',
    witness: 'bounty > 0',
  },
});

export const allRevenueToOcean: Property = property({
  ...common,
  id: 'PULSE-UNIT-005',
  title:
    'All that a charge earns becomes Ocean’s, to the wei: half of it buys FLAT for Ocean, the rest goes there as WETH, then Ocean compounds, and nothing stays',
  kind: 'unit',
  breaks: 'revenue could be kept back, sent elsewhere, or left idle',
  source: { document: 'whitepaper', section: 'Revenue deployment' },
  choice:
    'What Ocean makes of it is OCEAN-TRANS-001 and -002. In a pulse that buys RISE as well, the ether that it takes hides what stays: there only what Ocean gets is claimed.',
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'charge',
    uses: sane,
    given: [theCase('planned(1) != 0')],
    observe: { ether },
    steps: [pulse],
    locals: [
      'uint256 revenue = minus(etherAfterCharge(), ether0)',
      'uint256 half = revenue >> 1',
      'bool alone = both(planned(0) == 0, plus(plus(ether1, planned(3)), bounty) != ether0)',
    ],
    claim:
      'both(both(paidForFlat() == half, oceanFlat() == flatSold()), both(both(wrapped() == minus(revenue, half), oceanWeth() == minus(revenue, half)), !alone))',
    example: 'charges()',
    witness: 'both(oceanWeth() > 0, bounty > 0)',
  },
});

export const pricedRise: Property = property({
  ...common,
  id: 'PULSE-UNIT-002',
  rev: 2,
  title:
    'RISE is bought at most the planned slippage above its mean price, and that is at most 1 %, to the wei, for any executor and pool',
  kind: 'unit',
  breaks: 'a manipulated pool could take the treasury’s ether for little RISE',
  source: suite('PulseCore: within the caps'),
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'treasury',
    uses: sane,
    given: [theCase('planned(0) != 0')],
    observe: { ether, own },
    steps: [pulse],
    locals: [
      'uint256 spent = minus(ether0, etherAfterSwap())',
      'uint256 bought = minus(own1, own0)',
      'uint256 highest = D(M(riseMean(), plus(10_000, planned(5))), 10_000)',
    ],
    hints: ['commutes(bought, highest)', 'commutes(riseMean(), plus(10_000, planned(5)))'],
    claim: 'both(planned(5) <= 100, wad(spent) <= M(bought, highest))',
    example: 'everyday()',
    witness: 'spent > 0',
  },
});

export const oneABlock: Property = property({
  ...common,
  id: 'PULSE-REVERT-001',
  title: 'In the block of a pulse there is no other',
  kind: 'revert',
  breaks: 'slippage, and the bounty, could be taken many times in one transaction',
  source: suite('PulseCore: one pulse a block'),
  choice: 'That a pulse records its block is PULSE-TRANS-003.',
  lemmas: ['PULSE-TRANS-003'],
  check: {
    form: 'scenario',
    world: 'treasury',
    given: [theCase('core.lastPulse() == block.number')],
    steps: [{ to: 'core', fn: 'pulse', args: [], expect: 'revert' }],
    claim: 'true',
    witness: 'address(core).balance > 0',
  },
});

export const nothingWithoutExecutor: Property = property({
  ...common,
  id: 'PULSE-REVERT-002',
  title: 'There is no pulse while the executor is paused, fails or answers too little',
  kind: 'revert',
  breaks: 'a pause would be no pause',
  source: suite('PulseCore: a reentrant or failing executor costs the treasury nothing'),
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'treasury',
    given: [theCase('either(isPaused(address(core)), !executorAnswers())')],
    steps: [{ to: 'core', fn: 'pulse', args: [], expect: 'revert' }],
    claim: 'true',
    witness: 'both(isPaused(address(core)), address(core).balance > 0)',
  },
});

export const callbackClosed: Property = property({
  ...common,
  id: 'PULSE-REVERT-003',
  title: 'With no swap running the callback reverts for everyone, both pools included, whatever it asks for',
  kind: 'revert',
  breaks: 'a pool, or anyone, could draw ether or FLAT of the treasury',
  source: suite('PulseCore: ETH leaves only to the allowed destinations'),
  choice: 'Bytes arguments of the callback are ignored by the code; they are empty here.',
  check: {
    form: 'scenario',
    world: 'pulse',
    forall: { amount0: 'uint256', amount1: 'uint256' },
    uses: [{ lemma: 'PULSE-STATE-002' }],
    steps: ['caller', 'address(risePool)', 'address(flatPool)'].map((from) => ({
      to: 'core',
      fn: 'uniswapV3SwapCallback',
      args: ['int256(amount0)', 'int256(amount1)', '""'],
      from,
      expect: 'revert',
    })),
    claim: 'true',
    witness: 'amount0 > 0',
  },
});

export const onlyCouncilReplaces: Property = property({
  ...common,
  id: 'PULSE-TRANS-003',
  title: 'Only the council’s own call replaces the executor of pulses, and every pulse records its block',
  kind: 'transition',
  breaks: 'anyone could plan pulses, up to the caps, or pulse many times a block',
  source: suite('Tier 2: immutable core and replaceable executor; PulseCore: one pulse a block'),
  check: {
    form: 'transition',
    world: 'treasury',
    over: ['core'],
    given: [callbackApart],
    observe: {
      executor: { type: 'address', expr: 'core.executor()' },
      last: { type: 'uint256', expr: 'core.lastPulse()' },
    },
    locals: ['bool pulsed = c.selector == core.pulse.selector'],
    claim:
      'both(either(executor1 == executor0, both(caller == council, executor1 == address(uint160(c.w0)))), either(both(!pulsed, last1 == last0), both(pulsed, last1 == block.number)))',
    example: 'c.selector == core.setExecutor.selector',
    witness: 'executor1 != executor0',
  },
});

export const paysRunningSwap: Property = property({
  ...common,
  id: 'PULSE-UNIT-003',
  title:
    'The callback pays ether to the RISE pool only while that is traded in, wrapped, and out of the budget of the swap',
  kind: 'unit',
  breaks: 'a pool could draw more than it was offered',
  source: suite('PulseCore: ETH leaves only to the allowed destinations'),
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'treasury',
    forall: { amount0: 'uint256', amount1: 'uint256' },
    observe: {
      ether,
      paid: { type: 'uint256', expr: 'weth.balance' },
      left: { type: 'uint256', expr: 'swapBudget()' },
      running: { type: 'uint256', expr: 'swapping()' },
    },
    steps: [
      {
        to: 'core',
        fn: 'uniswapV3SwapCallback',
        args: ['int256(amount0)', 'int256(amount1)', '""'],
        from: 'address(risePool)',
        expect: 'assumed',
      },
    ],
    locals: ['uint256 owed = minus(left0, left1)'],
    claim:
      'both(both(address(uint160(running0)) == risePool, left1 < left0), both(minus(ether0, ether1) == owed, minus(paid1, paid0) == owed))',
    witness: 'left1 == 0',
  },
});

/** What every pulse needs: once a block, an executor that answers within the rules. */
/** What lets a pulse be made at all. */
export const ready: readonly Given[] = [
  {
    expr: 'both(block.number != core.lastPulse(), coreOpen())',
    reason: { because: 'documented precondition: once a block' },
  },
  {
    expr: 'both(!isPaused(address(core)), executorAnswers())',
    reason: { because: 'documented precondition: an executor that answers' },
  },
  {
    expr: 'both(both(planned(4) >= 1800, planned(4) <= type(uint32).max), both(planned(5) <= 100, planned(6) <= 100))',
    reason: { because: 'documented precondition: a plan within the rules' },
  },
];

export const quietPulse: Property = property({
  ...common,
  id: 'PULSE-LIVE-001',
  title: 'A plan of nothing can be pulsed by anyone, once a block, whatever RISE the treasury holds',
  kind: 'unit',
  breaks: 'the heartbeat could be stopped, by a donation of a wei of RISE for instance',
  source: suite('PulseCore: anyone can pulse'),
  choice:
    'Beside a vault that takes what is worth a share: that the real one does, given the RISE and the approval, is VAULT-LIVE-001.',
  lemmas: ['VAULT-LIVE-001'],
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'treasury',
    uses: sane,
    given: [...ready, theCase('both(both(planned(0) == 0, planned(1) == 0), both(planned(2) == 0, planned(3) == 0))')],
    hintsBefore: ['cancels(200, address(core).balance)', capFits],
    steps: [{ to: 'core', fn: 'pulse', args: [], expect: 'success' }],
    claim: 'core.lastPulse() == block.number',
    witness: 'rise.balanceOf(address(core)) > 0',
  },
});

export const buysWhenSettled: Property = property({
  ...common,
  id: 'PULSE-LIVE-002',
  title:
    'A pulse buys RISE while its market is settled, the cap lasts and the pool sells within the planned slippage of the mean price',
  kind: 'unit',
  breaks: 'revenue could wait in the treasury although there is RISE to buy with it',
  source: suite('all: liveness'),
  choice:
    'What the pool sells at is the pool’s part: it takes no more than the cap leaves, bounty included, and gives RISE. A plan that does nothing else; beside a vault that takes what is worth a share: VAULT-LIVE-001.',
  lemmas: ['VAULT-LIVE-001'],
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'treasury',
    uses: [...sane, { lemma: 'RISE-STATE-002', at: { one: 'address(core)', other: 'address(vault)' } }],
    observe: { ether, own, left: { type: 'uint256', expr: 'core.available()' } },
    given: [
      ...ready,
      theCase('both(both(planned(0) != 0, planned(1) == 0), both(planned(2) == 0, planned(3) == 0))'),
      { expr: 'isSettled(0)', reason: { because: 'documented precondition: the market is settled' } },
      {
        expr: 'both(both(etherAfterSwap() <= ether0, spending() <= left0), both(riseAfterSwap() >= own0, wad(minus(ether0, etherAfterSwap())) <= M(minus(riseAfterSwap(), own0), highestPrice())))',
        reason: {
          because:
            'documented precondition: the pool sells within the planned slippage, for no more than the cap leaves',
        },
      },
    ],
    hintsBefore: [
      'cancels(200, address(core).balance)',
      capFits,
      'cancels(10_100, riseMean())',
      'cancels(9900, riseMean())',
      'cancels(10_000, uint256(_load(twap, bytes32(uint256(2)))))',
      'cancels(plus(10_000, planned(5)), riseMean())',
      'cancels(highestPrice(), minus(riseAfterSwap(), own0))',
      'wadExact(minus(ether0, etherAfterSwap()))',
      'cancels(planned(6), minus(ether0, etherAfterSwap()))',
    ],
    steps: [{ to: 'core', fn: 'pulse', args: [], expect: 'success' }],
    claim: 'core.lastPulse() == block.number',
    example: 'both(usual(), planned(0) == 1 ether)',
    witness: 'ether1 < ether0',
  },
});

/** Of FLAT's desk: what its lemmas say of every price that it ever gives. */
const deskPrices: Given = {
  expr: 'both(both(deskPrice() >= 1e15, deskPrice() <= 1e24), both(deskEthUsd() >= 1e18, deskEthUsd() <= 1e24))',
  reason: {
    because: 'documented precondition: the desk has both prices, which FLAT-UNIT-003 and FLAT-STATE-004 bound',
  },
};

export const nothingInTheBand: Property = property({
  ...common,
  id: 'PULSE-REVERT-004',
  title: 'A pulse that charges reverts unless mean and spot price of FLAT are both above the band',
  kind: 'revert',
  breaks: 'FLAT could be sold into a market that does not overpay, and the peg be pushed down',
  source: { document: 'whitepaper', section: 'FLAT engine' },
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'treasury',
    given: [theCase('both(planned(1) != 0, either(flatMean() <= upperEdge(), flatSpot() <= upperEdge()))')],
    steps: [{ to: 'core', fn: 'pulse', args: [], expect: 'revert' }],
    claim: 'true',
    witness: 'both(flatMean() > upperEdge(), flatSpot() <= upperEdge())',
  },
});

export const chargesAboveTheBand: Property = property({
  ...common,
  id: 'PULSE-LIVE-003',
  title:
    'A pulse charges while the market of FLAT is settled with mean and spot price above the band, and what is sold brings at least two wei',
  kind: 'unit',
  breaks: 'FLAT could stay above its band although the treasury has ether to sell more of it',
  source: suite('all: liveness'),
  choice:
    'What the pool pays is the pool’s part. A plan that does nothing else; that Ocean compounds is OCEAN-UNIT-003, that the desk sells FLAT-LIVE-001, and the vault takes what is worth a share: VAULT-LIVE-001.',
  lemmas: ['VAULT-LIVE-001', 'FLAT-LIVE-001'],
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'charge',
    uses: sane,
    observe: { ether, left: { type: 'uint256', expr: 'core.available()' } },
    given: [
      ...ready,
      theCase('both(both(planned(0) == 0, planned(1) != 0), both(planned(2) == 0, planned(3) == 0))'),
      deskPrices,
      {
        expr: 'both(isSettled(1), both(flatMean() > upperEdge(), flatSpot() > upperEdge()))',
        reason: { because: 'documented precondition: a settled market above the band' },
      },
      {
        expr: 'both(planned(1) <= ether0, both(etherAfterCharge() >> 128 == 0, etherAfterCharge() >= plus(ether0, 2)))',
        reason: { because: 'documented precondition: the ether is there, and the sale brings two wei or more' },
      },
      {
        expr: 'D(M(minus(etherAfterCharge(), ether0), planned(6)), 10_000) <= left0',
        reason: { because: 'documented precondition: the cap leaves the bounty' },
      },
    ],
    hintsBefore: [
      'cancels(200, address(core).balance)',
      capFits,
      'cancels(10_100, flatMean())',
      'cancels(9900, flatMean())',
      'cancels(10_000, flatSpot())',
      'cancels(10_050, deskPrice())',
      'cancels(1e18, M(10_050, deskPrice()))',
      'cancels(10_000, deskEthUsd())',
      'cancels(planned(6), minus(etherAfterCharge(), ether0))',
    ],
    steps: [{ to: 'core', fn: 'pulse', args: [], expect: 'success' }],
    claim: 'core.lastPulse() == block.number',
    example: 'charges()',
    witness: 'paidForFlat() > 0',
  },
});

export const smallSandwich: Property = property({
  ...common,
  id: 'PULSE-SEQ-001',
  title:
    'Trading around a pulse in the settled RISE pool takes at most 2.03 % of the ether that leaves the treasury, besides the bounty, for any executor',
  kind: 'sequence',
  breaks: 'whoever sees a pulse coming could take what it buys with',
  source: suite('PulseCore: sandwiching pulse() yields at most a stated bound'),
  choice:
    'RISE is bought at most 1 % above its mean, and a pool is settled from 1 % below it: 101 ÷ 99 − 1. What other ways there are is searched for by the economics of the report.',
  wanted: 'sampled',
  engines: ['forge'],
  check: {
    form: 'scenario',
    world: 'suite',
    forall: { push: 'uint256', riseEth: 'uint256', slippage: 'uint256', bountyBps: 'uint256' },
    given: [theCase('sandwich.isSettled()')],
    observe: { ether },
    steps: [
      {
        to: 'sandwich',
        fn: 'raid',
        args: ['push', 'riseEth', 'slippage', 'bountyBps'],
        expect: 'assumed',
        returns: { type: 'uint256', name: 'taken' },
      },
    ],
    claim: 'both(ether1 <= ether0, taken <= D(M(minus(ether0, ether1), 203), 10_000))',
    witness: 'both(ether1 < ether0, push > 1e18)',
    fuzz: {
      push: 'bound(raw, 0.97e18, 1.06e18)',
      riseEth: 'bound(raw, 0.01 ether, 80 ether)',
      slippage: 'bound(raw, 0, 100)',
      bountyBps: 'bound(raw, 0, 100)',
    },
  },
});

const noOtherCode: Property = property({
  id: 'PULSE-STATIC-001',
  title: 'PulseCore has no DELEGATECALL, CALLCODE, SELFDESTRUCT, CREATE or CREATE2 in its runtime code',
  contract: 'PulseCore',
  kind: 'static',
  breaks: 'other code could run in its name, replace it or remove it',
  source: suite('Tier 2: immutable core and replaceable executor'),
  wanted: 'proved',
  check: {
    form: 'static',
    contract: 'PulseCore',
    rule: { name: 'no-opcodes', opcodes: ['DELEGATECALL', 'CALLCODE', 'SELFDESTRUCT', 'CREATE', 'CREATE2'] },
  },
});

export const pulseCore = [
  onlyIntoVault,
  neverApproves,
  settledBetweenCalls,
  everyWeiCounts,
  smallBounty,
  allRevenueToOcean,
  pricedRise,
  paysRunningSwap,
  oneABlock,
  nothingWithoutExecutor,
  callbackClosed,
  onlyCouncilReplaces,
  quietPulse,
  buysWhenSettled,
  nothingInTheBand,
  chargesAboveTheBand,
  smallSandwich,
  noOtherCode,
];
