/** Pulses as plans tell them: bounds that no plan leaves, and what happens on the real pools. */
import { property, suite, theCase } from '../define.ts';
import type { Property, Step } from '../schema.ts';
import { plainly } from './logs.ts';
import { processed, ready } from './pulse.ts';

const common = { contract: 'PulseCore' } as const;
const pulse: Step = { to: 'core', fn: 'pulse', args: [], expect: 'assumed' };
const told = { type: 'uint256[7]', expr: 'toldNow()' } as const;

const planOutOfBounds: Property = property({
  ...common,
  id: 'PULSE-REVERT-006',
  title:
    'A plan out of its bounds stops the pulse: a mean over less than half an hour, a slippage or a bounty above one percent',
  kind: 'revert',
  breaks: 'an executor could have RISE bought at a price of the moment, or pay its friends',
  source: suite('PulseCore: sandwiching pulse() yields at most a stated bound'),
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'treasury',
    offGround: true,
    given: [
      {
        expr: 'either(either(planned(4) < 1800, planned(4) > type(uint32).max), either(planned(5) > 100, planned(6) > 100))',
        reason: { because: 'the case the claim is about' },
      },
    ],
    steps: [{ ...pulse, expect: 'revert' }],
    claim: 'true',
    witness: 'both(planned(4) == 1799, both(planned(5) == 0, planned(6) == 0))',
  },
});

const buysAtAnyPrice: Property = property({
  ...common,
  id: 'PULSE-LIVE-006',
  title: 'A pulse buys RISE at the highest mean price that there can be, 2^96 − 1 WAD',
  kind: 'unit',
  breaks: 'a price that the market comes to one day could stop pulses for good',
  source: suite('all: liveness'),
  choice: 'One pulse of the many of PULSE-LIVE-002, at the end of the range of prices.',
  lemmas: ['VAULT-LIVE-001'],
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'treasury',
    offGround: true,
    given: [
      ...ready,
      {
        expr: 'both(both(planned(0) == 1 ether, planned(1) == 0), both(planned(2) == 0, planned(3) == 0))',
        reason: { because: 'the case the claim is about: an ether for RISE' },
      },
      {
        expr: 'both(planned(4) == 1800, both(planned(5) == 60, planned(6) == 50))',
        reason: { because: 'the case the claim is about: one plan of the many' },
      },
      {
        expr: 'both(riseMean() == type(uint96).max, isSettled(0))',
        reason: { because: 'the case the claim is about' },
      },
      {
        expr: 'both(both(address(core).balance == 100 ether, etherAfterSwap() == 99 ether), both(rise.balanceOf(address(core)) == 0, riseAfterSwap() == 2e7))',
        reason: { because: 'documented precondition: the pool sells within the planned slippage' },
      },
      {
        expr: 'both(both(core.epochStart() == block.timestamp, core.epochLimit() == 2 ether), core.epochSpent() == 0)',
        reason: { because: 'documented precondition: the cap lasts' },
      },
    ],
    steps: [{ ...pulse, expect: 'success' }],
    claim: 'true',
    witness: 'true',
  },
});

const buysOnThePool: Property = property({
  ...common,
  id: 'PULSE-LIVE-005',
  title:
    'On the real pools a pulse that neither charges nor discharges buys the RISE that it was told to, and locks it',
  kind: 'unit',
  breaks: 'revenue could wait in the treasury although there is RISE to buy with it',
  source: suite('all: liveness'),
  choice: 'Beside PULSE-LIVE-002, whose pool does not ask to be paid.',
  wanted: 'sampled',
  engines: ['forge'],
  check: {
    form: 'scenario',
    world: 'treasury',
    observe: {
      told,
      left: { type: 'uint256', expr: 'core.available()' },
      locked: { type: 'uint256', expr: 'rise.balanceOf(address(vault))' },
    },
    given: [
      plainly,
      {
        expr: 'both(block.number != core.lastPulse(), both(coreOpen(), !isPaused(address(core))))',
        reason: { because: 'documented precondition: once a block, outermost, with an executor that may be asked' },
      },
      {
        expr: 'both(isAllowed(told0), both(told0[1] == 0, told0[2] == 0))',
        reason: { because: 'the case the claim is about: a plan within the rules that only buys and defends' },
      },
      {
        expr: 'both(told0[0] >= 1e9, takenBy(told0) <= left0)',
        reason: { because: 'documented precondition: something to buy, within the cap' },
      },
      {
        expr: 'sellsWithin(told0)',
        reason: { because: 'documented precondition: a settled market that sells within the planned slippage' },
      },
    ],
    steps: [{ ...pulse, expect: 'success' }],
    claim: 'locked1 > locked0',
    witness: 'true',
  },
});

const keepsNoFlat: Property = property({
  ...common,
  id: 'PULSE-UNIT-007',
  title: 'A charge leaves the treasury no FLAT that a redemption would pay a wei for',
  kind: 'unit',
  breaks: 'ether of the treasury would lie in FLAT, which nobody can take out of it',
  source: suite('PulseCore: ETH leaves only to the allowed destinations'),
  wanted: 'sampled',
  engines: ['forge'],
  check: {
    form: 'scenario',
    world: 'treasury',
    observe: {
      told,
      worth: { type: 'uint256', expr: 'D(M(flat.balanceOf(address(core)), redemptionPrice()), ethUsd())' },
    },
    given: [plainly, { expr: 'told0[1] != 0', reason: { because: 'the case the claim is about' } }],
    steps: [pulse],
    claim: 'worth1 == 0',
    witness: 'true',
  },
});

const chargesForSomething: Property = property({
  ...common,
  id: 'PULSE-REVERT-008',
  title: 'A pulse whose charge brings less than two wei reverts',
  kind: 'revert',
  breaks: 'FLAT would be sold for no more than it cost, and nothing of it become liquidity',
  source: { document: 'whitepaper', section: 'FLAT engine' },
  choice: 'Whatever the desk may sell for nothing: FLAT’s own sells nothing for nothing.',
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'charge',
    given: [theCase('both(planned(1) != 0, etherAfterCharge() < plus(address(core).balance, 2))')],
    steps: [{ ...pulse, expect: 'revert' }],
    claim: 'true',
    witness: 'etherAfterCharge() == plus(address(core).balance, 1)',
  },
});

const redeemsAll: Property = property({
  ...common,
  id: 'PULSE-UNIT-010',
  title: 'A charge has the desk redeem all FLAT that the sale left',
  kind: 'unit',
  breaks: 'ether of the treasury would lie in FLAT, which nobody can take out of it',
  source: suite('PulseCore: ETH leaves only to the allowed destinations'),
  choice:
    'What the desk pays for it is FLAT-UNIT-002; a desk that refuses leaves it where it is, which is PULSE-UNIT-007.',
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'charge',
    given: [theCase('planned(1) != 0')],
    steps: [pulse],
    claim: 'flatRedeemed() == flatLeft()',
    example: 'charges()',
    witness: 'flatRedeemed() > 0',
  },
});

const plannedBounty: Property = property({
  ...common,
  id: 'PULSE-UNIT-011',
  title: 'The bounty is the share of the processed ether that the plan says, rounded down',
  kind: 'unit',
  breaks: 'whoever pulses could be paid less than the plan promises, and nobody would pulse',
  source: suite('PulseCore: bounty ≤ bountyBps × processed'),
  choice: 'That the caller gets it, and that no plan takes more than one percent, is PULSE-UNIT-001.',
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'treasury',
    observe: { ether: { type: 'uint256', expr: 'address(core).balance' } },
    steps: [{ ...pulse, returns: { type: 'uint256', name: 'bounty' } }],
    locals: processed,
    claim: 'bounty == D(M(processed, planned(6)), 10_000)',
    example: 'everyday()',
    witness: 'bounty > 0',
  },
});

export const pulses: readonly Property[] = [
  planOutOfBounds,
  buysAtAnyPrice,
  buysOnThePool,
  keepsNoFlat,
  chargesForSomething,
  redeemsAll,
  plannedBounty,
];
