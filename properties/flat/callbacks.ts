/**
 * What a pool can do to a contract in the middle of a swap. Where a claim is about any call, the pool of its world leaves
 * the contract with any ether and any tokens, and makes no callback: these say that a callback does no more than that.
 */
import { property, suite, theCase } from '../define.ts';
import type { Observable, Property, PropertyId } from '../schema.ts';

interface Subject {
  readonly contract: string;
  readonly world: string;
  /** The world's name for it. */
  readonly target: string;
  /** Solidity expression of the pool. */
  readonly pool: string;
  /** Names of its storage that must stay; `budget` is what may fall. */
  readonly kept: readonly string[];
  readonly budget: string;
  /** What it has in tokens of the world, which must stay as well. */
  readonly tokens: Readonly<Record<string, Observable>>;
  readonly forall?: Readonly<Record<string, string>>;
}

const onlyBudget = (id: PropertyId, subject: Subject): Property => {
  const { contract, world, target, pool, kept, budget, tokens, forall = {} } = subject;
  const word = (name: string): Observable => ({
    type: 'bytes32',
    expr: `_load(address(${target}), bytes32(${contract}Slots.${name}))`,
  });
  const stays = { ...Object.fromEntries(kept.map((name, i) => [`kept${i}_`, word(name)])), ...tokens };
  const same = Object.keys(stays).map((name) => `${name}1 == ${name}0`);
  return property({
    id,
    title: `In the middle of a swap, a callback of the pool changes nothing of ${contract} but what the swap may still pay, and that only falls`,
    contract,
    kind: 'unit',
    breaks: 'the pool could reset a cap, or change a price, while the contract waits for it',
    source: suite(`${contract}: what a pool can do`),
    choice:
      'Its ether and WETH go to the pool as the callback is there to do; every other word of its storage, and what it has in tokens, is compared. Bytes arguments of the callback are ignored by the code; they are empty here.',
    wanted: 'proved',
    engines: ['halmos'],
    check: {
      form: 'scenario',
      world,
      forall: { amount0: 'uint256', amount1: 'uint256', ...forall },
      observe: { ...stays, left: word(budget) },
      steps: [
        {
          to: target,
          fn: 'uniswapV3SwapCallback',
          args: ['int256(amount0)', 'int256(amount1)', '""'],
          from: pool,
          expect: 'assumed',
        },
      ],
      claim: [...same, 'uint256(left1) <= uint256(left0)'].reduce((all, one) => `both(${all}, ${one})`),
      witness: 'left1 != left0',
    },
  });
};

interface Payer extends Pick<Subject, 'contract' | 'world' | 'target' | 'pool'> {
  /** Solidity expressions: what is owed in WETH of `amount0` and `amount1`, what the swap may still pay, in wei. */
  readonly owed: string;
  readonly budget: string;
  /** Solidity expression: the case, such as that it is this one of two pools that is being traded in. */
  readonly running?: string;
}

const paysThePool = (id: PropertyId, { contract, world, target, pool, owed, budget, running }: Payer): Property => {
  return property({
    id,
    title: `The pool in which ${contract} buys is paid whatever it asks for within the budget, from one wei on`,
    contract,
    kind: 'unit',
    breaks: 'purchases would revert in a pool that is owed little',
    source: suite('all: liveness'),
    wanted: 'proved',
    engines: ['halmos'],
    check: {
      form: 'scenario',
      world,
      forall: { amount0: 'uint256', amount1: 'uint256' },
      observe: {
        ether: { type: 'uint256', expr: `address(${target}).balance` },
        left: { type: 'uint256', expr: budget },
      },
      given: [
        ...(running === undefined ? [] : [theCase(running)]),
        theCase(`both(${owed} != 0, ${owed} <= left0)`),
        { expr: `${owed} <= ether0`, reason: { because: 'documented precondition: the ether of the swap is there' } },
      ],
      steps: [
        {
          to: target,
          fn: 'uniswapV3SwapCallback',
          args: ['int256(amount0)', 'int256(amount1)', '""'],
          from: pool,
          expect: 'success',
        },
      ],
      claim: `both(minus(left0, left1) == ${owed}, minus(ether0, ether1) == ${owed})`,
      witness: 'ether1 < ether0',
    },
  });
};

const host = ['executor', 'epochStart', 'epochLimit', 'epochSpent', '_status'] as const;

export const callbacks: readonly Property[] = [
  onlyBudget('FLAT-UNIT-008', {
    contract: 'FLAT',
    world: 'supply',
    target: 'flat',
    pool: 'pool',
    kept: [
      '_totalSupply',
      '_name',
      '_symbol',
      '_nameFallback',
      '_versionFallback',
      '_status',
      'lastPrice',
      'anchorPrice',
      'anchorAt',
    ],
    budget: '_pegBudget',
    forall: { owner: 'address', spender: 'address' },
    tokens: {
      held: { type: 'uint256', expr: 'flat.balanceOf(owner)' },
      allowed: { type: 'uint256', expr: 'flat.allowance(owner, spender)' },
      nonce: { type: 'uint256', expr: 'flat.nonces(owner)' },
    },
  }),
  onlyBudget('PULSE-UNIT-004', {
    contract: 'PulseCore',
    world: 'pulse',
    target: 'core',
    pool: '(ofRise ? risePool : flatPool)',
    kept: [...host, 'lastPulse', '_swapping'],
    budget: '_budget',
    forall: { ofRise: 'bool', spender: 'address' },
    tokens: {
      held: { type: 'uint256', expr: 'rise.balanceOf(address(core))' },
      allowed: { type: 'uint256', expr: 'rise.allowance(address(core), spender)' },
    },
  }),
  onlyBudget('NAVD-UNIT-003', {
    contract: 'NAVDefenseCore',
    world: 'defense',
    target: 'defense',
    pool: 'savePool',
    kept: host,
    budget: '_budget',
    forall: { spender: 'address' },
    tokens: {
      held: { type: 'uint256', expr: 'vault.balanceOf(address(defense))' },
      allowed: { type: 'uint256', expr: 'vault.allowance(address(defense), spender)' },
      supply: { type: 'uint256', expr: 'vault.totalSupply()' },
    },
  }),
  paysThePool('FLAT-LIVE-003', {
    contract: 'FLAT',
    world: 'supply',
    target: 'flat',
    pool: 'pool',
    // FLAT is built at one address and stands at another here, so that which token comes first is the world's accident.
    owed: 'amount0',
    budget: 'pegBudget()',
    running: 'amount1 == amount0',
  }),
  paysThePool('PULSE-LIVE-004', {
    contract: 'PulseCore',
    world: 'treasury',
    target: 'core',
    pool: 'risePool',
    owed: '(weth < address(rise) ? amount0 : amount1)',
    budget: 'swapBudget()',
    running: 'address(uint160(swapping())) == risePool',
  }),
  paysThePool('NAVD-LIVE-002', {
    contract: 'NAVDefenseCore',
    world: 'defense',
    target: 'defense',
    pool: 'savePool',
    owed: '(address(vault) < weth ? amount1 : amount0)',
    budget: 'budget()',
  }),
];
