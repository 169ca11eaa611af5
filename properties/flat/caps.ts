/** What the cores say is left of their epochs' caps: keepers and executors plan by it. */
import { property, suite } from '../define.ts';
import type { Property, PropertyId, Use } from '../schema.ts';

interface Subject {
  readonly contract: string;
  readonly world: string;
  /** The world's name for it. */
  readonly target: string;
  /** What an epoch may spend of the whole, in basis points. */
  readonly bps: number;
  /** What the cap is a share of. */
  readonly whole: string;
  readonly uses: readonly Use[];
  /** Said in the title of what is capped. */
  readonly what: string;
}

const leftOfCap = (id: PropertyId, { contract, world, target, bps, whole, uses, what }: Subject): Property =>
  property({
    id,
    title: `${contract} says what its epoch leaves to be ${what}: the limit less what is counted, a new epoch’s limit once the old one is over, and never more than there is`,
    contract,
    kind: 'unit',
    breaks: 'who plans by it would plan calls that revert, or leave waiting what could be used',
    source: suite('all: liveness'),
    wanted: 'proved',
    engines: ['halmos', 'forge'],
    check: {
      form: 'scenario',
      world,
      uses,
      observe: {
        whole: { type: 'uint256', expr: whole },
        start: { type: 'uint256', expr: `${target}.epochStart()` },
        limit: { type: 'uint256', expr: `${target}.epochLimit()` },
        counted: { type: 'uint256', expr: `${target}.epochSpent()` },
      },
      hintsBefore: [`cancels(${bps}, whole0)`],
      steps: [
        {
          to: target,
          fn: 'available',
          args: [],
          expect: 'success',
          returns: { type: 'uint256', name: 'left' },
        },
      ],
      locals: [
        'bool over = minus(block.timestamp, start0) >= 1 days',
        `uint256 cap = plus(masked(over, D(M(whole0, ${bps}), 10_000)), masked(!over, minus(limit0, counted0)))`,
      ],
      hints: [`commutes(${bps}, whole0)`],
      claim: 'both(either(left == cap, left == whole0), both(left <= cap, left <= whole0))',
      witness: 'both(left > 0, left == cap)',
    },
  });

export const caps: readonly Property[] = [
  leftOfCap('PULSE-UNIT-006', {
    contract: 'PulseCore',
    world: 'treasury',
    target: 'core',
    bps: 200,
    whole: 'address(core).balance',
    uses: [{ lemma: 'PULSE-STATE-002' }],
    what: 'spent',
  }),
  leftOfCap('GHOST-UNIT-005', {
    contract: 'GhostMintCore',
    world: 'sale',
    target: 'ghost',
    bps: 1,
    whole: 'vault.totalSupply()',
    uses: [{ lemma: 'GHOST-STATE-002' }],
    what: 'sold',
  }),
  leftOfCap('NAVD-UNIT-004', {
    contract: 'NAVDefenseCore',
    world: 'defense',
    target: 'defense',
    bps: 500,
    whole: 'address(defense).balance',
    uses: [{ lemma: 'NAVD-STATE-002' }],
    what: 'spent',
  }),
];
