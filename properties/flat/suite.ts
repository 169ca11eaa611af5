/** The eight contracts together: whatever is done in whatever order, and when nothing is done at all. */
import { property, suite } from '../define.ts';
import type { Property, Step, Use } from '../schema.ts';

const locked = { type: 'uint256', expr: 'rise.balanceOf(address(vault))' } as const;
const alpha = { type: 'uint256', expr: 'vault.alpha()' } as const;
const backing = { type: 'uint256', expr: 'address(flat).balance' } as const;
const reserve = { type: 'uint256', expr: 'flat.balanceOf(address(flat))' } as const;

/** Without them a state is free in which a view reverts: α of no supply, a reserve above the supply. */
const risesSupply: readonly Use[] = [
  { lemma: 'RISE-STATE-001' },
  { lemma: 'RISE-STATE-002', at: { one: 'address(vault)', other: 'address(ghost)' } },
];
const flatsSupply: readonly Use[] = [
  { lemma: 'FLAT-STATE-001' },
  { lemma: 'FLAT-STATE-002', at: { one: 'address(flat)', other: 'caller' } },
];

const years: Step = { to: 'clock', fn: 'sleep', args: ['time'], expect: 'success' };

export const anyInterleaving: Property = property({
  id: 'SUITE-SEQ-001',
  title:
    'Locked RISE and α never fall, and backing only against FLAT returned to the reserve, over any interleaving of every public function of every contract',
  contract: 'Suite',
  kind: 'sequence',
  breaks: 'the contracts together could do what each of them alone cannot',
  source: suite('Suite: α, backing and locked RISE survive any interleaving'),
  choice:
    'On the real exchange, with all that attackers, feeds, executors and time do in a campaign. What single calls can do is proved for each contract: VAULT-TRANS-001, VAULT-TRANS-002, FLAT-TRANS-001, PULSE-TRANS-001, GHOST-TRANS-001.',
  wanted: 'sampled',
  engines: ['forge'],
  check: {
    form: 'transition',
    world: 'suite',
    over: ['rise', 'vault', 'flat', 'ocean', 'core', 'ghost', 'defense', 'guard'],
    observe: { locked, alpha, backing, reserve },
    claim: 'both(both(locked1 >= locked0, alpha1 >= alpha0), either(backing1 >= backing0, reserve1 > reserve0))',
    witness: 'both(locked1 > locked0, alpha1 > alpha0)',
  },
});

export const nothingDecays: Property = property({
  id: 'SUITE-SEQ-002',
  title: 'While nobody does anything, α, locked RISE, SAVE and the inventory stay what they are, for however long',
  contract: 'Suite',
  kind: 'sequence',
  breaks: 'holders would lose by waiting',
  source: suite('Suite: in zero-activity years nothing decays'),
  wanted: 'proved',
  check: {
    form: 'scenario',
    world: 'ghost',
    forall: { time: 'uint40' },
    observe: {
      locked,
      alpha,
      save: { type: 'uint256', expr: 'vault.totalSupply()' },
      inventory: { type: 'uint256', expr: 'ghost.inventory()' },
    },
    uses: risesSupply,
    steps: [years],
    claim: 'both(both(locked1 == locked0, alpha1 == alpha0), both(save1 == save0, inventory1 == inventory0))',
    witness: 'both(time > 365 days, both(locked0 > 0, inventory0 > 0))',
    fuzz: { time: 'bound(raw, 1, 4000 days)' },
  },
});

export const backingDoesNotDecay: Property = property({
  id: 'SUITE-SEQ-003',
  title: 'While nobody does anything, backing, reserve and distributed FLAT stay what they are, for however long',
  contract: 'Suite',
  kind: 'sequence',
  breaks: 'holders of FLAT would lose their cover by waiting',
  source: suite('Suite: in zero-activity years nothing decays'),
  wanted: 'proved',
  check: {
    form: 'scenario',
    world: 'desk',
    forall: { time: 'uint40' },
    observe: {
      backing: { type: 'uint256', expr: 'flat.backing()' },
      reserve,
      distributed: { type: 'uint256', expr: 'flat.distributed()' },
    },
    uses: flatsSupply,
    steps: [years],
    claim: 'both(backing1 == backing0, both(reserve1 == reserve0, distributed1 == distributed0))',
    witness: 'both(time > 365 days, backing0 > 0)',
    fuzz: { time: 'bound(raw, 1, 4000 days)' },
  },
});

export const suiteTogether = [anyInterleaving, nothingDecays, backingDoesNotDecay];
