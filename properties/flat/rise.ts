/** RISE: a supply fixed for ever, and balances that only their owners move. */
import { property, suite } from '../define.ts';
import type { Property } from '../schema.ts';
import { erc20 } from '../standards/erc20.ts';

export const fixedSupply: Property = property({
  id: 'RISE-STATE-001',
  title: 'The total supply of RISE is 425,000,000 after construction and after any call by anyone',
  contract: 'RISE',
  kind: 'state',
  breaks: 'α is a share of the supply: a supply that can grow dilutes every holder and lets α fall',
  source: suite('RISE: total supply'),
  wanted: 'proved',
  aliases: ['crytic:ERC20-BASE-001'],
  check: {
    form: 'invariant',
    world: 'vault',
    over: ['rise', 'vault'],
    observe: { supply: { type: 'uint256', expr: 'rise.totalSupply()' } },
    claim: 'supply == RISE_SUPPLY',
    witness: 'rise.balanceOf(caller) > 0',
  },
  optional: ['smtchecker'],
  inSource: {
    world: 'rise',
    at: 'call',
    claims: ['totalSupply() == 425_000_000e18'],
    witness: 'totalSupply() > 0',
  },
});

export const sumOfBalances: Property = property({
  id: 'RISE-STATE-002',
  title:
    'The sum of all RISE balances equals the total supply: a call moves RISE between the two accounts that it names, and touches nobody else',
  contract: 'RISE',
  kind: 'state',
  breaks: 'RISE could be created or destroyed inside the balances without the supply showing it',
  source: suite('RISE: sum of balances'),
  choice:
    'Stated by deltas: a call moves RISE between the two accounts that it names as payer and payee, with neither above the supply afterwards, so that nothing wrapped, and touches nobody else. Construction gives the whole supply to one account, so by induction the sum over all accounts is the supply.',
  wanted: 'proved',
  lemmas: ['RISE-STATE-003'],
  aliases: ['crytic:ERC20-BASE-003', 'oz:totalSupplyIsSumOfBalances'],
  check: {
    form: 'transition',
    world: 'vault',
    over: ['rise'],
    forall: { stranger: 'address' },
    given: [
      {
        expr: 'both(from0 <= RISE_SUPPLY, to0 <= RISE_SUPPLY)',
        reason: { because: 'induction hypothesis: each balance is part of a sum that is the supply' },
      },
      {
        expr: 'either(payer0 == payee0, from0 + to0 <= RISE_SUPPLY)',
        reason: { because: 'induction hypothesis: distinct balances are part of a sum that is the supply' },
      },
    ],
    observe: {
      payer: { type: 'address', expr: 'payer(c.selector, caller, c.w0, c.w1)' },
      payee: { type: 'address', expr: 'payee(c.selector, caller, c.w0, c.w1)' },
      from: { type: 'uint256', expr: 'rise.balanceOf(payer0)' },
      to: { type: 'uint256', expr: 'rise.balanceOf(payee0)' },
      strange: { type: 'uint256', expr: 'rise.balanceOf(stranger)' },
    },
    claim:
      'both(both(both(from1 <= RISE_SUPPLY, to1 <= RISE_SUPPLY), either(payer0 != payee0, from1 == from0)), both(either(payer0 == payee0, from1 + to1 == from0 + to0), either(strange1 == strange0, either(stranger == payer0, stranger == payee0))))',
    witness: 'from1 < from0',
  },
  asLemma: {
    forall: { one: 'address', other: 'address' },
    claim:
      'both(both(rise.balanceOf(one) <= RISE_SUPPLY, rise.balanceOf(other) <= RISE_SUPPLY), either(one == other, minus(RISE_SUPPLY, rise.balanceOf(one)) >= rise.balanceOf(other)))',
    because: 'distinct balances are part of a sum that is the supply',
  },
});

export const genesisDistribution: Property = property({
  id: 'RISE-STATE-003',
  title: 'Construction gives the whole supply to the genesis distributor and nothing to anyone else',
  contract: 'RISE',
  kind: 'state',
  breaks: 'the sum of balances would not start equal to the supply, and induction would rest on nothing',
  source: suite('RISE: sum of balances'),
  choice: 'Base case of RISE-STATE-002, stated by itself so that its fault can be seeded.',
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'construction',
    world: 'vault',
    forall: { stranger: 'address' },
    claim:
      'both(rise.balanceOf(distributor) == RISE_SUPPLY, either(stranger == distributor, rise.balanceOf(stranger) == 0))',
    witness: 'stranger != distributor',
  },
  optional: ['smtchecker'],
  inSource: {
    world: 'rise',
    at: 'construction',
    forall: { stranger: 'address' },
    claims: ['balanceOf(distributor) == 425_000_000e18', 'stranger == distributor || balanceOf(stranger) == 0'],
    witness: 'stranger != distributor',
  },
});

export const onlyOwnersSpend: Property = property({
  id: 'RISE-TRANS-001',
  title:
    'A RISE balance falls only by its owner’s call, or against an allowance that is consumed by exactly the amount',
  contract: 'RISE',
  kind: 'transition',
  breaks: 'anyone could take RISE from its holders, and from the vault',
  source: suite('RISE: a balance falls only by its owner'),
  choice: 'An allowance of 2^256 − 1 is by ERC-20 custom infinite and is not consumed, as OpenZeppelin implements it.',
  wanted: 'proved',
  aliases: ['oz:onlyAuthorizedCanTransfer'],
  check: {
    form: 'transition',
    world: 'vault',
    over: ['rise'],
    forall: { victim: 'address' },
    uses: [
      { lemma: 'RISE-STATE-002', at: { one: 'victim', other: 'address(uint160(c.w0))' } },
      { lemma: 'RISE-STATE-002', at: { one: 'victim', other: 'address(uint160(c.w1))' } },
      { lemma: 'RISE-STATE-002', at: { one: 'victim', other: 'caller' } },
    ],
    observe: {
      balance: { type: 'uint256', expr: 'rise.balanceOf(victim)' },
      allowed: { type: 'uint256', expr: 'rise.allowance(victim, caller)' },
    },
    claim:
      'either(balance1 >= balance0, either(victim == caller, both(allowed0 >= minus(balance0, balance1), either(allowed0 == type(uint256).max, allowed1 == minus(allowed0, minus(balance0, balance1))))))',
    witness: 'both(balance1 < balance0, victim != caller)',
    // Half of the time whom a spender names.
    fuzz: { victim: '(raw & 1 == 0 ? address(uint160(c.w0)) : anyInvolved(raw >> 1))' },
  },
});

export const rise = [
  fixedSupply,
  sumOfBalances,
  genesisDistribution,
  onlyOwnersSpend,
  ...erc20({
    subject: 'RISE',
    contract: 'RISE',
    world: 'vault',
    at: 'rise',
    sumLemma: 'RISE-STATE-002',
    name: 'RISE',
    symbol: 'RISE',
    optional: ['forge-symbolic'],
  }),
];
