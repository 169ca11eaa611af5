/** Which proofs are asked first, and when a claim counts as emptied. */
import assert from 'node:assert/strict';
import type { Obligation } from '../../harness/schema.ts';
import { byId } from '../../properties/registry.ts';
import { inTwoPasses, type Stage } from './kill.ts';
import { nearestOf, type Reachable, reachOf } from './reach.ts';
import type { Mutant } from './schema.ts';
import { isEmpty } from './stages/vacuity.ts';
import type { Shelf } from './workshop.ts';

const proof = (property: string): Obligation => ({
  ...{
    id: `${property}/halmos`,
    property,
    rev: 1,
    engine: 'halmos',
    role: 'claim',
    of: [],
    ceiling: 'proved',
    bounds: [],
  },
  entry: { in: 'solidity', file: `${property}.t.sol`, contract: property, function: `check_${property}` },
});

/** Of a change in `priceBounds`, to which buying and the quoted price come, or in the constructor. */
function asked(changed = 'priceBounds') {
  const ids = [
    'FLAT-ERC20-001',
    'VAULT-UNIT-001',
    'FLAT-STATE-006',
    'FLAT-TRANS-001',
    'FLAT-UNIT-001',
    'FLAT-UNIT-004',
    'FLAT-LIVE-001',
    'VAULT-LIVE-001',
  ];
  const all: Reachable = {
    obligations: ids.map(proof),
    hunts: [],
    properties: byId,
    shelf: { reads: () => true } as unknown as Shelf,
    entriesTo: () => ['buy', 'flatPrice'],
    called: new Map([
      ['FLAT-ERC20-001', new Set(['FLAT.transfer'])],
      ['VAULT-UNIT-001', new Set(['SaveVault.deposit'])],
      ['FLAT-STATE-006', new Set(['FLAT.flatPrice', 'FLAT.a', 'FLAT.b', 'FLAT.c', 'FLAT.d'])],
      ['FLAT-UNIT-001', new Set(['FLAT.buy', 'FLAT.backing', 'FLAT.reserve'])],
      ['FLAT-UNIT-004', new Set(['FLAT.flatPrice'])],
      ['FLAT-LIVE-001', new Set(['FLAT.buy', 'FLAT.flatPrice', 'FLAT.allowance', 'FLAT.reserve'])],
    ]),
  };
  const reach = reachOf({ contract: 'FLAT', function: changed } as Mutant, all);
  const { proofs, near } = reach;
  return [proofs, near, nearestOf(reach, 1, byId)].map((some) => some.map(({ contract }) => contract));
}

describe('proofs asked about a mutant', () => {
  it('are first those that come to the change and to little else, then claims about any call, then the others', () => {
    const [proofs, near] = asked();
    const nearest = ['FLAT-UNIT-004', 'FLAT-UNIT-001', 'FLAT-LIVE-001', 'FLAT-STATE-006', 'FLAT-TRANS-001'];
    assert.deepEqual(proofs, [...nearest, 'FLAT-ERC20-001', 'VAULT-LIVE-001', 'VAULT-UNIT-001']);
    assert.deepEqual(near, nearest);
  });

  it('are not only the nearest, but those that say that a call succeeds as well', () => {
    const [, , nearest] = asked();
    assert.deepEqual(nearest, ['FLAT-UNIT-004', 'FLAT-LIVE-001']);
  });

  it('are first base cases about a constructor', () => {
    assert.equal(asked('constructor')[0]?.[0], 'FLAT-STATE-006');
  });
});

describe('proofs in two passes', () => {
  const stage = (trouble: string | null): Stage => ({ killers: [], asked: ['P'], trouble, searched: true });

  it('are asked with little time, and with all of it where that was not enough', async () => {
    const asked: [string, number | undefined][] = [];
    const [short, long] = inTwoPasses(['slow', 'quick'], (proof, { seconds }) => {
      asked.push([proof, seconds]);
      return Promise.resolve(stage(proof === 'slow' && seconds !== undefined ? 'timeout' : null));
    });
    const found: Stage[] = [];
    for (const { run } of [...short, ...long]) found.push(await run());
    assert.deepEqual(asked, [
      ['slow', 20],
      ['quick', 20],
      ['slow', undefined],
    ]);
    // What ran out at first is no trouble of a mutant that was asked to the end after that, and no answer either.
    assert.deepEqual(
      found.map(({ searched, trouble }) => [searched, trouble]),
      [
        [false, null],
        [true, null],
        [true, null],
        [false, null],
      ],
    );
  });
});

describe('campaigns asked about a mutant', () => {
  it('are first those that watch most of the properties of its contract', () => {
    const hunt = (group: string, ...ids: readonly string[]) => ({
      ...{ group, path: `${group}.t.sol`, content: '', contracts: [group] },
      claims: ids.map(proof),
    });
    const hunts = [
      hunt('OTHER', 'FLAT-UNIT-001'),
      hunt('SOME', 'FLAT-UNIT-001', 'VAULT-UNIT-001'),
      hunt('MOST', 'VAULT-UNIT-001', 'VAULT-LIVE-001'),
    ];
    const shelf = { reads: () => true } as unknown as Shelf;
    const all = { obligations: [], hunts, properties: byId, shelf, entriesTo: () => [], called: new Map() };
    const reach = reachOf({ contract: 'SaveVault', function: 'deposit' } as unknown as Mutant, all);
    assert.deepEqual(
      reach.hunts.map(({ group }) => group),
      ['MOST', 'SOME', 'OTHER'],
    );
  });
});

describe('a claim that a mutant empties', () => {
  const said = (over: object) => isEmpty({ claim: 'unknown', strength: null, bounds: [], cause: null, ...over });
  it('has a twin that no path refutes, all of them followed to their end', () => {
    assert.equal(said({ claim: 'holds', strength: 'proved' }), true);
    assert.equal(said({ cause: { code: 'revert-all', detail: '' } }), true);
  });
  it('is none by what was cut, ran out of time, is missing, or was refuted', () => {
    assert.equal(said({ claim: 'holds', strength: 'bounded', bounds: ['loops cut at 2'] }), false);
    assert.equal(said({ claim: 'holds', strength: 'proved', bounds: ['loops cut at 2'] }), false);
    assert.equal(said({ cause: { code: 'timeout', detail: '' } }), false);
    assert.equal(said({ claim: 'violated' }), false);
    assert.equal(isEmpty(undefined), false);
  });
});
