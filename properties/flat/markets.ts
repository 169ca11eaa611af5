/** Prices that the cores of Tier 2 act on: of settled markets only, and no further from their means than is said. */
import { property, suite, theCase } from '../define.ts';
import type { Property, Step } from '../schema.ts';

const common = { wanted: 'proved', engines: ['halmos'] } as const;
const defend: Step = { to: 'defense', fn: 'defend', args: [], expect: 'assumed' };
const pulse: Step = { to: 'core', fn: 'pulse', args: [], expect: 'assumed' };

const sellsWhileSettled: Property = property({
  ...common,
  id: 'GHOST-REVERT-004',
  contract: 'GhostMintCore',
  title: 'Nothing is sold while the spot price of RISE or of SAVE is more than one percent away from its mean',
  kind: 'revert',
  breaks: 'whoever pushes a spot price would be sold SAVE by a mean that no longer says what it is worth',
  source: suite('GhostMint: no sale in the dead zone or bear'),
  check: {
    form: 'scenario',
    world: 'sale',
    forall: { value: 'uint128', least: 'uint256' },
    given: [theCase('either(!isSettled(0), !isSettled(1))')],
    steps: [{ to: 'ghost', fn: 'buy', args: ['least'], value: 'value', expect: 'revert' }],
    claim: 'true',
    witness: 'both(isSettled(0), value > 0)',
  },
});

const quotesWhileSettled: Property = property({
  ...common,
  id: 'GHOST-LIVE-002',
  contract: 'GhostMintCore',
  title: 'Sales have their two prices whenever both spot prices are within one percent of their means',
  kind: 'unit',
  breaks: 'a market that nobody pushes would keep SAVE from being sold',
  source: suite('all: liveness'),
  choice:
    'For one mean of each pool and any spot price. That no mean within its range is refused, by the same code, is NAVD-LIVE-001.',
  lemmas: ['NAVD-LIVE-001'],
  check: {
    form: 'scenario',
    world: 'sale',
    given: [
      theCase('both(both(riseMean() == 1e17, savePerEth() == 6e18), _perShare() == 1e18)'),
      {
        expr: 'both(isSettled(0), isSettled(1))',
        reason: { because: 'documented precondition: both markets are settled' },
      },
    ],
    steps: [
      { to: 'ghost', fn: 'clampPrice', args: [], expect: 'success' },
      { to: 'ghost', fn: 'marketPrice', args: [], expect: 'success' },
    ],
    claim: 'true',
    witness: 'true',
  },
});

const defendsWhileSettled: Property = property({
  ...common,
  id: 'NAVD-REVERT-004',
  contract: 'NAVDefenseCore',
  title: 'Nothing is bought while the spot price of RISE or of SAVE is more than one percent away from its mean',
  kind: 'revert',
  breaks: 'whoever pushes a spot price could sell SAVE to the defense by a mean that is none any more',
  source: suite('NAVDefense: buys at or below NAV only'),
  check: {
    form: 'scenario',
    world: 'spend',
    offGround: true,
    given: [theCase('either(!isSettled(0), !isSettled(1))')],
    steps: [{ ...defend, expect: 'revert' }],
    claim: 'true',
    witness: 'both(isSettled(0), address(defense).balance > 0)',
  },
});

const stopsAtNav: Property = property({
  ...common,
  id: 'NAVD-UNIT-006',
  contract: 'NAVDefenseCore',
  title: 'A purchase tells the pool to stop at NAV, or at one percent above the mean price of SAVE where that is lower',
  kind: 'unit',
  breaks: 'one purchase could move the price of SAVE as far as NAV, and be sold to on the way',
  source: suite('NAVDefense: buys at or below NAV only'),
  choice:
    'A limit is a square-root price. Which one stands for which price is the reader’s part: here it is the price.',
  check: {
    form: 'scenario',
    world: 'spend-limit',
    steps: [defend],
    locals: ['uint256 nav = D(wad(worth()), risePerEth())', 'uint256 edge = D(M(saveMean(), 10_100), 10_000)'],
    claim: 'stopsAt() == uint160(plus(masked(nav <= edge, nav), masked(nav > edge, edge)))',
    example:
      'both(both(settled(), address(defense).balance == 100 ether), both(wanted() == 2 ether, both(worth() == 30e18, etherAfter() == 98 ether)))',
    witness: 'stopsAt() == 8.08e16',
  },
});

const defendsAtAnyPrice: Property = property({
  ...common,
  id: 'NAVD-LIVE-004',
  contract: 'NAVDefenseCore',
  title: 'A defense buys at the highest mean prices that there can be, 2^96 − 1 WAD',
  kind: 'unit',
  breaks: 'a price that the market comes to one day could stop the defense of NAV for good',
  source: suite('all: liveness'),
  choice: 'One purchase of the many of NAVD-LIVE-001, at the end of the range of both prices.',
  lemmas: ['VAULT-UNIT-004'],
  check: {
    form: 'scenario',
    world: 'spend',
    offGround: true,
    given: [
      {
        expr: 'both(both(!isPaused(address(defense)), executorAnswers()), defenseOpen())',
        reason: { because: 'documented precondition: an executor that answers' },
      },
      theCase(
        'both(both(risePerEth() == type(uint96).max, isSettled(0)), both(saveMean() == type(uint96).max, isSettled(1)))',
      ),
      {
        expr: 'both(both(wanted() == 1e9, etherAfter() == 99 ether), address(defense).balance == plus(99 ether, 1e9))',
        reason: { because: 'the case the claim is about: a gwei of ether, which is much at that price' },
      },
      {
        expr: 'both(worth() == 100e18, both(vault.balanceOf(address(defense)) == 0, saveAfter() == 1e18))',
        reason: { because: 'documented precondition: the pool sells at or below NAV' },
      },
      {
        expr: 'both(both(defense.epochStart() == block.timestamp, defense.epochLimit() == 5 ether), defense.epochSpent() == 0)',
        reason: { because: 'documented precondition: the breaker leaves something' },
      },
    ],
    steps: [{ ...defend, expect: 'success' }],
    claim: 'true',
    witness: 'true',
  },
});

const buysRiseWhileSettled: Property = property({
  ...common,
  id: 'PULSE-REVERT-007',
  contract: 'PulseCore',
  title: 'A pulse buys no RISE while its spot price is more than one percent away from its mean',
  kind: 'revert',
  breaks: 'whoever pushes the price of RISE could sell to the treasury by a mean that is none any more',
  source: suite('PulseCore: sandwiching pulse() yields at most a stated bound'),
  check: {
    form: 'scenario',
    world: 'treasury',
    offGround: true,
    given: [theCase('both(planned(0) != 0, !isSettled(0))')],
    steps: [{ ...pulse, expect: 'revert' }],
    claim: 'true',
    witness: 'address(core).balance > 0',
  },
});

const stopsAtSlippage: Property = property({
  ...common,
  id: 'PULSE-UNIT-008',
  contract: 'PulseCore',
  title: 'A pulse that buys RISE tells the pool to stop at the planned slippage above the mean price',
  kind: 'unit',
  breaks: 'one pulse could push the price of RISE further than its plan says, for others to sell into',
  source: suite('PulseCore: sandwiching pulse() yields at most a stated bound'),
  choice:
    'A limit is a square-root price. Which one stands for which price is the reader’s part: here it is the price.',
  check: {
    form: 'scenario',
    world: 'treasury-limit',
    given: [theCase('planned(0) != 0')],
    steps: [pulse],
    claim: 'buysUpTo() == uint160(highestPrice())',
    example: 'everyday()',
    witness: 'buysUpTo() == 1.006e17',
  },
});

const stopsAtTheBand: Property = property({
  ...common,
  id: 'PULSE-UNIT-009',
  contract: 'PulseCore',
  title: 'A pulse that sells FLAT tells the pool to stop at the upper edge of the band around the oracle price',
  kind: 'unit',
  breaks: 'a charge would sell FLAT for less than it is worth, or push the market through the peg',
  source: { document: 'whitepaper', section: 'FLAT engine' },
  choice:
    'A limit is a square-root price. Which one stands for which price is the reader’s part: here it is the price.',
  check: {
    form: 'scenario',
    world: 'treasury-limit',
    given: [theCase('planned(1) != 0')],
    steps: [pulse],
    claim: 'sellsDownTo() == uint160(upperEdge())',
    example:
      'both(both(planned(0) == 0, planned(1) == 2 ether), both(both(planned(2) == 0, planned(3) == 0), both(deskPrice() == 1e18, deskEthUsd() == 2000e18)))',
    witness: 'sellsDownTo() > 0',
  },
});

export const markets: readonly Property[] = [
  sellsWhileSettled,
  quotesWhileSettled,
  defendsWhileSettled,
  stopsAtNav,
  defendsAtAnyPrice,
  buysRiseWhileSettled,
  stopsAtSlippage,
  stopsAtTheBand,
];
