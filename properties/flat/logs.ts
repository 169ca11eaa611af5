/** What the contracts say of themselves in their logs: explorers, accounting and monitors believe nothing else. */
import { property, suite, theCase } from '../define.ts';
import type { Given, Property, PropertyId, ScenarioCheck, Step } from '../schema.ts';
import { erc20Logs } from '../standards/erc20-logs.ts';

const common = {
  kind: 'unit',
  breaks: 'whoever watches the logs would count what did not happen, or miss what did',
  wanted: 'sampled',
} as const;

const amount = (expr: string): { readonly type: 'uint256'; readonly expr: string } => ({ type: 'uint256', expr });
const word = (name: string): NonNullable<Step['returns']> => ({ type: 'uint256', name });

interface Logged {
  readonly contract: string;
  readonly title: string;
  readonly check: Omit<ScenarioCheck, 'form' | 'logs'>;
}

const logged = (id: PropertyId, { contract, title, check }: Logged): Property =>
  property({
    ...common,
    id,
    contract,
    title,
    source: suite('all: events'),
    check: { ...check, form: 'scenario', logs: true },
  });

/** Who deposits what, for whom: EIP-4626. */
const deposits = (id: PropertyId, fn: 'deposit' | 'mint', given: string, assets: string, shares: string): Property =>
  property({
    ...common,
    id,
    contract: 'SaveVault',
    title: `A successful ${fn} logs one Deposit: by the caller, for the receiver, with what was paid and made`,
    level: 'standard-must',
    source: { document: 'EIP-4626', section: `${fn}: MUST emit the Deposit event` },
    check: {
      form: 'scenario',
      logs: true,
      world: 'vault',
      forall: { receiver: 'address', [given]: 'uint256' },
      observe: { paid: amount('rise.balanceOf(caller)'), save: amount('vault.totalSupply()') },
      steps: [{ to: 'vault', fn, args: [given, 'receiver'], expect: 'assumed' }],
      claim: `saidOnce(address(vault), "Deposit(address,address,uint256,uint256)", abi.encode(caller, receiver), abi.encode(${assets}, ${shares}))`,
      witness: 'save1 > save0',
      fuzz: { [given]: 'bound(raw, 0, rise.balanceOf(caller) / 2)' },
    },
  });

const desk: readonly Property[] = [
  logged('FLAT-LOG-004', {
    contract: 'FLAT',
    title: 'A sale logs one Bought: buyer, ether paid, FLAT given, and the two prices that it was made at',
    check: {
      world: 'desk',
      forall: { value: 'uint128' },
      observe: { e: amount('ethUsd()'), p: amount('salePrice()') },
      steps: [{ to: 'flat', fn: 'buy', args: ['0'], value: 'value', expect: 'assumed', returns: word('bought') }],
      claim:
        'saidOnce(address(flat), "Bought(address,uint256,uint256,uint256,uint256)", abi.encode(caller), abi.encode(value, bought, p0, e0))',
      witness: 'bought != value',
      fuzz: { value: 'bound(raw, 1, 1000 ether)' },
    },
  }),
  logged('FLAT-LOG-005', {
    contract: 'FLAT',
    title: 'A redemption logs one Redeemed: seller, FLAT taken, ether paid, and the two prices that it was made at',
    check: {
      world: 'desk',
      forall: { amount: 'uint256' },
      observe: { e: amount('ethUsd()'), p: amount('redemptionPrice()') },
      steps: [{ to: 'flat', fn: 'redeem', args: ['amount', '0'], expect: 'assumed', returns: word('received') }],
      claim:
        'saidOnce(address(flat), "Redeemed(address,uint256,uint256,uint256,uint256)", abi.encode(caller), abi.encode(amount, received, p0, e0))',
      witness: 'received != amount',
      fuzz: { amount: 'bound(raw, 1e6, flat.balanceOf(caller))' },
    },
  }),
  logged('FLAT-LOG-006', {
    contract: 'FLAT',
    title:
      'A peg purchase logs one PegPurchased: caller, ether spent, FLAT received, and the two prices it was bound by',
    check: {
      world: 'desk',
      forall: { ethIn: 'uint128' },
      observe: {
        backing: amount('address(flat).balance'),
        reserve: amount('flat.balanceOf(address(flat))'),
        e: amount('ethUsd()'),
        p: amount('salePrice()'),
      },
      steps: [{ to: 'flat', fn: 'pegPurchase', args: ['ethIn'], expect: 'assumed' }],
      claim:
        'saidOnce(address(flat), "PegPurchased(address,uint256,uint256,uint256,uint256)", abi.encode(caller), abi.encode(minus(backing0, backing1), minus(reserve1, reserve0), p0, e0))',
      witness: 'backing1 < backing0',
      fuzz: { ethIn: 'bound(raw, 1, 10 ether)' },
    },
  }),
  logged('FLAT-LOG-007', {
    contract: 'FLAT',
    title: 'A price that moves the anchor logs one AnchorMoved, with the anchor and its time; any other logs none',
    check: {
      world: 'anchor',
      observe: { at: amount('flat.anchorAt()'), anchor: amount('flat.anchorPrice()') },
      steps: [{ to: 'flat', fn: 'poke', args: [], expect: 'assumed' }],
      claim:
        '(at1 == at0 ? both(saidTimes(address(flat), "AnchorMoved(uint256,uint256)") == 0, anchor1 == anchor0) : saidOnce(address(flat), "AnchorMoved(uint256,uint256)", "", abi.encode(anchor1, at1)))',
      witness: 'at1 != at0',
    },
  }),
];

const liquidity = logged('OCEAN-LOG-001', {
  contract: 'Ocean',
  title: 'Deepening logs one Deepened: who paid, the liquidity that it added, and what it took of each token',
  check: {
    world: 'ocean',
    forall: { flatMax: 'uint256', wethMax: 'uint256' },
    observe: {
      flatHeld: amount('flat.balanceOf(caller)'),
      wethHeld: amount('weth.balanceOf(caller)'),
      liquidity: amount('ocean.liquidity()'),
    },
    steps: [{ to: 'ocean', fn: 'deepen', args: ['flatMax', 'wethMax', '0'], expect: 'assumed' }],
    claim:
      'saidOnce(address(ocean), "Deepened(address,uint128,uint256,uint256)", abi.encode(caller), abi.encode(minus(liquidity1, liquidity0), minus(flatHeld0, flatHeld1), minus(wethHeld0, wethHeld1)))',
    witness: 'minus(flatHeld0, flatHeld1) != minus(wethHeld0, wethHeld1)',
    fuzz: { flatMax: 'bound(raw, 1e15, 1e24)', wethMax: 'bound(raw, 1e15, 10 ether)' },
  },
});

export const plainly: Given = {
  expr: 'isPlain(caller)',
  reason: { because: 'a caller with code may do more in the same call when it is paid' },
};

const pulsed = (index: number): string =>
  `saidWord(address(core), "Pulsed(address,uint256,uint256,uint256,uint256)", ${index})`;

const cores: readonly Property[] = [
  logged('PULSE-LOG-001', {
    contract: 'PulseCore',
    title:
      'A pulse by a caller without code logs one Pulsed: caller, ether for RISE, ether for the defense and the bounty, which together are what left the treasury',
    check: {
      world: 'treasury',
      given: [plainly],
      observe: { ether: amount('address(core).balance'), guarded: amount('address(defense).balance') },
      steps: [{ to: 'core', fn: 'pulse', args: [], expect: 'assumed', returns: word('bounty') }],
      claim: `both(both(saidOnce(address(core), "Pulsed(address,uint256,uint256,uint256,uint256)", abi.encode(caller), abi.encode(${[0, 1, 2, 3].map(pulsed).join(', ')})), ${pulsed(3)} == bounty), both(${pulsed(1)} == minus(guarded1, guarded0), plus(${pulsed(0)}, plus(${pulsed(1)}, bounty)) == minus(ether0, ether1)))`,
      witness: `both(${pulsed(0)} > bounty, bounty > 0)`,
    },
  }),
  logged('PULSE-LOG-002', {
    contract: 'PulseCore',
    title:
      'A pulse by a caller without code that locks RISE logs one Locked, with the RISE that the vault got and the SAVE made; any other none',
    check: {
      world: 'treasury',
      given: [plainly],
      observe: { locked: amount('rise.balanceOf(address(vault))'), save: amount('vault.balanceOf(address(core))') },
      steps: [{ to: 'core', fn: 'pulse', args: [], expect: 'assumed' }],
      claim:
        '(locked1 == locked0 ? saidTimes(address(core), "Locked(uint256,uint256)") == 0 : saidOnce(address(core), "Locked(uint256,uint256)", "", abi.encode(minus(locked1, locked0), minus(save1, save0))))',
      witness: 'both(locked1 != locked0, minus(locked1, locked0) != minus(save1, save0))',
    },
  }),
  logged('GHOST-LOG-001', {
    contract: 'GhostMintCore',
    title: 'A sale logs one Sold: buyer, ether paid, SAVE made, the price that gives it, and the clamp',
    check: {
      world: 'sale',
      forall: { value: 'uint128', least: 'uint256' },
      observe: { clamp: amount('clampPrice()') },
      steps: [{ to: 'ghost', fn: 'buy', args: ['least'], value: 'value', expect: 'assumed', returns: word('sold') }],
      locals: ['uint256 price = saidWord(address(ghost), "Sold(address,uint256,uint256,uint256,uint256)", 2)'],
      claim:
        'both(saidOnce(address(ghost), "Sold(address,uint256,uint256,uint256,uint256)", abi.encode(caller), abi.encode(value, sold, price, clamp0)), both(price >= clamp0, D(wad(value), price) == sold))',
      witness: 'sold > 0',
      fuzz: { value: 'bound(raw, 1, 1 ether)', least: 'bound(raw, 0, 1e15)' },
    },
  }),
  logged('NAVD-LOG-001', {
    contract: 'NAVDefenseCore',
    title: 'A defense logs one Defended: caller, ether spent, SAVE bought and SAVE burned',
    check: {
      world: 'defense',
      observe: {
        ether: amount('address(defense).balance'),
        held: amount('vault.balanceOf(address(defense))'),
        save: amount('vault.totalSupply()'),
      },
      steps: [{ to: 'defense', fn: 'defend', args: [], expect: 'assumed' }],
      claim:
        'saidOnce(address(defense), "Defended(address,uint256,uint256,uint256)", abi.encode(caller), abi.encode(minus(ether0, ether1), minus(minus(save0, save1), held0), minus(save0, save1)))',
      witness: 'both(held0 > 0, ether1 < ether0)',
    },
  }),
];

interface Core {
  readonly contract: string;
  readonly world: string;
  readonly at: string;
  /** The call that begins its epochs. */
  readonly spend: Step;
  readonly forall?: Readonly<Record<string, string>>;
  readonly fuzz?: Readonly<Record<string, string>>;
}

const replaced = (id: PropertyId, { contract, world, at }: Core): Property =>
  property({
    ...common,
    id,
    contract,
    title: `${contract} logs one ExecutorReplaced, with the executor that it has from then on`,
    source: suite('all: events'),
    check: {
      form: 'scenario',
      logs: true,
      world,
      forall: { next: 'address' },
      given: [theCase('caller == council')],
      steps: [{ to: at, fn: 'setExecutor', args: ['next'], expect: 'assumed' }],
      claim: `both(${at}.executor() == next, saidOnce(address(${at}), "ExecutorReplaced(address)", abi.encode(next), ""))`,
      witness: 'next != address(0)',
    },
  });

const begun = (id: PropertyId, { contract, world, at, spend, ...drawn }: Core): Property =>
  property({
    ...common,
    id,
    contract,
    title: `${contract} logs one EpochBegan when an epoch begins, with its time and its limit, and none while it runs`,
    source: suite('all: events'),
    check: {
      form: 'scenario',
      logs: true,
      world,
      observe: { start: amount(`${at}.epochStart()`), limit: amount(`${at}.epochLimit()`) },
      steps: [spend],
      ...drawn,
      claim: `(start1 == start0 ? both(saidTimes(address(${at}), "EpochBegan(uint256,uint256)") == 0, limit1 == limit0) : both(start1 == block.timestamp, saidOnce(address(${at}), "EpochBegan(uint256,uint256)", "", abi.encode(start1, limit1))))`,
      witness: 'both(start1 != start0, limit1 > 0)',
    },
  });

const treasury: Core = {
  contract: 'PulseCore',
  world: 'treasury',
  at: 'core',
  spend: { to: 'core', fn: 'pulse', args: [], expect: 'assumed' },
};
const sales: Core = {
  contract: 'GhostMintCore',
  world: 'sale',
  at: 'ghost',
  spend: { to: 'ghost', fn: 'buy', args: ['0'], value: 'value', expect: 'assumed' },
  forall: { value: 'uint128' },
  fuzz: { value: 'bound(raw, 1, 1 ether)' },
};
const defender: Core = {
  contract: 'NAVDefenseCore',
  world: 'defense',
  at: 'defense',
  spend: { to: 'defense', fn: 'defend', args: [], expect: 'assumed' },
};

const guardian = logged('GUARD-LOG-001', {
  contract: 'Guardian',
  title: 'A pause logs one Paused of the executor, and its end one Unpaused',
  check: {
    world: 'guardian',
    forall: { executor: 'address' },
    given: [theCase('isKey(caller)')],
    steps: [
      { to: 'guard', fn: 'pause', args: ['executor'], expect: 'assumed' },
      { to: 'guard', fn: 'unpause', args: ['executor'], expect: 'assumed' },
    ],
    claim:
      'both(saidOnce(address(guard), "Paused(address)", abi.encode(executor), ""), saidOnce(address(guard), "Unpaused(address)", abi.encode(executor), ""))',
    witness: 'true',
  },
});

export const logs: readonly Property[] = [
  ...erc20Logs({ subject: 'RISE', contract: 'RISE', world: 'vault', at: 'rise' }),
  ...erc20Logs({ subject: 'SAVE', contract: 'SaveVault', world: 'vault', at: 'vault' }),
  ...erc20Logs({ subject: 'FLAT', contract: 'FLAT', world: 'token', at: 'flat' }),
  deposits('VAULT-LOG-001', 'deposit', 'assets', 'assets', 'minus(save1, save0)'),
  deposits('VAULT-LOG-002', 'mint', 'wantedShares', 'minus(paid0, paid1)', 'wantedShares'),
  ...desk,
  liquidity,
  ...cores,
  replaced('PULSE-LOG-003', treasury),
  replaced('GHOST-LOG-002', sales),
  replaced('NAVD-LOG-002', defender),
  begun('PULSE-LOG-004', treasury),
  begun('GHOST-LOG-003', sales),
  begun('NAVD-LOG-003', defender),
  guardian,
];
