/** NAVDefenseCore: ether buys SAVE at or below NAV, all of it is burned, and an epoch spends no more than its breaker. */
import { property, suite, theCase } from '../define.ts';
import type { Given, Property, Step, Use } from '../schema.ts';
import { aDayAtLeast, withinCap } from '../source-claims.ts';

const common = { contract: 'NAVDefenseCore', wanted: 'proved', engines: ['halmos', 'forge'] } as const;

const supplies: readonly Use[] = [
  { lemma: 'RISE-STATE-001' },
  { lemma: 'RISE-STATE-002', at: { one: 'address(vault)', other: 'caller' } },
  { lemma: 'VAULT-STATE-002' },
  { lemma: 'VAULT-STATE-003', at: { one: 'address(defense)', other: 'caller' } },
];
/** What holds of the core between calls. */
const sane: readonly Use[] = [{ lemma: 'NAVD-STATE-001' }, { lemma: 'NAVD-STATE-002' }];

/** The swap callback takes bytes, so it is no part of the free call; with no budget it reverts. */
const callbackApart: Given = {
  expr: 'c.selector != defense.uniswapV3SwapCallback.selector',
  reason: { provedIn: 'NAVD-REVERT-002' },
};

const defend: Step = {
  to: 'defense',
  fn: 'defend',
  args: [],
  expect: 'assumed',
  returns: { type: 'uint256', name: 'spent' },
};
const ether = { type: 'uint256', expr: 'address(defense).balance' } as const;
const held = { type: 'uint256', expr: 'vault.balanceOf(address(defense))' } as const;
const save = { type: 'uint256', expr: 'vault.totalSupply()' } as const;
const locked = { type: 'uint256', expr: 'rise.balanceOf(address(vault))' } as const;
const epoch = {
  start: { type: 'uint256', expr: 'defense.epochStart()' },
  limit: { type: 'uint256', expr: 'defense.epochLimit()' },
  counted: { type: 'uint256', expr: 'defense.epochSpent()' },
} as const;

/** Where twins of a call look: 2 ether spent of 100, in a running epoch. */
const everyday =
  'both(both(settled(), both(address(defense).balance == 100 ether, uint256(_load(executor, bytes32(uint256(2)))) == 2 ether)), both(both(uint256(_load(savePool, bytes32(0))) == 98 ether, uint256(_load(savePool, bytes32(uint256(1)))) == 30e18), both(both(vault.balanceOf(address(defense)) == 0, vault.convertToAssets(0) == 30e18), both(c.selector == defense.defend.selector, c.value == 0))))';

/** One ether is ten RISE, one SAVE is one RISE: 2 ether for 30 SAVE, out of 100. */
const ordinary =
  'both(both(settled(), both(address(defense).balance == 100 ether, uint256(_load(executor, bytes32(uint256(2)))) == 2 ether)), both(both(uint256(_load(savePool, bytes32(0))) == 98 ether, uint256(_load(savePool, bytes32(uint256(1)))) == 30e18), both(rise.balanceOf(address(vault)) == 212_500_000e18, both(vault.totalSupply() == 212_500_000e18, vault.balanceOf(address(defense)) == 0))))';

export const atOrBelowNav: Property = property({
  ...common,
  id: 'NAVD-UNIT-001',
  title: 'What a purchase spends buys, at the mean price of RISE, no more RISE than lies behind the SAVE it received',
  kind: 'unit',
  breaks: 'ether of the treasury would pay SAVE holders more than NAV',
  source: suite('NAVDefense: buys at or below NAV only'),
  choice:
    'NAV in RISE: both sides are measured in RISE, ether by the reader’s RISE per ether rounded up, SAVE by what the vault says lies behind it, rounded down, before it is burned.',
  check: {
    form: 'scenario',
    world: 'defense',
    uses: supplies,
    observe: { ether, held, save, locked },
    steps: [defend],
    locals: [
      'uint256 burned = minus(save0, save1)',
      'uint256 behind = D(M(minus(burned, held0), locked1 + 1), save0 + 1)',
    ],
    hints: ['commutes(minus(burned, held0), locked1 + 1)', 'commutes(spent, risePerEth())'],
    claim: 'both(M(spent, risePerEth()) <= wad(behind), minus(ether0, ether1) == spent)',
    example: ordinary,
    witness: 'spent > 0',
  },
});

export const burnsWhatItBuys: Property = property({
  ...common,
  id: 'NAVD-UNIT-002',
  title:
    'All SAVE that a purchase brings is burned in the same call: the core holds none afterwards, and RISE stays locked',
  kind: 'unit',
  breaks: 'bought SAVE could be sold again, and NAV per share would not rise',
  source: suite('NAVDefense: bought SAVE is burned in the same call'),
  check: {
    form: 'scenario',
    world: 'defense',
    uses: supplies,
    observe: { held, save, locked },
    steps: [defend],
    claim: 'both(both(held1 == 0, save1 < save0), locked1 == locked0)',
    example: ordinary,
    witness: 'both(minus(save0, save1) > 0, spent > 0)',
  },
});

export const offersWhatIsWanted: Property = property({
  ...common,
  id: 'NAVD-UNIT-005',
  title: 'A purchase offers the pool all that the executor wants, or all that the breaker leaves where that is less',
  kind: 'unit',
  breaks: 'SAVE could stay below NAV while ether that may buy it waits',
  source: suite('all: liveness'),
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'spend',
    uses: sane,
    observe: { left: { type: 'uint256', expr: 'defense.available()' } },
    steps: [defend],
    locals: ['bool less = wanted() <= left0'],
    claim: 'offered() == plus(masked(less, wanted()), masked(!less, left0))',
    witness: 'both(spent > 0, wanted() > left0)',
  },
});

export const buysBargains: Property = property({
  ...common,
  id: 'NAVD-LIVE-003',
  title:
    'A defense buys whenever SAVE stands well below NAV in settled markets and the executor wants some within the breaker',
  kind: 'unit',
  breaks: 'SAVE could stay below NAV while ether waits to buy it',
  source: suite('all: liveness'),
  choice: 'Well below: 1.4 %, which is a little more than the slippage and the pool’s fee together.',
  wanted: 'sampled',
  engines: ['forge'],
  check: {
    form: 'scenario',
    world: 'defense',
    observe: {
      save,
      nav: { type: 'uint256', expr: 'navPerSave()' },
      mean: { type: 'uint256', expr: 'saveMean()' },
      spot: { type: 'uint256', expr: 'saveSpot()' },
      rises: { type: 'uint256', expr: 'risePerEth()' },
      risesNow: { type: 'uint256', expr: 'spotRisePerEth()' },
    },
    given: [
      {
        expr: 'both(defenseOpen(), !isPaused(address(defense)))',
        reason: { because: 'documented precondition: an outermost call, and an executor that may be asked' },
      },
      {
        expr: 'both(both(mean0 != 0, mean0 >> 96 == 0), both(rises0 != 0, rises0 >> 96 == 0))',
        reason: { because: 'documented precondition: both pools have prices' },
      },
      {
        expr: 'both(isWithin(spot0, mean0, 90), isWithin(risesNow0, rises0, 99))',
        reason: {
          because: 'documented precondition: nobody pushes the prices, and the slippage has room above the spot',
        },
      },
      {
        expr: 'M(mean0, 10_140) <= M(nav0, 10_000)',
        reason: { because: 'the case the claim is about' },
      },
      {
        expr: 'wouldSpend() >= 1e9',
        reason: { because: 'documented precondition: the executor wants to spend, enough to be told from rounding' },
      },
    ],
    steps: [{ ...defend, expect: 'success' }],
    claim: 'both(spent > 0, save1 < save0)',
    witness: 'true',
  },
});

export const nothingWithoutExecutor: Property = property({
  ...common,
  id: 'NAVD-REVERT-001',
  title: 'Nothing is bought while the executor is paused, fails or answers too little',
  kind: 'revert',
  breaks: 'a pause would be no pause',
  source: suite('Guardian: before expiry only the guardian pauses, and only executors'),
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'spend',
    given: [theCase('either(isPaused(address(defense)), !executorAnswers())')],
    steps: [{ to: 'defense', fn: 'defend', args: [], expect: 'revert' }],
    claim: 'true',
    witness: 'both(isPaused(address(defense)), address(defense).balance > 0)',
  },
});

export const callbackClosed: Property = property({
  ...common,
  id: 'NAVD-REVERT-002',
  title: 'With no purchase running the swap callback reverts for everyone, the pool included, whatever it asks for',
  kind: 'revert',
  breaks: 'the pool, or anyone, could draw the ether',
  source: suite('NAVDefense: ETH buys SAVE only'),
  choice: 'Bytes arguments of the callback are ignored by the code; they are empty here.',
  check: {
    form: 'scenario',
    world: 'defense',
    forall: { amount0: 'uint256', amount1: 'uint256' },
    uses: [{ lemma: 'NAVD-STATE-001' }],
    steps: [
      {
        to: 'defense',
        fn: 'uniswapV3SwapCallback',
        args: ['int256(amount0)', 'int256(amount1)', '""'],
        expect: 'revert',
      },
      {
        to: 'defense',
        fn: 'uniswapV3SwapCallback',
        args: ['int256(amount0)', 'int256(amount1)', '""'],
        from: 'address(savePool)',
        expect: 'revert',
      },
    ],
    claim: 'true',
    witness: 'amount0 > 0',
  },
});

export const noBudgetBetweenCalls: Property = property({
  ...common,
  id: 'NAVD-STATE-001',
  title: 'Between calls no purchase has a budget left: the pool can draw no ether',
  kind: 'state',
  breaks: 'the pool, or anyone through it, could draw what a purchase did not use',
  source: suite('NAVDefense: ETH buys SAVE only'),
  check: {
    form: 'invariant',
    world: 'spend',
    over: ['defense'],
    given: [
      {
        expr: 'c.selector != defense.uniswapV3SwapCallback.selector',
        reason: { because: 'with no budget, the induction hypothesis, the callback reverts: NAVD-REVERT-002' },
      },
    ],
    observe: { left: { type: 'uint256', expr: 'budget()' } },
    claim: 'left == 0',
    witness: 'address(defense).balance > 0',
  },
});

export const withinBreaker: Property = property({
  ...common,
  id: 'NAVD-STATE-002',
  title: 'An epoch has never spent more than its breaker allows',
  kind: 'state',
  breaks: 'one bad day could spend the whole defense budget',
  source: suite('NAVDefense: epoch spend ≤ breaker'),
  check: {
    form: 'invariant',
    world: 'spend',
    over: ['defense'],
    given: [callbackApart],
    observe: epoch,
    claim: 'both(counted <= limit, both(limit >> 128 == 0, start <= block.timestamp))',
    example: everyday,
    witness: 'counted1 > counted0',
  },
  optional: ['smtchecker'],
  inSource: withinCap,
});

export const everyWeiCounts: Property = property({
  ...common,
  id: 'NAVD-TRANS-001',
  title:
    'Ether leaves by purchases only and each wei of it counts against the breaker: 5 % of what was held when the epoch began, an epoch being a day at least',
  kind: 'transition',
  breaks: 'ether could leave uncounted, or the breaker be reset early',
  source: suite('NAVDefense: epoch spend ≤ breaker'),
  check: {
    form: 'transition',
    world: 'spend',
    over: ['defense'],
    uses: sane,
    given: [callbackApart],
    observe: { ether, ...epoch },
    claim:
      'both(either(ether1 >= ether0, c.selector == defense.defend.selector), either(both(start1 == start0, both(limit1 == limit0, plus(counted1, ether1) >= plus(counted0, ether0))), both(both(start1 == block.timestamp, minus(start1, start0) >= 1 days), both(limit1 == fivePercent(ether0), plus(counted1, ether1) >= ether0))))',
    example: everyday,
    witness: 'both(counted1 > 0, ether1 < ether0)',
  },
  optional: ['smtchecker'],
  inSource: aDayAtLeast,
});

export const onlyCouncilReplaces: Property = property({
  ...common,
  id: 'NAVD-TRANS-002',
  title: 'Only the council’s own call replaces the executor of NAV defense',
  kind: 'transition',
  breaks: 'anyone could decide what is spent, up to the breaker',
  source: suite('Tier 2: immutable core and replaceable executor'),
  check: {
    form: 'transition',
    world: 'spend',
    over: ['defense'],
    given: [callbackApart],
    observe: { executor: { type: 'address', expr: 'defense.executor()' } },
    claim: 'either(executor1 == executor0, both(caller == council, executor1 == address(uint160(c.w0))))',
    example: 'c.selector == defense.setExecutor.selector',
    witness: 'executor1 != executor0',
  },
});

export const defendsBelowNav: Property = property({
  ...common,
  id: 'NAVD-LIVE-001',
  title:
    'A defense succeeds while both markets are settled, the executor wants something, the breaker leaves something and the pool sells at or below NAV',
  kind: 'unit',
  breaks: 'SAVE could stay below NAV although there is ether to buy it',
  source: suite('all: liveness'),
  choice:
    'What the pool sells at is the pool’s part: it takes no more than is offered and gives SAVE. Beside a vault that burns: VAULT-UNIT-004.',
  lemmas: ['VAULT-UNIT-004'],
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'spend',
    uses: sane,
    observe: { ether, held, left: { type: 'uint256', expr: 'defense.available()' } },
    given: [
      {
        expr: 'both(both(!isPaused(address(defense)), executorAnswers()), defenseOpen())',
        reason: { because: 'documented precondition: an executor that answers' },
      },
      {
        expr: 'both(wanted() != 0, left0 != 0)',
        reason: { because: 'documented precondition: the executor wants something and the breaker leaves something' },
      },
      {
        expr: 'both(isSettled(0), isSettled(1))',
        reason: { because: 'documented precondition: both markets are settled' },
      },
      {
        expr: 'both(worth() >> 128 == 0, held0 >> 128 == 0)',
        reason: { because: 'there are 425,000,000 RISE, and no more SAVE: RISE-STATE-001, VAULT-STATE-002' },
      },
      {
        expr: 'both(both(etherAfter() <= ether0, minus(ether0, etherAfter()) <= left0), both(saveAfter() > held0, M(minus(ether0, etherAfter()), risePerEth()) <= wad(worth())))',
        reason: { because: 'documented precondition: the pool sells at or below NAV, for no more than is offered' },
      },
    ],
    hintsBefore: [
      'cancels(500, address(defense).balance)',
      'divMonotone(M(address(defense).balance, 500), M(type(uint128).max, 500), 10_000)',
      'wadExact(worth())',
      'cancels(risePerEth(), minus(ether0, etherAfter()))',
      'cancels(10_100, uint256(_load(twap, bytes32(uint256(1)))))',
      'cancels(9900, uint256(_load(twap, bytes32(uint256(1)))))',
      'cancels(10_000, uint256(_load(twap, bytes32(uint256(3)))))',
      'cancels(10_100, risePerEth())',
      'cancels(9900, risePerEth())',
      'cancels(10_000, uint256(_load(twap, bytes32(uint256(2)))))',
    ],
    steps: [{ to: 'defense', fn: 'defend', args: [], expect: 'success' }],
    claim: 'vault.balanceOf(address(defense)) == 0',
    witness: 'ether1 < ether0',
  },
});

const noOtherCode: Property = property({
  id: 'NAVD-STATIC-001',
  title: 'NAVDefenseCore has no DELEGATECALL, CALLCODE, SELFDESTRUCT, CREATE or CREATE2 in its runtime code',
  contract: 'NAVDefenseCore',
  kind: 'static',
  breaks: 'other code could run in its name, replace it or remove it',
  source: suite('Tier 2: immutable core and replaceable executor'),
  wanted: 'proved',
  check: {
    form: 'static',
    contract: 'NAVDefenseCore',
    rule: { name: 'no-opcodes', opcodes: ['DELEGATECALL', 'CALLCODE', 'SELFDESTRUCT', 'CREATE', 'CREATE2'] },
  },
});

export const defense = [
  atOrBelowNav,
  burnsWhatItBuys,
  offersWhatIsWanted,
  buysBargains,
  nothingWithoutExecutor,
  callbackClosed,
  noBudgetBetweenCalls,
  withinBreaker,
  everyWeiCounts,
  onlyCouncilReplaces,
  defendsBelowNav,
  noOtherCode,
];
