/** SaveVault: what goes in never comes out, and every share is paid for. */
import { property, suite } from '../define.ts';
import type { Property, Use } from '../schema.ts';
import { erc20 } from '../standards/erc20.ts';

const both = ['rise', 'vault'] as const;

/** The vault's balance beside each account that a message can debit. */
const withinSupply: readonly Use[] = [
  { lemma: 'RISE-STATE-001' },
  { lemma: 'RISE-STATE-002', at: { one: 'address(vault)', other: 'caller' } },
  { lemma: 'RISE-STATE-002', at: { one: 'address(vault)', other: 'address(uint160(c.w0))' } },
  { lemma: 'RISE-STATE-002', at: { one: 'address(vault)', other: 'address(uint160(c.w1))' } },
  { lemma: 'VAULT-STATE-001', at: { spender: 'caller' } },
];

const ofScenario: readonly Use[] = [
  { lemma: 'RISE-STATE-001' },
  { lemma: 'RISE-STATE-002', at: { one: 'address(vault)', other: 'caller' } },
  { lemma: 'VAULT-STATE-002' },
];

const saveWithin: readonly Use[] = [
  { lemma: 'VAULT-STATE-003', at: { one: 'caller', other: 'address(uint160(c.w0))' } },
];

/** Where twins look: 5 RISE locked, 3 SAVE, and 100 wei of RISE on their way into the vault. */
export const everyday =
  'both(both(rise.balanceOf(address(vault)) == 5, vault.totalSupply() == 3), either(both(c.selector == vault.deposit.selector, c.w0 == 100), both(c.selector == rise.transfer.selector, c.w1 == 100)))';

const locked = { type: 'uint256', expr: 'rise.balanceOf(address(vault))' } as const;
const shares = { type: 'uint256', expr: 'vault.totalSupply()' } as const;

export const noAllowance: Property = property({
  id: 'VAULT-STATE-001',
  title: 'The vault never grants anyone an allowance over its RISE',
  contract: 'SaveVault',
  kind: 'state',
  breaks: 'an allowance is a way out for the locked RISE',
  source: suite('SaveVault: never grants a RISE allowance'),
  wanted: 'proved',
  check: {
    form: 'invariant',
    world: 'vault',
    over: both,
    forall: { spender: 'address' },
    observe: { allowed: { type: 'uint256', expr: 'rise.allowance(address(vault), spender)' } },
    claim: 'allowed == 0',
    witness: 'rise.balanceOf(address(vault)) > 0',
  },
});

export const sharesWithinAssets: Property = property({
  id: 'VAULT-STATE-002',
  title: 'There is never more SAVE than locked RISE',
  contract: 'SaveVault',
  kind: 'state',
  breaks: 'a SAVE could be worth less than one RISE, and products in the conversions could overflow',
  source: suite('SaveVault: shares are created only against RISE received'),
  wanted: 'proved',
  check: {
    form: 'invariant',
    world: 'vault',
    over: both,
    uses: [...withinSupply, ...saveWithin],
    observe: { locked, save: shares },
    claim: 'save <= locked',
    locals: ['uint256 paid = minus(locked1, locked0)', 'uint256 minted = minus(save1, save0)'],
    hints: [
      'commutes(paid, save0 + 1)',
      'commutes(paid, locked0 + 1)',
      'monotone(save0 + 1, locked0 + 1, paid)',
      'divMonotone(M(paid, save0 + 1), M(paid, locked0 + 1), locked0 + 1)',
      'cancels(paid, locked0 + 1)',
      'scalesUp(minted, locked0 + 1, save0 + 1)',
      'commutes(minted, locked0 + 1)',
    ],
    example: everyday,
    witness: 'locked1 > locked0',
  },
});

export const sumOfShares: Property = property({
  id: 'VAULT-STATE-003',
  title:
    'The sum of all SAVE balances equals the SAVE supply: a call moves SAVE between the two accounts that it names, or makes or burns that of one together with the supply, and touches nobody else',
  contract: 'SaveVault',
  kind: 'state',
  breaks: 'SAVE could exist that the supply does not count, and be burned or sold against others’ share',
  source: suite('SaveVault: ERC-20 conformance'),
  choice:
    'Stated by deltas, as RISE-STATE-002 is, between payer and payee of each function. Nobody ends up with more than the supply, so that nothing wrapped.',
  wanted: 'proved',
  lemmas: ['VAULT-STATE-004'],
  check: {
    form: 'transition',
    world: 'vault',
    over: ['vault'],
    forall: { stranger: 'address' },
    given: [
      {
        expr: 'both(from0 <= save0, to0 <= save0)',
        reason: { because: 'induction hypothesis: each balance is part of a sum that is the supply' },
      },
      {
        expr: 'either(payer0 == payee0, both(plus(from0, to0) >= from0, plus(from0, to0) <= save0))',
        reason: { because: 'induction hypothesis: distinct balances are part of a sum that is the supply' },
      },
    ],
    observe: {
      payer: { type: 'address', expr: 'payer(c.selector, caller, c.w0, c.w1)' },
      payee: { type: 'address', expr: 'payee(c.selector, caller, c.w0, c.w1)' },
      from: { type: 'uint256', expr: 'vault.balanceOf(payer0)' },
      to: { type: 'uint256', expr: 'vault.balanceOf(payee0)' },
      save: shares,
      strange: { type: 'uint256', expr: 'vault.balanceOf(stranger)' },
    },
    claim:
      'both(both(both(from1 <= save1, to1 <= save1), either(payer0 != payee0, minus(to1, to0) == minus(save1, save0))), both(either(payer0 == payee0, both(save1 == save0, both(plus(from1, to1) == plus(from0, to0), plus(from1, to1) >= from1))), either(strange1 == strange0, either(stranger == payer0, stranger == payee0))))',
    witness: 'save1 != save0',
  },
  asLemma: {
    forall: { one: 'address', other: 'address' },
    claim:
      'both(both(vault.balanceOf(one) <= vault.totalSupply(), vault.balanceOf(other) <= vault.totalSupply()), either(one == other, minus(vault.totalSupply(), vault.balanceOf(one)) >= vault.balanceOf(other)))',
    because: 'distinct balances are part of a sum that is the supply',
  },
});

export const noSharesAtFirst: Property = property({
  id: 'VAULT-STATE-004',
  title: 'Construction makes no SAVE, and gives none to anyone',
  contract: 'SaveVault',
  kind: 'state',
  breaks: 'the sum of balances would not start equal to the supply, and induction would rest on nothing',
  source: suite('SaveVault: ERC-20 conformance'),
  choice: 'Base case of VAULT-STATE-003.',
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'construction',
    world: 'vault',
    forall: { stranger: 'address' },
    claim: 'both(vault.totalSupply() == 0, vault.balanceOf(stranger) == 0)',
    witness: 'stranger != address(0)',
  },
});

export const irreversibility: Property = property({
  id: 'VAULT-TRANS-001',
  title: 'No call by anyone to any contract of the suite lowers the vault’s RISE',
  contract: 'SaveVault',
  kind: 'transition',
  breaks: 'irreversibility is the protocol’s first promise: locked RISE could be taken back out',
  source: { document: 'whitepaper', section: 'Theorem: irreversibility of the SaveVault' },
  choice:
    'Only RISE’s own code changes RISE balances, so calls to RISE by an arbitrary sender cover what any other contract of the suite could do to it; the vault itself sends only what its own code sends, which is the other step.',
  wanted: 'proved',
  check: {
    form: 'transition',
    world: 'vault',
    over: both,
    uses: withinSupply,
    observe: { locked },
    claim: 'locked1 >= locked0',
    example: everyday,
    witness: 'locked1 > locked0',
  },
});

export const alphaRises: Property = property({
  id: 'VAULT-TRANS-002',
  title: 'α never decreases over any call by anyone',
  contract: 'SaveVault',
  kind: 'transition',
  breaks: 'the price identity P = C / (1 − α) would let the price fall without anyone selling',
  source: { document: 'whitepaper', section: 'Theorem: α is non-decreasing' },
  choice:
    'α is read as the vault’s own view computes it, floor(locked · 1e18 / supply); VAULT-UNIT-005 proves the view.',
  wanted: 'proved',
  lemmas: ['VAULT-UNIT-005'],
  check: {
    form: 'transition',
    world: 'vault',
    over: both,
    uses: withinSupply,
    observe: { locked, supply: { type: 'uint256', expr: 'rise.totalSupply()' } },
    locals: ['uint256 alphaBefore = D(wad(locked0), supply0)', 'uint256 alphaAfter = D(wad(locked1), supply1)'],
    hints: ['divMonotone(wad(locked0), wad(locked1), supply0)', 'wadMonotone(locked0, locked1)'],
    claim: 'alphaAfter >= alphaBefore',
    example: everyday,
    witness: 'locked1 > locked0',
  },
});

export const assetsPerShareRise: Property = property({
  id: 'VAULT-TRANS-003',
  title: 'Assets per share never decrease: not by deposit, mint, donation, burn or any other call',
  contract: 'SaveVault',
  kind: 'transition',
  breaks: 'depositors could be diluted by later ones',
  source: suite('SaveVault: assets per share never decreases'),
  choice:
    'Assets per share is (locked + 1) / (shares + 1), the rate that the vault converts at; compared by cross-multiplication.',
  wanted: 'proved',
  check: {
    form: 'transition',
    world: 'vault',
    over: both,
    uses: [...withinSupply, { lemma: 'VAULT-STATE-002' }, ...saveWithin],
    observe: { locked, save: shares },
    locals: [
      'uint256 paid = minus(locked1, locked0)',
      'uint256 minted = minus(save1, save0)',
      'uint256 price = D(M(minted, locked0 + 1), save0 + 1)',
    ],
    hints: [
      'commutes(paid, save0 + 1)',
      'commutes(minted, locked0 + 1)',
      'commutes(save0 + 1, locked0 + 1)',
      'commutes(price, save0 + 1)',
      'divides(M(paid, save0 + 1), locked0 + 1)',
      'divides(M(minted, locked0 + 1), save0 + 1)',
      'distributes(locked0 + 1, paid, save0 + 1)',
      'distributes(save0 + 1, minted, locked0 + 1)',
      'distributes(price, 1, save0 + 1)',
      'monotone(save1 + 1, save0 + 1, locked0 + 1)',
      'fits(paid, save0 + 1, 90, 90)',
      'fits(locked0 + 1, save0 + 1, 90, 90)',
      'fits(price, save0 + 1, 90, 90)',
    ],
    claim: 'M(locked1 + 1, save0 + 1) >= M(save1 + 1, locked0 + 1)',
    example: everyday,
    witness: 'locked1 > locked0',
  },
});

export const sharesArePaid: Property = property({
  id: 'VAULT-TRANS-004',
  title: 'SAVE is created only against RISE that the vault receives in the same call, at most one for one',
  contract: 'SaveVault',
  kind: 'transition',
  breaks: 'SAVE could be minted out of nothing',
  source: suite('SaveVault: shares are created only against RISE received'),
  wanted: 'proved',
  check: {
    form: 'transition',
    world: 'vault',
    over: both,
    uses: [...withinSupply, { lemma: 'VAULT-STATE-002' }, ...saveWithin],
    observe: { locked, save: shares },
    locals: ['uint256 paid = minus(locked1, locked0)', 'uint256 minted = minus(save1, save0)'],
    hints: [
      'commutes(paid, save0 + 1)',
      'commutes(paid, locked0 + 1)',
      'monotone(save0 + 1, locked0 + 1, paid)',
      'divMonotone(M(paid, save0 + 1), M(paid, locked0 + 1), locked0 + 1)',
      'cancels(paid, locked0 + 1)',
      'scalesUp(minted, locked0 + 1, save0 + 1)',
      'commutes(minted, locked0 + 1)',
    ],
    claim: 'either(save1 <= save0, both(locked1 > locked0, minus(save1, save0) <= minus(locked1, locked0)))',
    example: everyday,
    witness: 'locked1 > locked0',
  },
});

const closed = (id: string, fn: 'withdraw' | 'redeem'): Property =>
  property({
    id,
    title: `${fn} reverts for every caller, argument and state`,
    contract: 'SaveVault',
    kind: 'revert',
    breaks: 'the vault would have an exit',
    source: { document: 'whitepaper', section: 'SaveVault properties' },
    wanted: 'proved',
    check: {
      form: 'scenario',
      world: 'vault',
      forall: { receiver: 'address', owner: 'address', amount: 'uint256' },
      steps: [{ to: 'vault', fn, args: ['amount', 'receiver', 'owner'], expect: 'revert' }],
      claim: 'true',
      witness: 'both(amount > 0, vault.balanceOf(owner) >= amount)',
      fuzz: { amount: 'bound(raw, 0, vault.balanceOf(caller))', owner: 'caller' },
    },
  });

export const withdrawReverts = closed('VAULT-REVERT-001', 'withdraw');
export const redeemReverts = closed('VAULT-REVERT-002', 'redeem');

const payer = {
  paid: { type: 'uint256', expr: 'rise.balanceOf(caller)' },
  locked,
  held: { type: 'uint256', expr: 'vault.balanceOf(receiver)' },
  save: shares,
} as const;

export const depositExact: Property = property({
  id: 'VAULT-UNIT-001',
  title:
    'A deposit takes exactly the assets, mints exactly the previewed shares rounded down, and never zero shares for something',
  contract: 'SaveVault',
  kind: 'unit',
  level: 'standard-must',
  breaks: 'a depositor could pay and receive nothing, or receive more than was paid for',
  source: { document: 'EIP-4626', section: 'deposit' },
  wanted: 'proved',
  aliases: ['crytic:ERC4626-029', 'a16z:prop_deposit', 'a16z:prop_previewDeposit'],
  check: {
    form: 'scenario',
    world: 'vault',
    forall: { receiver: 'address', assets: 'uint256' },
    uses: ofScenario,
    observe: payer,
    steps: [
      {
        to: 'vault',
        fn: 'deposit',
        args: ['assets', 'receiver'],
        expect: 'assumed',
        returns: { type: 'uint256', name: 'minted' },
      },
    ],
    locals: ['uint256 previewed = D(M(assets, save0 + 1), locked0 + 1)'],
    hints: ['commutes(assets, save0 + 1)', 'divides(M(assets, save0 + 1), locked0 + 1)'],
    claim:
      'both(both(minus(paid0, paid1) == assets, minus(locked1, locked0) == assets), both(both(minus(held1, held0) == minted, minus(save1, save0) == minted), both(minted == previewed, either(assets == 0, minted > 0))))',
    example: 'both(both(locked0 == 5, save0 == 3), assets == 100)',
    witness: 'assets > 0',
    fuzz: { assets: 'bound(raw, 0, rise.balanceOf(caller))' },
  },
});

export const mintExact: Property = property({
  id: 'VAULT-UNIT-002',
  title: 'A mint creates exactly the shares asked for and takes their price rounded up',
  contract: 'SaveVault',
  kind: 'unit',
  level: 'standard-must',
  breaks: 'shares could be had below their price, at everyone else’s cost',
  source: { document: 'EIP-4626', section: 'mint' },
  wanted: 'proved',
  aliases: ['crytic:ERC4626-030', 'a16z:prop_mint', 'a16z:prop_previewMint'],
  check: {
    form: 'scenario',
    world: 'vault',
    forall: { receiver: 'address', wantedShares: 'uint256' },
    uses: ofScenario,
    observe: payer,
    steps: [
      {
        to: 'vault',
        fn: 'mint',
        args: ['wantedShares', 'receiver'],
        expect: 'assumed',
        returns: { type: 'uint256', name: 'taken' },
      },
    ],
    locals: ['uint256 floored = D(M(wantedShares, locked0 + 1), save0 + 1)'],
    hints: [
      'commutes(wantedShares, locked0 + 1)',
      'commutes(floored, save0 + 1)',
      'divides(M(wantedShares, locked0 + 1), save0 + 1)',
    ],
    claim:
      'both(both(minus(paid0, paid1) == taken, minus(locked1, locked0) == taken), both(both(minus(held1, held0) == wantedShares, minus(save1, save0) == wantedShares), either(both(taken == floored, M(floored, save0 + 1) == M(wantedShares, locked0 + 1)), both(minus(taken, floored) == 1, M(floored, save0 + 1) < M(wantedShares, locked0 + 1)))))',
    example: 'both(both(locked0 == 5, save0 == 3), wantedShares == 100)',
    witness: 'wantedShares > 0',
    fuzz: { wantedShares: 'bound(raw, 0, vault.convertToShares(rise.balanceOf(caller)))' },
  },
});

export const depositLoss: Property = property({
  id: 'VAULT-UNIT-003',
  title: 'Whatever was donated before, a depositor loses less than the price of one wei of SAVE to rounding',
  contract: 'SaveVault',
  kind: 'unit',
  breaks: 'a first depositor could inflate the share price and keep a later depositor’s RISE',
  source: suite('SaveVault: a first-depositor donation'),
  choice:
    'The bound: assets · (shares + 1) < (minted + 1) · (locked + 1). The state is arbitrary, so every sequence of deposits and donations before is covered; a donation large enough to make the price of one wei of SAVE exceed the deposit makes the deposit revert.',
  wanted: 'proved',
  check: {
    form: 'scenario',
    world: 'vault',
    forall: { receiver: 'address', assets: 'uint256' },
    uses: ofScenario,
    observe: payer,
    steps: [
      {
        to: 'vault',
        fn: 'deposit',
        args: ['assets', 'receiver'],
        expect: 'assumed',
        returns: { type: 'uint256', name: 'minted' },
      },
    ],
    hints: [
      'commutes(assets, save0 + 1)',
      'divides(M(assets, save0 + 1), locked0 + 1)',
      'distributes(minted, 1, locked0 + 1)',
      'fits(assets, save0 + 1, 90, 90)',
    ],
    claim: 'M(assets, save0 + 1) < M(minted + 1, locked0 + 1)',
    example: 'both(both(locked0 == 5, save0 == 3), assets == 100)',
    witness: 'both(assets > 0, locked0 > save0)',
    fuzz: { assets: 'bound(raw, 0, rise.balanceOf(caller))' },
  },
});

export const burnOwn: Property = property({
  id: 'VAULT-UNIT-004',
  title:
    'Burning SAVE lowers only the caller’s balance and the supply, by exactly the amount, and succeeds within the balance',
  contract: 'SaveVault',
  kind: 'unit',
  breaks: 'NAV Defense could not burn what it buys, or could burn someone else’s SAVE',
  source: suite('SaveVault: a holder may burn their own SAVE'),
  wanted: 'proved',
  check: {
    form: 'scenario',
    world: 'vault',
    forall: { stranger: 'address', amount: 'uint256' },
    uses: [{ lemma: 'VAULT-STATE-003', at: { one: 'caller', other: 'stranger' } }],
    given: [
      {
        expr: 'both(caller != address(0), amount <= vault.balanceOf(caller))',
        reason: { because: 'documented precondition of burn' },
      },
    ],
    observe: {
      own: { type: 'uint256', expr: 'vault.balanceOf(caller)' },
      other: { type: 'uint256', expr: 'vault.balanceOf(stranger)' },
      save: shares,
      locked,
    },
    steps: [{ to: 'vault', fn: 'burn', args: ['amount'], expect: 'success' }],
    claim:
      'both(both(minus(own0, own1) == amount, minus(save0, save1) == amount), both(locked1 == locked0, either(stranger == caller, other1 == other0)))',
    witness: 'amount > 0',
    fuzz: { amount: 'bound(raw, 0, vault.balanceOf(caller))' },
  },
});

export const views: Property = property({
  id: 'VAULT-UNIT-005',
  title:
    'The vault’s views report what they say: asset, totalAssets, lockedRise, floatingRise, α rounded down, and nothing withdrawable',
  contract: 'SaveVault',
  kind: 'unit',
  level: 'standard-must',
  breaks: 'integrators would act on wrong figures, and α would not be the ratio it is taken for',
  source: suite('SaveVault: views'),
  wanted: 'proved',
  aliases: ['crytic:ERC4626-001', 'crytic:ERC4626-002'],
  check: {
    form: 'scenario',
    world: 'vault',
    forall: { who: 'address' },
    uses: ofScenario,
    observe: { locked, supply: { type: 'uint256', expr: 'rise.totalSupply()' } },
    hintsBefore: ['wadExact(locked0)'],
    steps: [
      { to: 'vault', fn: 'alpha', args: [], expect: 'success', returns: { type: 'uint256', name: 'alpha' } },
      { to: 'vault', fn: 'lockedRise', args: [], expect: 'success', returns: { type: 'uint256', name: 'lockedView' } },
      { to: 'vault', fn: 'floatingRise', args: [], expect: 'success', returns: { type: 'uint256', name: 'floating' } },
      { to: 'vault', fn: 'totalAssets', args: [], expect: 'success', returns: { type: 'uint256', name: 'assets' } },
      { to: 'vault', fn: 'asset', args: [], expect: 'success', returns: { type: 'address', name: 'asset' } },
      {
        to: 'vault',
        fn: 'maxWithdraw',
        args: ['who'],
        expect: 'success',
        returns: { type: 'uint256', name: 'withdrawable' },
      },
      {
        to: 'vault',
        fn: 'maxRedeem',
        args: ['who'],
        expect: 'success',
        returns: { type: 'uint256', name: 'redeemable' },
      },
    ],
    claim:
      'both(both(both(alpha == D(wad(locked0), supply0), lockedView == locked0), both(floating == minus(supply0, locked0), assets == locked0)), both(asset == address(rise), both(withdrawable == 0, redeemable == 0)))',
    example: 'locked0 == 5',
    witness: 'locked0 > 0',
  },
});

export const limits: Property = property({
  id: 'VAULT-UNIT-006',
  title:
    'maxDeposit is all RISE that floats, or nothing for the zero address and where it would buy no share; maxMint is what it buys',
  contract: 'SaveVault',
  kind: 'unit',
  level: 'standard-must',
  breaks: 'integrators would send deposits that revert, or hold back ones that would not',
  source: { document: 'EIP-4626', section: 'maxDeposit' },
  wanted: 'proved',
  check: {
    form: 'scenario',
    world: 'vault',
    forall: { receiver: 'address' },
    uses: ofScenario,
    observe: { locked, save: shares, supply: { type: 'uint256', expr: 'rise.totalSupply()' } },
    hintsBefore: [
      'fits(minus(supply0, locked0), save0 + 1, 90, 90)',
      'divides(M(minus(supply0, locked0), save0 + 1), locked0 + 1)',
      'cancels(0, locked0 + 1)',
      'cancels(save0 + 1, minus(supply0, locked0))',
    ],
    steps: [
      {
        to: 'vault',
        fn: 'maxDeposit',
        args: ['receiver'],
        expect: 'success',
        returns: { type: 'uint256', name: 'most' },
      },
      {
        to: 'vault',
        fn: 'maxMint',
        args: ['receiver'],
        expect: 'success',
        returns: { type: 'uint256', name: 'mintable' },
      },
    ],
    locals: [
      'uint256 floating = minus(supply0, locked0)',
      'uint256 worth = D(M(floating, save0 + 1), locked0 + 1)',
      'bool none = either(receiver == address(0), worth == 0)',
    ],
    claim: 'either(both(none, both(most == 0, mintable == 0)), both(!none, both(most == floating, mintable == worth)))',
    example: 'both(locked0 == 5, save0 == 3)',
    witness: 'most > 0',
  },
});

export const depositSucceeds: Property = property({
  id: 'VAULT-LIVE-001',
  title: 'A deposit succeeds whenever the caller has the RISE, has approved it, and it buys at least one share',
  contract: 'SaveVault',
  kind: 'unit',
  breaks: 'absorption would stop',
  source: suite('all: liveness'),
  wanted: 'proved',
  check: {
    form: 'scenario',
    world: 'vault',
    forall: { receiver: 'address', assets: 'uint256' },
    uses: [...ofScenario, { lemma: 'VAULT-STATE-003', at: { one: 'caller', other: 'receiver' } }],
    given: [
      {
        expr: 'both(caller != address(0), receiver != address(0))',
        reason: { because: 'documented precondition: ERC-20 has no zero account' },
      },
      {
        expr: 'both(assets <= rise.balanceOf(caller), assets <= rise.allowance(caller, address(vault)))',
        reason: { because: 'documented precondition: the caller pays' },
      },
      {
        expr: 'M(assets, vault.totalSupply() + 1) >= rise.balanceOf(address(vault)) + 1',
        reason: { because: 'documented precondition: it buys at least one share' },
      },
    ],
    observe: payer,
    hintsBefore: [
      'commutes(assets, save0 + 1)',
      'cancels(assets, save0 + 1)',
      'cancels(save0 + 1, assets)',
      'commutes(assets, locked0 + 1)',
      'monotone(save0 + 1, locked0 + 1, assets)',
      'divMonotone(M(assets, save0 + 1), M(assets, locked0 + 1), locked0 + 1)',
      'cancels(assets, locked0 + 1)',
      'divides(M(assets, save0 + 1), locked0 + 1)',
    ],
    steps: [
      {
        to: 'vault',
        fn: 'deposit',
        args: ['assets', 'receiver'],
        expect: 'success',
        returns: { type: 'uint256', name: 'minted' },
      },
    ],
    claim: 'minted > 0',
    example: 'both(both(locked0 == 5, save0 == 3), assets == 100)',
    witness: 'assets > 0',
    fuzz: { assets: 'bound(raw, 0, rise.balanceOf(caller))' },
  },
});

export const mintSucceeds: Property = property({
  id: 'VAULT-LIVE-002',
  title: 'A mint succeeds whenever the caller has the RISE it costs and has approved it',
  contract: 'SaveVault',
  kind: 'unit',
  breaks: 'absorption through exact shares would stop',
  source: suite('all: liveness'),
  wanted: 'proved',
  check: {
    form: 'scenario',
    world: 'vault',
    forall: { receiver: 'address', wantedShares: 'uint256' },
    uses: [...ofScenario, { lemma: 'VAULT-STATE-003', at: { one: 'caller', other: 'receiver' } }],
    given: [
      {
        expr: 'both(caller != address(0), receiver != address(0))',
        reason: { because: 'documented precondition: ERC-20 has no zero account' },
      },
      {
        expr: 'both(wantedShares > 0, wantedShares <= RISE_SUPPLY)',
        reason: { because: 'documented precondition: more shares than RISE cannot be paid for' },
      },
      {
        expr: 'both(D(M(wantedShares, rise.balanceOf(address(vault)) + 1), vault.totalSupply() + 1) < rise.balanceOf(caller), D(M(wantedShares, rise.balanceOf(address(vault)) + 1), vault.totalSupply() + 1) < rise.allowance(caller, address(vault)))',
        reason: { because: 'documented precondition: the caller can pay the price rounded up' },
      },
    ],
    observe: payer,
    hintsBefore: [
      'commutes(wantedShares, locked0 + 1)',
      'cancels(wantedShares, locked0 + 1)',
      'cancels(locked0 + 1, wantedShares)',
      'commutes(D(M(wantedShares, locked0 + 1), save0 + 1), save0 + 1)',
      'cancels(D(M(wantedShares, locked0 + 1), save0 + 1), save0 + 1)',
      'cancels(save0 + 1, D(M(wantedShares, locked0 + 1), save0 + 1))',
      'scalesUp(wantedShares, locked0 + 1, save0 + 1)',
    ],
    steps: [
      {
        to: 'vault',
        fn: 'mint',
        args: ['wantedShares', 'receiver'],
        expect: 'success',
        returns: { type: 'uint256', name: 'taken' },
      },
    ],
    claim: 'taken > 0',
    example: 'both(both(locked0 == 5, save0 == 3), wantedShares == 100)',
    witness: 'wantedShares > 0',
    fuzz: { wantedShares: 'bound(raw, 0, vault.convertToShares(rise.balanceOf(caller)))' },
  },
});

export const nothingSucceeds: Property = property({
  id: 'VAULT-LIVE-003',
  title: 'Depositing nothing and minting nothing succeed, for no share and no RISE, whatever is approved',
  contract: 'SaveVault',
  kind: 'unit',
  breaks: 'whoever deposits what they have would be refused where it is nothing',
  source: suite('all: liveness'),
  wanted: 'proved',
  check: {
    form: 'scenario',
    world: 'vault',
    forall: { receiver: 'address' },
    uses: ofScenario,
    given: [
      {
        expr: 'both(caller != address(0), receiver != address(0))',
        reason: { because: 'documented precondition: ERC-20 has no zero account' },
      },
    ],
    observe: payer,
    steps: [
      {
        to: 'vault',
        fn: 'deposit',
        args: ['0', 'receiver'],
        expect: 'success',
        returns: { type: 'uint256', name: 'minted' },
      },
      {
        to: 'vault',
        fn: 'mint',
        args: ['0', 'receiver'],
        expect: 'success',
        returns: { type: 'uint256', name: 'taken' },
      },
    ],
    claim: 'both(minted == 0, taken == 0)',
    example: 'both(locked0 == 5, save0 == 3)',
    witness: 'true',
  },
});

export const vault = [
  noAllowance,
  sharesWithinAssets,
  sumOfShares,
  noSharesAtFirst,
  irreversibility,
  alphaRises,
  assetsPerShareRise,
  sharesArePaid,
  withdrawReverts,
  redeemReverts,
  depositExact,
  mintExact,
  depositLoss,
  burnOwn,
  views,
  limits,
  depositSucceeds,
  mintSucceeds,
  nothingSucceeds,
  ...erc20({
    subject: 'SAVE',
    contract: 'SaveVault',
    world: 'vault',
    at: 'vault',
    sumLemma: 'VAULT-STATE-003',
    name: 'SAVE',
    symbol: 'SAVE',
  }),
];
