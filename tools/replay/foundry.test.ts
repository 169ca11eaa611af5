import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Witness } from '../schema.ts';
import { compileSource, pick } from './__fixtures__/compile.ts';
import { forgeTest, type RegressionInput } from './foundry.ts';
import { replayModel } from './replay.ts';

const GOLDEN = new URL('__fixtures__/regression.golden.sol', import.meta.url);
const VAULT = '0x5615deb798bb3e4dfa0139dfa1b3d433cc23b72f';
const ACTOR = '0x0000000000000000000000000000000000001000';

const CALLS: Witness['calls'] = [
  {
    from: ACTOR,
    to: VAULT,
    target: 'BuggyVault',
    value: '100',
    data: '0xd0e30db0',
    timestamp: '1',
    block: '1',
    reverted: false,
  },
  {
    from: ACTOR,
    to: VAULT,
    target: 'BuggyVault',
    value: '0',
    data: `0x2e1a7d4d${'64'.padStart(64, '0')}`,
    timestamp: '2001',
    block: '8',
    reverted: false,
  },
  { from: ACTOR, to: VAULT, target: '', value: '0', data: '0x', timestamp: '2001', block: '8', reverted: true },
];

function input(vault: string, more: Partial<RegressionInput> = {}): RegressionInput {
  return {
    id: 'VAULT-STATE-001',
    title: 'The vault holds what it owes.',
    imports: ['import {Vault, BuggyVault} from "./Vault.sol";'],
    fields: ['Vault vault;'],
    setUp: [`vault = new ${vault}(100);`],
    witness: { origin: 'genesis', state: [{ set: 'balance', address: ACTOR, value: '100' }], calls: CALLS },
    observables: [
      { name: 'held', type: 'uint256', expr: 'address(vault).balance' },
      { name: 'owed', type: 'uint256', expr: 'vault.total()' },
    ],
    claim: 'post.held >= post.owed',
    ...more,
  };
}

/** Runs the generated test on the concrete EVM; what the test did is in the detail. */
async function outcomeOf(regression: RegressionInput): Promise<string> {
  const artifacts = compileSource('Regression.t.sol', forgeTest(regression));
  const contract = 'Regression_VAULT_STATE_001';
  return (
    await replayModel({
      artifact: pick(artifacts, contract),
      contract,
      functionName: 'test_VAULT_STATE_001',
      model: {},
    })
  ).detail;
}

const PASSES = 'returned normally: no assertion failed';
const HOSTILE = '*/ }\n} contract Evil {\u2028 // "\\" \u202e @custom:halmos --ffi ✓ 🙂\r\n/*';

describe('a generated forge test', function () {
  // Each test compiles.
  this.timeout(60_000);

  it('is the golden one', () => {
    const source = forgeTest(input('BuggyVault'));
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, source);
    assert.equal(source, readFileSync(GOLDEN, 'utf8'));
  });
  it('fails on the faulty code for the reason it names, and passes on the mended', async () => {
    assert.equal(
      await outcomeOf(input('BuggyVault')),
      'reverted without a failed assertion: Error("VAULT-STATE-001: The vault holds what it owes.")',
    );
    assert.equal(await outcomeOf(input('Vault')), PASSES);
  });
  it('sees before, after and the success of each call', async () => {
    assert.equal(
      await outcomeOf(
        input('Vault', { claim: 'pre.held == 0 && pre.owed == 0 && post.held == 0 && ok[0] && ok[1] && !ok[2]' }),
      ),
      PASSES,
    );
    assert.equal(await outcomeOf(input('Vault', { claim: 'ok.length == 3', observables: [] })), PASSES);
  });
  it('sets the state it starts from', async () => {
    const slot = `0x${'2'.padStart(64, '0')}`;
    const witness = {
      origin: 'state',
      state: [{ set: 'storage', address: VAULT, slot, value: '0x05' }],
      calls: [],
    } as const;
    assert.equal(
      await outcomeOf(
        input('Vault', { witness: { ...witness, state: [...witness.state], calls: [] }, claim: 'post.owed == 5' }),
      ),
      PASSES,
    );
  });
  it('may call contracts that are elsewhere now', async () => {
    const elsewhere = CALLS.map((call) => ({ ...call, to: '0x000000000000000000000000000000000000beef' }));
    const witness = { ...input('Vault').witness, calls: elsewhere };
    const addresses = { '0x000000000000000000000000000000000000bEEF': 'address(vault)' };
    assert.match(await outcomeOf(input('BuggyVault', { witness, addresses })), /The vault holds what it owes/);
  });
  it('does not let a title out of its place', async () => {
    const source = forgeTest(input('Vault', { title: HOSTILE }));
    assert.equal(source.split('\n').length, forgeTest(input('Vault')).split('\n').length);
    assert.match(
      source,
      /^\/\/ VAULT-STATE-001: \*\/ } } contract Evil \{ \/\/ "\\" \? @custom:halmos --ffi \? \? \/\*$/m,
    );
    assert.equal(/[^\n\x20-\x7e]/.test(source), false);
    assert.equal(await outcomeOf(input('Vault', { title: HOSTILE })), PASSES);
    assert.match(await outcomeOf(input('BuggyVault', { title: HOSTILE })), /contract Evil/);
  });
  it('does not let a contract name out of its comment', () => {
    const [first] = CALLS;
    assert.ok(first);
    const source = forgeTest(
      input('Vault', { witness: { origin: 'genesis', state: [], calls: [{ ...first, target: 'X\n} evil' }] } }),
    );
    assert.match(source, /^ {8}\/\/ call 1: X \} evil$/m);
  });
  it('refuses numbers, addresses and bytes that are none', () => {
    const [first] = CALLS;
    assert.ok(first);
    const bad: Partial<(typeof CALLS)[number]>[] = [
      { to: '0x12); evil(' },
      { from: 'vault' },
      { value: '1 ether' },
      { value: (2n ** 256n).toString() },
      { data: '0x0"' },
      { data: '0x0' },
      { timestamp: '-1' },
      { block: '' },
    ];
    for (const wrong of bad) {
      assert.throws(
        () => forgeTest(input('Vault', { witness: { origin: 'genesis', state: [], calls: [{ ...first, ...wrong }] } })),
        TypeError,
      );
    }
    assert.throws(
      () =>
        forgeTest(
          input('Vault', {
            witness: {
              origin: 'state',
              state: [{ set: 'storage', address: VAULT, slot: '2)', value: '0' }],
              calls: [],
            },
          }),
        ),
      TypeError,
    );
    assert.throws(
      () => forgeTest(input('Vault', { observables: [{ name: 'a b', type: 'uint256', expr: '1' }] })),
      TypeError,
    );
  });
});
