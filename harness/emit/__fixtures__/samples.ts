/** Properties of every form, small enough to read, for the tests of the forge emitter. */
import { property, suite } from '../../../properties/define.ts';
import type { Property } from '../../../properties/schema.ts';

const source = suite('samples');
const common = { contract: 'FLAT', breaks: 'nothing: a sample', source, wanted: 'sampled', engines: ['forge'] } as const;

export const samples: readonly Property[] = [
  property({
    ...common,
    id: 'SAMPLE-TRANS-001',
    title: 'The liquidity of Ocean never decreases',
    kind: 'transition',
    check: {
      form: 'transition',
      world: 'ocean',
      over: ['ocean', 'flat'],
      observe: { liquidity: { type: 'uint128', expr: 'ocean.liquidity()' } },
      claim: 'liquidity1 >= liquidity0',
      witness: 'liquidity1 > liquidity0',
      witnessOver: { flat: 'c.selector == flat.pegPurchase.selector' },
    },
  }),
  property({
    ...common,
    id: 'SAMPLE-STATE-001',
    title: 'FLAT allows nobody to spend its reserve',
    kind: 'state',
    check: {
      form: 'invariant',
      world: 'desk',
      over: ['flat'],
      forall: { spender: 'address' },
      observe: { allowed: { type: 'uint256', expr: 'flat.allowance(address(flat), spender)' } },
      claim: 'allowed == 0',
      witness: 'c.selector == flat.approve.selector',
    },
  }),
  property({
    ...common,
    id: 'SAMPLE-UNIT-001',
    title: 'A purchase leaves what was paid in the backing, and costs no less than it is worth',
    kind: 'unit',
    check: {
      form: 'scenario',
      world: 'desk',
      forall: { paid: 'uint256' },
      given: [{ expr: 'paid > 0', reason: { because: 'the case the claim is about' } }],
      observe: {
        backing: { type: 'uint256', expr: 'flat.backing()' },
        held: { type: 'uint256', expr: 'flat.balanceOf(caller)' },
      },
      steps: [{ to: 'flat', fn: 'buy', args: ['0'], value: 'paid', expect: 'assumed', returns: { type: 'uint256', name: 'bought' } }],
      locals: ['uint256 worth = bought * flat.flatPrice() / 1e18'],
      claim: 'both(minus(backing1, backing0) == paid, both(minus(held1, held0) == bought, worth <= paid * flat.ethUsdPrice() / 1e18))',
      witness: 'bought > 0',
      fuzz: { paid: 'bound(raw, 0, 100 ether)' },
    },
  }),
  property({
    ...common,
    id: 'SAMPLE-UNIT-002',
    title: 'What was just bought can be given back, at no profit',
    kind: 'unit',
    check: {
      form: 'scenario',
      world: 'desk',
      forall: { paid: 'uint256' },
      observe: { wealth: { type: 'uint256', expr: 'caller.balance' } },
      steps: [
        { to: 'flat', fn: 'buy', args: ['0'], value: 'paid', expect: 'assumed', returns: { type: 'uint256', name: 'bought' } },
        { to: 'flat', fn: 'redeem', args: ['bought', '0'], expect: 'assumed' },
      ],
      claim: 'wealth1 <= wealth0',
      witness: 'bought > 0',
      fuzz: { paid: 'bound(raw, 0, 100 ether)' },
    },
  }),
  property({
    ...common,
    id: 'SAMPLE-PEG-001',
    title: 'A peg purchase spends no more than the FLAT it brings back is worth',
    kind: 'unit',
    check: {
      form: 'transition',
      world: 'desk',
      over: ['flat'],
      given: [{ expr: 'c.selector == flat.pegPurchase.selector', reason: { because: 'the case the claim is about' } }],
      observe: {
        backing: { type: 'uint256', expr: 'flat.backing()' },
        reserve: { type: 'uint256', expr: 'flat.reserve()' },
      },
      claim: 'both(reserve1 > reserve0, minus(backing0, backing1) * flat.ethUsdPrice() <= minus(reserve1, reserve0) * flat.flatPrice())',
      witness: 'backing1 < backing0',
    },
  }),
];
