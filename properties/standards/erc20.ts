/** ERC-20 conformance, for any token of any world: one definition, instantiated per token. */
import { property } from '../define.ts';
import type { Property } from '../schema.ts';

export interface Token {
  /** Prefix of the IDs and subject of the titles. */
  readonly subject: string;
  readonly contract: string;
  readonly world: string;
  /** The token's name in the world. */
  readonly at: string;
  /** Property by which no two balances together exceed what can be added without overflow. */
  readonly sumLemma: string;
  readonly name: string;
  readonly symbol: string;
  /** Engines that are asked of its scenarios besides. */
  readonly optional?: readonly string[];
}

const eip = (section: string): Property['source'] => ({ document: 'EIP-20', section });

/** What a transfer of `amount` between two distinct or equal accounts must do to their balances. */
function moved(from: string, to: string): string {
  return `either(${from} == ${to}, both(minus(sender0, sender1) == amount, both(sender0 >= amount, minus(receiver1, receiver0) == amount)))`;
}

function balances(t: Token, from: string, to: string): Record<string, { type: string; expr: string }> {
  return {
    sender: { type: 'uint256', expr: `${t.at}.balanceOf(${from})` },
    receiver: { type: 'uint256', expr: `${t.at}.balanceOf(${to})` },
    other: { type: 'uint256', expr: `${t.at}.balanceOf(stranger)` },
    supply: { type: 'uint256', expr: `${t.at}.totalSupply()` },
  };
}

const frame = (from: string, to: string): string =>
  `both(supply1 == supply0, either(other1 == other0, either(stranger == ${from}, stranger == ${to})))`;

const sometimes = 'bound(raw, 0, 2 * rise.balanceOf(caller))';

export function erc20(t: Token): Property[] {
  const common = {
    contract: t.contract,
    level: 'standard-must',
    wanted: 'proved',
    optional: t.optional ?? [],
  } as const;
  const sum = (one: string, other: string) => [{ lemma: t.sumLemma, at: { one, other } }];
  const amountOf = (who: string): string => sometimes.replace('rise', t.at).replace('caller', who);
  return [
    property({
      ...common,
      id: `${t.subject}-ERC20-001`,
      title: `${t.subject}: a successful transfer moves exactly the amount from sender to receiver, returns true and touches nobody else`,
      kind: 'unit',
      breaks: 'balances would not mean what every wallet, pool and vault takes them to mean',
      source: eip('transfer'),
      aliases: ['crytic:ERC20-BASE-013', 'crytic:ERC20-BASE-007'],
      check: {
        form: 'scenario',
        world: t.world,
        forall: { to: 'address', stranger: 'address', amount: 'uint256' },
        uses: sum('caller', 'to'),
        observe: balances(t, 'caller', 'to'),
        steps: [
          {
            to: t.at,
            fn: 'transfer',
            args: ['to', 'amount'],
            expect: 'assumed',
            returns: { type: 'bool', name: 'returned' },
          },
        ],
        claim: `both(returned, both(${moved('caller', 'to')}, both(${frame('caller', 'to')}, either(caller != to, sender1 == sender0))))`,
        witness: 'both(amount > 0, to != caller)',
        fuzz: { amount: amountOf('caller') },
      },
    }),
    property({
      ...common,
      id: `${t.subject}-ERC20-002`,
      title: `${t.subject}: a successful transferFrom moves exactly the amount and consumes exactly that much allowance`,
      kind: 'unit',
      breaks: 'a spender could take more than was granted',
      source: eip('transferFrom'),
      choice: 'An allowance of 2^256 − 1 is infinite and not consumed.',
      aliases: ['crytic:ERC20-BASE-014', 'crytic:ERC20-BASE-017'],
      check: {
        form: 'scenario',
        world: t.world,
        forall: { from: 'address', to: 'address', stranger: 'address', amount: 'uint256' },
        uses: sum('from', 'to'),
        observe: {
          ...balances(t, 'from', 'to'),
          allowed: { type: 'uint256', expr: `${t.at}.allowance(from, caller)` },
        },
        steps: [
          {
            to: t.at,
            fn: 'transferFrom',
            args: ['from', 'to', 'amount'],
            expect: 'assumed',
            returns: { type: 'bool', name: 'returned' },
          },
        ],
        claim: `both(both(returned, allowed0 >= amount), both(either(allowed0 == type(uint256).max, minus(allowed0, allowed1) == amount), both(${moved('from', 'to')}, both(${frame('from', 'to')}, either(from != to, sender1 == sender0)))))`,
        witness: 'both(amount > 0, both(to != from, caller != from))',
        fuzz: { amount: amountOf('from') },
      },
    }),
    property({
      ...common,
      id: `${t.subject}-ERC20-003`,
      title: `${t.subject}: approve sets exactly the sender’s allowance for the spender, returns true and changes no other allowance`,
      kind: 'unit',
      breaks: 'allowances could be granted on behalf of others or in other amounts',
      source: eip('approve'),
      aliases: ['crytic:ERC20-BASE-015', 'oz:onlyHolderOfSpenderCanChangeAllowance'],
      check: {
        form: 'scenario',
        world: t.world,
        forall: { spender: 'address', owner: 'address', third: 'address', amount: 'uint256' },
        observe: {
          allowed: { type: 'uint256', expr: `${t.at}.allowance(caller, spender)` },
          foreign: { type: 'uint256', expr: `${t.at}.allowance(owner, third)` },
        },
        steps: [
          {
            to: t.at,
            fn: 'approve',
            args: ['spender', 'amount'],
            expect: 'assumed',
            returns: { type: 'bool', name: 'returned' },
          },
        ],
        claim:
          'both(both(returned, allowed1 == amount), either(foreign1 == foreign0, both(owner == caller, third == spender)))',
        // The second half too: allowances other than those drawn by name are as deployed when it is replayed.
        witness: 'both(allowed1 != allowed0, amount > 0)',
      },
    }),
    property({
      ...common,
      id: `${t.subject}-ERC20-004`,
      title: `${t.subject}: a transfer of more than the sender has reverts`,
      kind: 'revert',
      breaks: 'tokens could be spent that are not there',
      source: eip('transfer: SHOULD throw'),
      aliases: ['crytic:ERC20-BASE-009'],
      check: {
        form: 'scenario',
        world: t.world,
        forall: { to: 'address', amount: 'uint256' },
        given: [{ expr: `amount > ${t.at}.balanceOf(caller)`, reason: { because: 'the case the claim is about' } }],
        steps: [{ to: t.at, fn: 'transfer', args: ['to', 'amount'], expect: 'revert' }],
        claim: 'true',
        witness: 'true',
        fuzz: { amount: `${t.at}.balanceOf(caller) + 1 + bound(raw, 0, 1e30)` },
      },
    }),
    property({
      ...common,
      id: `${t.subject}-ERC20-005`,
      title: `${t.subject}: a transfer within the balance succeeds, zero included, unless it goes to the zero address`,
      kind: 'unit',
      breaks: 'holders could be locked out of their own tokens',
      source: eip('transfer: zero values MUST be treated as normal transfers'),
      aliases: ['crytic:ERC20-BASE-011'],
      check: {
        form: 'scenario',
        world: t.world,
        forall: { to: 'address', amount: 'uint256' },
        given: [
          {
            expr: `both(to != address(0), both(caller != address(0), amount <= ${t.at}.balanceOf(caller)))`,
            reason: { because: 'documented preconditions of a transfer' },
          },
        ],
        uses: sum('caller', 'to'),
        steps: [{ to: t.at, fn: 'transfer', args: ['to', 'amount'], expect: 'success' }],
        claim: 'true',
        witness: 'amount == 0',
        fuzz: { amount: `bound(raw, 0, ${t.at}.balanceOf(caller)) * (raw % 4 == 0 ? 0 : 1)` },
      },
    }),
    property({
      ...common,
      id: `${t.subject}-ERC20-006`,
      title: `${t.subject}: has 18 decimals and its fixed name and symbol`,
      kind: 'unit',
      breaks: 'amounts would be shown and priced in the wrong unit',
      source: eip('decimals'),
      level: 'standard-should',
      engines: ['halmos'],
      optional: [],
      check: {
        form: 'construction',
        world: t.world,
        claim: `both(${t.at}.decimals() == 18, both(keccak256(bytes(${t.at}.name())) == keccak256("${t.name}"), keccak256(bytes(${t.at}.symbol())) == keccak256("${t.symbol}")))`,
        witness: 'true',
      },
    }),
  ];
}
