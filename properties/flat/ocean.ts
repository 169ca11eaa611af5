/** Ocean: liquidity that only grows. */
import { property, suite } from '../define.ts';
import type { Property } from '../schema.ts';

const held = (token: string) => ({ type: 'uint256', expr: `${token}.balanceOf(address(ocean))` }) as const;
const pooled = (token: string) => ({ type: 'uint256', expr: `${token}.balanceOf(address(pool))` }) as const;

export const liquidityNeverFalls: Property = property({
  id: 'OCEAN-TRANS-001',
  title: 'The liquidity of Ocean’s position never decreases over any call by anyone, on the real Uniswap V3 pool',
  contract: 'Ocean',
  kind: 'transition',
  breaks: 'protocol-owned liquidity could be withdrawn',
  source: suite('Ocean: position liquidity never decreases'),
  wanted: 'sampled',
  engines: ['forge'],
  check: {
    form: 'transition',
    world: 'ocean',
    over: ['ocean', 'flat', 'rise', 'vault'],
    observe: { liquidity: { type: 'uint256', expr: 'ocean.liquidity()' } },
    claim: 'liquidity1 >= liquidity0',
    witness: 'liquidity1 > liquidity0',
  },
});

export const nothingLeaves: Property = property({
  id: 'OCEAN-TRANS-002',
  title:
    'No call by anyone makes Ocean burn liquidity, collect fees to anyone else, or send FLAT or WETH anywhere but into its pool',
  contract: 'Ocean',
  kind: 'transition',
  breaks: 'the position, its fees or what waits to be compounded could be taken',
  source: suite('Ocean: no path sends FLAT, WETH or fees out'),
  choice:
    'For an arbitrary pool: it quotes any price and charges anything. A position in the real pool falls only when its owner burns from it (A-POOL-REAL). The mint callback has dynamic arguments and is OCEAN-REVERT-001.',
  wanted: 'proved',
  assumptions: ['A-POOL-REAL'],
  lemmas: ['FLAT-STATE-002'],
  check: {
    form: 'transition',
    world: 'ocean',
    over: ['ocean'],
    given: [
      { expr: 'c.selector != ocean.uniswapV3MintCallback.selector', reason: { provedIn: 'OCEAN-REVERT-001' } },
      {
        expr: 'both(both(flatOwn0 >> 105 == 0, flatPool0 >> 105 == 0), both(wethOwn0 >> 128 == 0, wethPool0 >> 128 == 0))',
        reason: { because: 'no balance exceeds its token’s supply: FLAT-STATE-002, A-ETH-SUPPLY' },
      },
    ],
    observe: {
      flatOwn: held('flat'),
      wethOwn: held('weth'),
      flatPool: pooled('flat'),
      wethPool: pooled('weth'),
      misused: { type: 'uint256', expr: 'misuse()' },
    },
    claim:
      'both(misused1 == 0, both(either(flatOwn1 >= flatOwn0, minus(flatPool1, flatPool0) == minus(flatOwn0, flatOwn1)), either(wethOwn1 >= wethOwn0, minus(wethPool1, wethPool0) == minus(wethOwn0, wethOwn1))))',
    witness: 'flatPool1 > flatPool0',
  },
});

export const callbackOnlyWhileMinting: Property = property({
  id: 'OCEAN-REVERT-001',
  title: 'The mint callback reverts for everyone, the pool included, unless a mint of Ocean’s is running',
  contract: 'Ocean',
  kind: 'revert',
  breaks: 'Ocean’s waiting fees, and the allowances that payers granted it, could be drawn at will',
  source: suite('Ocean: no path sends FLAT, WETH or fees out'),
  choice:
    'What the callback is handed is three words, any three. Of any other length it is refused by the same comparison, which it could pass only if it hashed to zero (A-KECCAK).',
  wanted: 'proved',
  engines: ['halmos', 'forge'],
  assumptions: ['A-ABI-CANONICAL', 'A-KECCAK'],
  check: {
    form: 'scenario',
    world: 'ocean',
    forall: { owedFirst: 'uint256', owedSecond: 'uint256', word0: 'uint256', word1: 'uint256', word2: 'uint256' },
    given: [{ expr: 'mintCommitment() == 0', reason: { provedIn: 'OCEAN-STATE-001' } }],
    steps: [
      {
        to: 'ocean',
        fn: 'uniswapV3MintCallback',
        args: ['owedFirst', 'owedSecond', 'abi.encode(word0, word1, word2)'],
        from: 'address(pool)',
        expect: 'revert',
      },
    ],
    claim: 'true',
    witness: 'owedFirst > 0',
  },
});

export const noCommitmentBetweenCalls: Property = property({
  id: 'OCEAN-STATE-001',
  title: 'Between calls no mint of Ocean’s is running',
  contract: 'Ocean',
  kind: 'state',
  breaks: 'a callback could be paid outside of a mint',
  source: suite('Ocean: no path sends FLAT, WETH or fees out'),
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'invariant',
    world: 'ocean',
    over: ['ocean'],
    given: [
      {
        expr: 'c.selector != ocean.uniswapV3MintCallback.selector',
        reason: { because: 'without a commitment the callback reverts: OCEAN-REVERT-001' },
      },
    ],
    observe: { commitment: { type: 'uint256', expr: 'mintCommitment()' } },
    claim: 'commitment == 0',
    witness: 'flat.balanceOf(address(pool)) > 0',
  },
});

export const deepenSucceeds: Property = property({
  id: 'OCEAN-LIVE-001',
  title:
    'Deepening succeeds on the real pool when the caller has both tokens, has approved them, and they buy liquidity',
  contract: 'Ocean',
  kind: 'unit',
  breaks: 'protocol-owned liquidity could not grow',
  source: suite('all: liveness'),
  wanted: 'sampled',
  engines: ['forge'],
  check: {
    form: 'scenario',
    world: 'ocean',
    forall: { flatMax: 'uint256', wethMax: 'uint256' },
    given: [
      {
        expr: 'both(flatMax >= 1e15, wethMax >= 1e15)',
        reason: { because: 'documented precondition: enough to buy liquidity at any price the campaign reaches' },
      },
      {
        expr: 'both(flatMax <= flat.balanceOf(caller), wethMax <= weth.balanceOf(caller))',
        reason: { because: 'documented precondition: the caller has them' },
      },
      {
        expr: 'both(flatMax <= flat.allowance(caller, address(ocean)), wethMax <= weth.allowance(caller, address(ocean)))',
        reason: { because: 'documented precondition: the caller approved them' },
      },
    ],
    observe: { liquidity: { type: 'uint256', expr: 'ocean.liquidity()' } },
    steps: [{ to: 'ocean', fn: 'deepen', args: ['flatMax', 'wethMax', '0'], expect: 'success' }],
    claim: 'liquidity1 > liquidity0',
    witness: 'flatMax > 0',
    fuzz: { flatMax: 'bound(raw, 1e15, 1e24)', wethMax: 'bound(raw, 1e15, 10 ether)' },
  },
});

export const deepensAtTheEnds: Property = property({
  id: 'OCEAN-LIVE-002',
  title: 'At either end of Ocean’s range, where one token alone buys liquidity, deepening succeeds',
  contract: 'Ocean',
  kind: 'unit',
  breaks: 'a pool that stands at an end could never be deepened, nor fees compounded',
  source: suite('all: liveness'),
  choice: 'For a position that is empty, and amounts that buy something even there.',
  wanted: 'proved',
  engines: ['halmos'],
  assumptions: ['A-POOL-REAL'],
  check: {
    form: 'scenario',
    world: 'position',
    offGround: true,
    forall: { upper: 'bool' },
    given: [
      { expr: 'both(isAtEnd(upper), ocean.liquidity() == 0)', reason: { because: 'the case the claim is about' } },
      {
        expr: 'both(caller != address(0), oceanOpen())',
        reason: { because: 'documented precondition: an outermost call by an account that can hold tokens' },
      },
      {
        expr: 'both(flat.balanceOf(caller) >= 1e24, weth.balanceOf(caller) >= 1e24)',
        reason: { because: 'documented precondition: the caller has them' },
      },
      {
        expr: 'both(flat.allowance(caller, address(ocean)) >= 1e24, weth.allowance(caller, address(ocean)) >= 1e24)',
        reason: { because: 'documented precondition: the caller approved them' },
      },
      {
        expr: 'chargesAtMost(1e24)',
        reason: { because: 'documented precondition: the pool asks for no more of either than it was offered' },
      },
    ],
    observe: { liquidity: { type: 'uint256', expr: 'ocean.liquidity()' } },
    steps: [{ to: 'ocean', fn: 'deepen', args: ['1e24', '1e24', '1'], expect: 'success' }],
    claim: 'liquidity1 > liquidity0',
    witness: 'upper',
  },
});

export const onePaymentPerMint: Property = property({
  id: 'OCEAN-TRANS-003',
  title: 'A pool that asks for the price of a mint twice is not paid twice',
  contract: 'Ocean',
  kind: 'transition',
  breaks: 'one mint could draw a payer’s allowance, or the waiting fees, again and again',
  source: suite('Ocean: no path sends FLAT, WETH or fees out'),
  choice: 'For an arbitrary pool, whatever it asks for. The real one asks once, so that only proofs are asked.',
  wanted: 'proved',
  engines: ['halmos'],
  assumptions: ['A-POOL-REAL'],
  check: {
    form: 'transition',
    world: 'position',
    over: ['ocean'],
    given: [{ expr: 'c.selector != ocean.uniswapV3MintCallback.selector', reason: { provedIn: 'OCEAN-REVERT-001' } }],
    observe: { paid: { type: 'uint256', expr: 'payments()' } },
    claim: 'paid1 <= 1',
    witness: 'paid1 == 1',
  },
});

export const movesSomething: Property = property({
  id: 'OCEAN-TRANS-004',
  title: 'Ocean never tells a token to move nothing',
  contract: 'Ocean',
  kind: 'transition',
  breaks: 'what never moved would be in the logs, and a token that refuses to move nothing would end deepening',
  source: suite('Ocean: no path sends FLAT, WETH or fees out'),
  choice: 'The mint callback has dynamic arguments and is OCEAN-REVERT-001: outside of a mint it reverts.',
  wanted: 'proved',
  engines: ['halmos'],
  assumptions: ['A-POOL-REAL'],
  check: {
    form: 'transition',
    world: 'position',
    over: ['ocean'],
    offGround: true,
    given: [{ expr: 'c.selector != ocean.uniswapV3MintCallback.selector', reason: { provedIn: 'OCEAN-REVERT-001' } }],
    observe: { idled: { type: 'uint256', expr: 'idle()' } },
    claim: 'idled1 == 0',
    witness: 'payments() == 1',
  },
});

export const ownPoolOnly: Property = property({
  id: 'OCEAN-REVERT-003',
  title: 'Ocean can be deployed for a pool of its own two tokens, and of no others',
  contract: 'Ocean',
  kind: 'revert',
  breaks: 'liquidity would be bought in a pool whose other token somebody prints',
  source: suite('Ocean: no path sends FLAT, WETH or fees out'),
  wanted: 'proved',
  engines: ['halmos'],
  check: {
    form: 'scenario',
    world: 'ocean',
    forall: { token0: 'address', token1: 'address' },
    steps: [],
    claim: 'isRefused(token0, token1) != both(token0 == address(flat), token1 == address(weth))',
    witness: 'both(token0 == address(flat), token1 == address(weth))',
  },
});

export const compoundsNothing: Property = property({
  id: 'OCEAN-LIVE-003',
  title:
    'At either end of Ocean’s range, compounding succeeds while there is no position and nothing that would buy one',
  contract: 'Ocean',
  kind: 'unit',
  breaks: 'a charge could not end before somebody else made the position',
  source: suite('all: liveness'),
  choice: 'Nothing buys nothing at any price; at the ends of the range that is seen without a product of unknowns.',
  wanted: 'proved',
  engines: ['halmos'],
  assumptions: ['A-POOL-REAL'],
  check: {
    form: 'scenario',
    world: 'position',
    offGround: true,
    forall: { upper: 'bool' },
    given: [
      { expr: 'isAtEnd(upper)', reason: { because: 'the case the claim is about' } },
      {
        expr: 'both(ocean.liquidity() == 0, both(flat.balanceOf(address(ocean)) == 0, weth.balanceOf(address(ocean)) == 0))',
        reason: { because: 'the case the claim is about' },
      },
      { expr: 'oceanOpen()', reason: { because: 'documented precondition: an outermost call' } },
    ],
    steps: [{ to: 'ocean', fn: 'compound', args: [], expect: 'success' }],
    claim: 'ocean.liquidity() == 0',
    witness: 'upper',
  },
});

const caller = (token: string) => ({ type: 'uint256', expr: `${token}.balanceOf(caller)` }) as const;

export const deepenReports: Property = property({
  id: 'OCEAN-UNIT-001',
  title: 'Deepening takes of each token exactly what it reports, within the maxima, and adds the liquidity it reports',
  contract: 'Ocean',
  kind: 'unit',
  breaks: 'callers would book the wrong amounts, and their maxima would not protect them',
  source: suite('Ocean: position liquidity never decreases'),
  wanted: 'sampled',
  engines: ['forge'],
  check: {
    form: 'scenario',
    world: 'ocean',
    forall: { flatMax: 'uint256', wethMax: 'uint256', least: 'uint128' },
    observe: {
      flatHeld: caller('flat'),
      wethHeld: caller('weth'),
      liquidity: { type: 'uint256', expr: 'ocean.liquidity()' },
    },
    steps: [
      {
        to: 'ocean',
        fn: 'deepen',
        args: ['flatMax', 'wethMax', 'least'],
        expect: 'assumed',
        // (added, flatPaid, wethPaid): three static words decode as an array of three.
        returns: { type: 'uint256[3]', name: 'told' },
      },
    ],
    claim:
      'both(both(minus(liquidity1, liquidity0) == told[0], both(minus(flatHeld0, flatHeld1) == told[1], minus(wethHeld0, wethHeld1) == told[2])), both(both(told[0] >= least, told[0] != 0), both(told[1] <= flatMax, told[2] <= wethMax)))',
    witness: 'both(told[0] > 0, told[1] > told[2])',
    fuzz: {
      // Nothing of one token adds nothing, which no minimum may let pass.
      flatMax: 'bound(raw, 1e15, 1e24) * (raw % 4 == 0 ? 0 : 1)',
      wethMax: 'bound(raw, 1e15, 10 ether)',
      least: 'uint128(bound(raw, 0, 1e15)) * (raw % 2 == 0 ? 0 : 1)',
    },
  },
});

export const compoundCountsFees: Property = property({
  id: 'OCEAN-UNIT-002',
  title: 'After compounding no fees of Ocean’s position are left in the pool',
  contract: 'Ocean',
  kind: 'unit',
  breaks: 'the fees would never deepen the position',
  source: suite('Ocean: position liquidity never decreases'),
  choice: 'Fees that the pool has not counted yet are fees: an empty position has none.',
  wanted: 'proved',
  engines: ['halmos', 'forge'],
  assumptions: ['A-POOL-REAL'],
  check: {
    form: 'scenario',
    world: 'position',
    observe: { left: { type: 'uint256', expr: 'feesLeft()' } },
    steps: [{ to: 'ocean', fn: 'compound', args: [], expect: 'assumed' }],
    claim: 'left1 == 0',
    witness: 'left0 > 0',
  },
});

export const compoundSpendsAll: Property = property({
  id: 'OCEAN-UNIT-003',
  rev: 2,
  title: 'Compounding succeeds on the real pool and leaves nothing behind that would still buy liquidity',
  contract: 'Ocean',
  kind: 'unit',
  breaks: 'fees would wait in the contract instead of deepening the position, or nobody could compound',
  source: suite('all: liveness'),
  choice: 'What is left may still buy one unit, the rounding of liquidity.',
  wanted: 'sampled',
  engines: ['forge'],
  check: {
    form: 'scenario',
    world: 'ocean',
    observe: {
      liquidity: { type: 'uint256', expr: 'ocean.liquidity()' },
      rest: { type: 'uint256', expr: 'buysHere()' },
    },
    steps: [
      {
        to: 'ocean',
        fn: 'compound',
        args: [],
        expect: 'success',
        returns: { type: 'uint256', name: 'added' },
      },
      {
        to: 'ocean',
        fn: 'compound',
        args: [],
        expect: 'success',
        returns: { type: 'uint256', name: 'again' },
      },
    ],
    claim: 'both(both(again <= 1, rest1 <= 1), minus(liquidity1, liquidity0) == added + again)',
    witness: 'added > 1',
  },
});

export const ocean = [
  liquidityNeverFalls,
  nothingLeaves,
  callbackOnlyWhileMinting,
  noCommitmentBetweenCalls,
  deepenSucceeds,
  deepensAtTheEnds,
  onePaymentPerMint,
  movesSomething,
  ownPoolOnly,
  compoundsNothing,
  deepenReports,
  compoundCountsFees,
  compoundSpendsAll,
];
