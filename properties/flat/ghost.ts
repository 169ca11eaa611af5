/** GhostMintCore: for any executor, no sale below 1.1 × NAV, and no RISE anywhere but into the vault. */
import { property, suite, theCase } from '../define.ts';
import type { Property, Step, Use } from '../schema.ts';
import { withinCap } from '../source-claims.ts';

const common = { contract: 'GhostMintCore', wanted: 'proved', engines: ['halmos', 'forge'] } as const;
const all = ['rise', 'vault', 'ghost'] as const;

/** The core's and the vault's RISE beside whatever a message can debit. */
const supplies: readonly Use[] = [
  { lemma: 'RISE-STATE-001' },
  { lemma: 'RISE-STATE-002', at: { one: 'address(vault)', other: 'address(ghost)' } },
  { lemma: 'VAULT-STATE-002' },
];
const callers: readonly Use[] = [
  { lemma: 'RISE-STATE-002', at: { one: 'address(ghost)', other: 'caller' } },
  { lemma: 'RISE-STATE-002', at: { one: 'address(vault)', other: 'caller' } },
  { lemma: 'RISE-STATE-002', at: { one: 'address(ghost)', other: 'address(uint160(c.w0))' } },
  { lemma: 'RISE-STATE-002', at: { one: 'address(vault)', other: 'address(uint160(c.w0))' } },
  { lemma: 'RISE-STATE-002', at: { one: 'address(ghost)', other: 'address(uint160(c.w1))' } },
  { lemma: 'RISE-STATE-002', at: { one: 'address(vault)', other: 'address(uint160(c.w1))' } },
];
const noAllowance: readonly Use[] = [
  { lemma: 'GHOST-STATE-001', at: { spender: 'caller' } },
  { lemma: 'GHOST-STATE-001', at: { spender: 'address(vault)' } },
];

const sale: Step = {
  to: 'ghost',
  fn: 'buy',
  args: ['least'],
  value: 'value',
  expect: 'assumed',
  returns: { type: 'uint256', name: 'sold' },
};
const refused: Step = { to: 'ghost', fn: 'buy', args: ['least'], value: 'value', expect: 'revert' };
const payment = { value: 'uint128', least: 'uint256' } as const;
const clamp = { type: 'uint256', expr: 'clampPrice()' } as const;
const market = { type: 'uint256', expr: 'marketPrice()' } as const;
const locked = { type: 'uint256', expr: 'rise.balanceOf(address(vault))' } as const;
const epoch = {
  start: { type: 'uint256', expr: 'ghost.epochStart()' },
  limit: { type: 'uint256', expr: 'ghost.epochLimit()' },
  counted: { type: 'uint256', expr: 'ghost.epochSpent()' },
} as const;
const inventory = { type: 'uint256', expr: 'ghost.inventory()' } as const;

/** One RISE costs a tenth of an ether, one SAVE is one RISE, and the market pays an ether for six SAVE. */
const quotes = 'both(both(riseMean() == 1e17, savePerEth() == 6e18), executorPrice() == 1.7e17)';
const ordinary = `both(${quotes}, both(both(value == 17e17, least == 0), _perShare() == 1e18))`;
const parity = 'both(rise.balanceOf(address(vault)) == 212_500_000e18, vault.totalSupply() == 212_500_000e18)';
const ordinarySale = `both(${quotes}, both(both(value == 17e17, least == 0), ${parity}))`;
const message =
  'either(both(c.selector == ghost.buy.selector, both(c.value == 17e17, c.w0 == 0)), both(c.value == 0, either(both(c.selector == vault.deposit.selector, c.w0 == 1e18), both(c.selector == rise.transfer.selector, c.w1 == 1e18))))';

const choices = { value: 'bound(raw, 1, 1 ether)', least: 'bound(raw, 0, 1e15)' } as const;

export const clampHolds: Property = property({
  ...common,
  id: 'GHOST-UNIT-001',
  title: 'Anti-Dilution Clamp: every sale takes at least the clamp price for each SAVE, to the wei, for any executor',
  kind: 'unit',
  breaks: 'SAVE would be sold below 1.1 × NAV, and its holders diluted',
  source: suite('GhostMint: Anti-Dilution Clamp'),
  choice: 'The clamp is the core’s own view, which GHOST-UNIT-002 proves to be 1.1 × NAV rounded up.',
  check: {
    form: 'scenario',
    world: 'sale',
    forall: payment,
    observe: { clamp },
    steps: [sale],
    hints: ['within(wad(value), salePrice(clamp0), clamp0)'],
    claim: 'both(clamp0 != 0, M(sold, clamp0) <= wad(value))',
    example: ordinary,
    witness: 'sold > 0',
    fuzz: choices,
  },
});

export const clampIsElevenTenths: Property = property({
  ...common,
  id: 'GHOST-UNIT-002',
  title: 'The clamp price is 1.1 × NAV rounded up: no less, and by less than one wei more',
  kind: 'unit',
  breaks: 'the clamp would hold at another price than it is said to',
  source: suite('GhostMint: Anti-Dilution Clamp'),
  choice:
    'NAV of one SAVE: the mean price of RISE, rounded up, times the RISE that one new SAVE costs the vault, rounded up.',
  check: {
    form: 'scenario',
    world: 'sale',
    observe: { clamp },
    given: [theCase('clamp0 != 0')],
    steps: [],
    locals: ['uint256 nav = elevenTenths(navTimesWad())'],
    hints: [
      'fits(riseMean(), _perShare(), 96, 128)',
      'commutes(riseMean(), _perShare())',
      'divides(minus(nav, 1), 1e22)',
    ],
    claim: 'both(both(nav != 0, inBpsOfNav(clamp0) >= nav), minus(inBpsOfNav(clamp0), nav) < 1e22)',
    example: 'both(riseMean() == 1e17, _perShare() == 1e18)',
    witness: 'clamp0 > 1',
  },
});

export const exactSale: Property = property({
  ...common,
  id: 'GHOST-UNIT-003',
  title:
    'A sale makes exactly the SAVE it returns, some and at least the buyer’s minimum, for the buyer, from inventory that the vault receives',
  kind: 'unit',
  breaks: 'buyers would get less than they were told, or inventory would pay more than they got',
  source: suite('GhostMint: inventory leaves only via the vault'),
  check: {
    form: 'scenario',
    world: 'ghost',
    forall: payment,
    uses: [...supplies, { lemma: 'VAULT-STATE-003', at: { one: 'caller', other: 'caller' } }],
    observe: {
      held: { type: 'uint256', expr: 'vault.balanceOf(caller)' },
      supply: { type: 'uint256', expr: 'vault.totalSupply()' },
      inventory,
      locked,
    },
    steps: [sale],
    claim:
      'both(both(both(sold > 0, sold >= least), both(minus(held1, held0) == sold, minus(supply1, supply0) == sold)), both(inventory1 < inventory0, minus(inventory0, inventory1) == minus(locked1, locked0)))',
    example: ordinarySale,
    witness: 'sold > 0',
    fuzz: choices,
  },
});

export const proceeds: Property = property({
  ...common,
  id: 'GHOST-UNIT-004',
  title: 'All ether of a sale, and whatever else the core holds, goes to the treasury in the same call',
  kind: 'unit',
  breaks: 'proceeds could be stuck or taken',
  source: suite('GhostMint: Anti-Dilution Clamp'),
  check: {
    form: 'scenario',
    world: 'sale',
    forall: payment,
    observe: {
      own: { type: 'uint256', expr: 'address(ghost).balance' },
      treasury: { type: 'uint256', expr: 'treasury.balance' },
    },
    steps: [sale],
    claim: 'both(own1 == 0, minus(treasury1, treasury0) == plus(own0, value))',
    example: ordinary,
    witness: 'value > 0',
    fuzz: choices,
  },
});

export const noSaleBelowBull: Property = property({
  ...common,
  id: 'GHOST-REVERT-001',
  title:
    'Nothing is sold unless the market pays more than the clamp: not in the dead zone, not in the bear, not at equality',
  kind: 'revert',
  breaks: 'SAVE would be sold into a market that does not want it at 1.1 × NAV',
  source: suite('GhostMint: no sale in the dead zone or bear'),
  choice:
    'The market’s price is the inverse of the reader’s SAVE per ether, s: it is at most the clamp exactly when clamp × s ≥ 1. A clamp of 2^128 and more is above the inverse of any s.',
  check: {
    form: 'scenario',
    world: 'sale',
    forall: payment,
    observe: { clamp },
    given: [
      {
        expr: 'savePerEth() >> 96 == 0',
        reason: { because: 'a larger mean is refused, and the sale reverts' },
      },
      theCase('either(clamp0 >> 128 != 0, M(clamp0, savePerEth()) >= 1e36)'),
    ],
    hintsBefore: ['divides(1e36, savePerEth())', 'gap(clamp0, D(1e36, savePerEth()), savePerEth())'],
    steps: [refused],
    claim: 'true',
    example: 'both(both(riseMean() == 1e17, savePerEth() == 10e18), both(_perShare() == 1e18, value == 17e17))',
    witness: 'value > 0',
    fuzz: choices,
  },
});

export const noSaleWithoutExecutor: Property = property({
  ...common,
  id: 'GHOST-REVERT-002',
  title: 'Nothing is sold while the executor is paused, fails or answers too little',
  kind: 'revert',
  breaks: 'a pause would be no pause, or a sale would be made at no price',
  source: suite('Guardian: before expiry only the guardian pauses, and only executors'),
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'sale',
    forall: payment,
    given: [theCase('either(isPaused(address(ghost)), !executorAnswers())')],
    steps: [refused],
    claim: 'true',
    witness: 'both(isPaused(address(ghost)), value > 0)',
  },
});

export const neverApproves: Property = property({
  ...common,
  id: 'GHOST-STATE-001',
  title: 'Between calls nobody has an allowance over the inventory, the vault neither',
  kind: 'state',
  breaks: 'an allowance is a way out that does not pass the clamp',
  source: suite('GhostMint: inventory leaves only via the vault'),
  check: {
    form: 'invariant',
    world: 'ghost',
    over: all,
    forall: { spender: 'address' },
    uses: supplies,
    observe: { allowed: { type: 'uint256', expr: 'rise.allowance(address(ghost), spender)' } },
    claim: 'allowed == 0',
    example: `both(${quotes}, both(${parity}, ${message}))`,
    witness: 'ghost.inventory() > 0',
  },
});

export const onlyIntoVault: Property = property({
  ...common,
  id: 'GHOST-TRANS-001',
  title: 'No call by anyone takes inventory anywhere but into the vault',
  kind: 'transition',
  breaks: 'treasury RISE could be sold or taken',
  source: suite('GhostMint: inventory leaves only via the vault'),
  check: {
    form: 'transition',
    world: 'ghost',
    over: all,
    uses: [...supplies, ...callers, ...noAllowance],
    observe: { inventory, locked },
    claim: 'either(inventory1 >= inventory0, minus(inventory0, inventory1) == minus(locked1, locked0))',
    example: `both(${quotes}, both(${parity}, ${message}))`,
    witness: 'locked1 > locked0',
    witnessOver: { rise: 'inventory1 > inventory0', ghost: 'inventory1 < inventory0' },
  },
});

export const withinDay: Property = property({
  ...common,
  id: 'GHOST-STATE-002',
  title: 'An epoch has never sold more SAVE than its cap allows',
  kind: 'state',
  breaks: 'whoever holds down the price of RISE for half an hour could buy the inventory',
  source: suite('GhostMint: existing holders’ NAV never diluted'),
  choice: 'The cap limits what a lowered clamp can be worth; the search for profit found why: see the economics.',
  check: {
    form: 'invariant',
    world: 'sale',
    over: ['ghost'],
    observe: epoch,
    claim: 'both(counted <= limit, both(limit >> 128 == 0, start <= block.timestamp))',
    example: `both(${quotes}, both(${message}, both(ghost.epochLimit() == 100e18, _perShare() == 1e18)))`,
    witness: 'counted1 > counted0',
  },
  optional: ['smtchecker'],
  inSource: withinCap,
});

export const everySaleCounts: Property = property({
  ...common,
  id: 'GHOST-TRANS-003',
  title:
    'All SAVE that a sale makes counts against the cap: 0.01 % of the SAVE there was when the epoch began, an epoch being a day at least',
  kind: 'transition',
  breaks: 'inventory could be sold uncounted, or the cap be reset early',
  source: suite('GhostMint: existing holders’ NAV never diluted'),
  check: {
    form: 'transition',
    world: 'ghost',
    over: ['ghost'],
    uses: [
      ...supplies,
      { lemma: 'GHOST-STATE-002' },
      { lemma: 'VAULT-STATE-003', at: { one: 'caller', other: 'caller' } },
    ],
    observe: { ...epoch, save: { type: 'uint256', expr: 'vault.totalSupply()' } },
    locals: [
      'uint256 made = minus(save1, save0)',
      'bool same = both(start1 == start0, limit1 == limit0)',
      'bool begun = both(both(start1 == block.timestamp, minus(start1, start0) >= 1 days), limit1 == basisPoint(save0))',
    ],
    claim: 'both(save1 >= save0, either(both(same, minus(counted1, counted0) == made), both(begun, counted1 == made)))',
    example: `both(${quotes}, both(${parity}, ${message}))`,
    witness: 'counted1 > counted0',
  },
});

export const onlyCouncilReplaces: Property = property({
  ...common,
  id: 'GHOST-TRANS-002',
  title: 'Only the council’s own call replaces the executor of sales',
  kind: 'transition',
  breaks: 'anyone could set the price of SAVE, down to the clamp',
  source: suite('Tier 2: immutable core and replaceable executor'),
  check: {
    form: 'transition',
    world: 'ghost',
    over: ['ghost'],
    uses: supplies,
    observe: { executor: { type: 'address', expr: 'ghost.executor()' } },
    claim: 'either(executor1 == executor0, both(caller == council, executor1 == address(uint160(c.w0))))',
    example: 'c.selector == ghost.setExecutor.selector',
    witness: 'executor1 != executor0',
  },
});

export const sellsInBull: Property = property({
  ...common,
  id: 'GHOST-LIVE-001',
  title:
    'In the bull regime a sale succeeds while the executor answers, inventory and cap last and the payment buys something',
  kind: 'unit',
  breaks: 'absorption through sales would stop',
  source: suite('all: liveness'),
  choice:
    'Beside a vault that accepts the mint: that the real one does, given the RISE and the approval, is VAULT-LIVE-002.',
  lemmas: ['VAULT-LIVE-002'],
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'sale',
    forall: { value: 'uint96' },
    uses: [{ lemma: 'GHOST-STATE-002' }],
    observe: { clamp, market },
    given: [
      {
        expr: 'both(clamp0 != 0, market0 > clamp0)',
        reason: { because: 'documented precondition: the bull regime, by markets that are settled' },
      },
      {
        expr: 'both(both(!isPaused(address(ghost)), executorAnswers()), ghostOpen())',
        reason: { because: 'documented precondition: an executor that answers; and no sale is running' },
      },
      {
        expr: 'D(wad(value), salePrice(clamp0)) != 0',
        reason: { because: 'documented precondition: the payment buys something' },
      },
      {
        expr: 'D(wad(value), salePrice(clamp0)) <= capLeft()',
        reason: { because: 'documented precondition: the cap of the epoch lasts' },
      },
      {
        expr: 'both(costOfSale() <= ghost.inventory(), _perShare() <= ghost.inventory())',
        reason: {
          because:
            'documented precondition: the inventory lasts, also for a sale of exactly one SAVE, whose cost is the price of one',
        },
      },
    ],
    hintsBefore: ['wadExact(value)'],
    steps: [
      {
        to: 'ghost',
        fn: 'buy',
        args: ['0'],
        value: 'value',
        expect: 'success',
        returns: { type: 'uint256', name: 'sold' },
      },
    ],
    claim: 'sold > 0',
    example: ordinary.replace('both(value == 17e17, least == 0)', 'value == 17e17'),
    witness: 'sold > 0',
  },
});

export const sellsOnPools: Property = property({
  ...common,
  id: 'GHOST-LIVE-003',
  title:
    'On the real pools a sale succeeds whenever SAVE stands above the clamp in settled markets, within cap and inventory',
  kind: 'unit',
  breaks: 'absorption through sales would stop',
  source: suite('all: liveness'),
  choice:
    'For the executor that sales start with. Above the clamp: by a thousandth of NAV, which is more than all roundings together.',
  wanted: 'sampled',
  engines: ['forge'],
  check: {
    form: 'scenario',
    world: 'sale',
    forall: { value: 'uint96' },
    observe: {
      locked,
      nav: { type: 'uint256', expr: 'D(navTimesWad(), 1e18)' },
      price: { type: 'uint256', expr: 'D(1e36, savePerEth())' },
      rises: { type: 'uint256', expr: 'risePerEth()' },
      mean: { type: 'uint256', expr: 'saveMean()' },
    },
    given: [
      {
        expr: 'both(ghost.executor() == _world.firstExecutors(1), !isPaused(address(ghost)))',
        reason: { because: 'documented precondition: an executor that answers' },
      },
      {
        expr: 'both(both(mean0 != 0, mean0 >> 96 == 0), both(rises0 != 0, rises0 >> 96 == 0))',
        reason: { because: 'documented precondition: both pools have prices' },
      },
      {
        expr: 'both(isWithin(saveSpot(), mean0, 90), isWithin(spotRisePerEth(), rises0, 90))',
        reason: { because: 'documented precondition: nobody pushes the prices' },
      },
      {
        expr: 'both(nav0 != 0, M(price0, 10_000) > M(nav0, 11_010))',
        reason: { because: 'the case the claim is about' },
      },
      {
        expr: 'both(value >= 1e12, D(wad(value), nav0) <= ghost.available())',
        reason: { because: 'documented precondition: the payment buys something, and the cap lasts' },
      },
      {
        expr: 'vault.previewMint(D(wad(value), nav0)) <= rise.balanceOf(address(ghost))',
        reason: { because: 'documented precondition: the inventory lasts' },
      },
    ],
    steps: [{ ...sale, args: ['0'], expect: 'success' }],
    claim: 'both(sold > 0, locked1 > locked0)',
    witness: 'true',
    fuzz: { value: 'bound(raw, 1e12, 10 ether)' },
  },
});

export const sellsWithinWidths: Property = property({
  ...common,
  id: 'GHOST-REVERT-005',
  title: 'Nothing is sold for 2^96 wei of ether or more',
  kind: 'revert',
  breaks: 'a sale would be made of numbers for which nothing is proved of its prices',
  source: suite('GhostMint: no sale in the dead zone or bear'),
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'sale',
    forall: payment,
    given: [theCase('value >> 96 != 0')],
    steps: [refused],
    claim: 'true',
    witness: 'value > 0',
  },
});

export const clampWithinWidths: Property = property({
  ...common,
  id: 'GHOST-REVERT-006',
  title: 'There is no clamp price, and no sale by it, while one SAVE costs more than 2^128 wei of RISE',
  kind: 'revert',
  breaks: 'a vault that no RISE can be behind would be sold by',
  source: suite('GhostMint: no sale in the dead zone or bear'),
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'sale',
    offGround: true,
    given: [theCase('_perShare() >> 128 != 0')],
    steps: [{ to: 'ghost', fn: 'clampPrice', args: [], expect: 'revert' }],
    claim: 'true',
    witness: 'isSettled(0)',
  },
});

const noOtherCode: Property = property({
  id: 'GHOST-STATIC-001',
  title: 'GhostMintCore has no DELEGATECALL, CALLCODE, SELFDESTRUCT, CREATE or CREATE2 in its runtime code',
  contract: 'GhostMintCore',
  kind: 'static',
  breaks: 'other code could run in its name, replace it or remove it',
  source: suite('Tier 2: immutable core and replaceable executor'),
  wanted: 'proved',
  check: {
    form: 'static',
    contract: 'GhostMintCore',
    rule: { name: 'no-opcodes', opcodes: ['DELEGATECALL', 'CALLCODE', 'SELFDESTRUCT', 'CREATE', 'CREATE2'] },
  },
});

const threeCalls: Property = property({
  id: 'GHOST-STATIC-002',
  title: 'GhostMintCore’s runtime code holds three CALLs: approval, mint, and the ether to the treasury',
  contract: 'GhostMintCore',
  kind: 'static',
  breaks: 'the executor could be called so that it can act, or something could leave by another way',
  source: suite('Tier 2: immutable core and replaceable executor'),
  wanted: 'proved',
  check: { form: 'static', contract: 'GhostMintCore', rule: { name: 'call-sites', opcode: 'CALL', most: 3 } },
});

export const ghost = [
  clampHolds,
  clampIsElevenTenths,
  exactSale,
  proceeds,
  noSaleBelowBull,
  noSaleWithoutExecutor,
  neverApproves,
  onlyIntoVault,
  withinDay,
  everySaleCounts,
  onlyCouncilReplaces,
  sellsInBull,
  sellsOnPools,
  sellsWithinWidths,
  clampWithinWidths,
  noOtherCode,
  threeCalls,
];
