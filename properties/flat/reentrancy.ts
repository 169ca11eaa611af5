/** Nobody enters a contract while it waits for somebody that it called: a pool, the vault, or whoever is paid. */
import { property, suite } from '../define.ts';
import type { Given, Property, PropertyId, Step } from '../schema.ts';

interface Subject {
  readonly contract: string;
  readonly world: string;
  /** Solidity expression: whether the core's guard lets a call in. */
  readonly open: string;
  readonly steps: readonly Step[];
  readonly what: string;
  readonly section: string;
  readonly witness: string;
  readonly assumptions?: readonly string[];
}

const refusesReentry = (
  id: PropertyId,
  { contract, world, open, steps, what, section, witness, assumptions = [] }: Subject,
): Property => {
  const given: Given = { expr: `!${open}`, reason: { because: 'the case the claim is about' } };
  return property({
    id,
    title: `While a call of ${contract} is running there is no other ${what}`,
    contract,
    kind: 'revert',
    breaks: 'whoever it calls could act on figures that are about to change',
    source: suite(section),
    choice: 'A call that is running is one that has set the guard’s word, which every such call does first.',
    wanted: 'proved',
    engines: ['halmos'],
    assumptions: [...assumptions],
    check: {
      form: 'scenario',
      world,
      given: [given],
      steps,
      claim: 'true',
      witness,
    },
  });
};

export const reentrancy: readonly Property[] = [
  refusesReentry('PULSE-REVERT-005', {
    contract: 'PulseCore',
    world: 'treasury',
    open: 'coreOpen()',
    steps: [{ to: 'core', fn: 'pulse', args: [], expect: 'revert' }],
    what: 'pulse',
    section: 'PulseCore: a reentrant or failing executor costs the treasury nothing',
    witness: 'core.lastPulse() != block.number',
  }),
  refusesReentry('GHOST-REVERT-003', {
    contract: 'GhostMintCore',
    world: 'sale',
    open: 'ghostOpen()',
    steps: [{ to: 'ghost', fn: 'buy', args: ['0'], value: '1 ether', expect: 'revert' }],
    what: 'sale',
    section: 'GhostMint: existing holders’ NAV never diluted',
    witness: 'ghost.inventory() > 0',
  }),
  refusesReentry('NAVD-REVERT-003', {
    contract: 'NAVDefenseCore',
    world: 'defense',
    open: 'defenseOpen()',
    steps: [{ to: 'defense', fn: 'defend', args: [], expect: 'revert' }],
    what: 'defense',
    section: 'NAVDefense: epoch spend ≤ breaker',
    witness: 'address(defense).balance > 0',
  }),
  refusesReentry('OCEAN-REVERT-002', {
    contract: 'Ocean',
    world: 'position',
    assumptions: ['A-POOL-REAL'],
    open: 'oceanOpen()',
    steps: [
      { to: 'ocean', fn: 'deepen', args: ['1 ether', '1 ether', '0'], expect: 'revert' },
      { to: 'ocean', fn: 'compound', args: [], expect: 'revert' },
    ],
    what: 'deepening or compounding',
    section: 'Ocean: no path sends FLAT, WETH or fees out',
    witness: 'ocean.liquidity() > 0',
  }),
  refusesReentry('FLAT-REVERT-007', {
    contract: 'FLAT',
    world: 'desk',
    open: 'guardOpen()',
    steps: [
      { to: 'flat', fn: 'buy', args: ['0'], value: '1 ether', expect: 'revert' },
      { to: 'flat', fn: 'redeem', args: ['1 ether', '0'], expect: 'revert' },
      { to: 'flat', fn: 'pegPurchase', args: ['1 ether'], expect: 'revert' },
    ],
    what: 'sale, redemption or peg purchase',
    section: 'FLAT: ring-fenced backing',
    witness: 'both(ethUsd() != 0, salePrice() != 0)',
  }),
];
