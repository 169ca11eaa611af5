import assert from 'node:assert/strict';
import { compileFixture, pick, type Settings } from './__fixtures__/compile.ts';
import { type Artifact, ReplayInputError } from './artifact.ts';
import { type ReplayOutcome, replayModel } from './replay.ts';
import { FORGE_WORLD } from './world.ts';

const COMPILERS: Readonly<Record<string, Settings>> = {
  'without optimizer': {},
  'with optimizer': { optimizer: { enabled: true, runs: 200 } },
  'through the intermediate language': { optimizer: { enabled: true, runs: 200 }, viaIR: true },
};

const BUBBLED = /raised inside a called contract and passed on/;
const CONFIRMED = ['check_asserts', 'check_asserts_after_swallowed_panic', 'check_asserts_after_catch'];
const MISMATCH: Readonly<Record<string, RegExp>> = {
  check_returns: /^returned normally/,
  check_bubbles: BUBBLED,
  check_bubbles_by_hand: BUBBLED,
  check_bubbles_to_zero: BUBBLED,
  check_copies_to_zero: BUBBLED,
  check_bubbles_from_itself: BUBBLED,
  check_requires: /^reverted without a failed assertion: Error\("never mind"\)$/,
  check_own_error: /Own\(5, "five"\)/,
  check_victim_error: /without a failed assertion: 0x/,
  check_silent: /no revert data/,
  check_overflows: /Panic\(0x11\) arithmetic overflow/,
  check_other_panic_code: /Panic\(0x11\)/,
  check_invalid: /^stopped with "invalid opcode"/,
  check_vm_assert_elsewhere: /reverted without a failed assertion: CheatcodeError\("told so"\)/,
  check_assumes: /^an assumption of the harness does not hold/,
  check_swallows_assume: /^an assumption of the harness does not hold/,
  check_unknown: /^unknown Foundry cheatcode 0xf4844814/,
  check_unknown_swallowed: /^unknown Foundry cheatcode 0xdeadbeef/,
  check_short_selector: /^unknown Foundry cheatcode 0xde/,
  check_unknown_svm: /^unknown Halmos cheatcode 0xbe92d5a2/,
  check_delegated_cheat: /by DELEGATECALL/,
  check_paid_cheat: /with value/,
  check_double_prank: /CheatcodeError\("cannot overwrite a prank until it is applied at least once"\)/,
};

for (const [compiler, settings] of Object.entries(COMPILERS)) {
  describe(`endings of an entry point, compiled ${compiler}`, () => {
    let artifacts: Record<string, Artifact>;
    before(function () {
      this.timeout(60_000);
      artifacts = compileFixture('Endings.sol', settings);
    });

    function run(
      functionName: string,
      model: Record<string, string> = {},
      contract = 'Endings',
    ): Promise<ReplayOutcome> {
      return replayModel({ artifact: pick(artifacts, contract), contract, functionName, model });
    }

    for (const name of CONFIRMED) {
      it(`${name} is confirmed`, async () => {
        const outcome = await run(name);
        assert.equal(outcome.detail, 'assertion failed: Panic(0x01)');
        assert.equal(outcome.result, 'confirmed');
      });
    }
    for (const [name, detail] of Object.entries(MISMATCH)) {
      it(`${name} is a mismatch`, async () => {
        const outcome = await run(name);
        assert.match(outcome.detail, detail);
        assert.equal(outcome.result, 'mismatch');
      });
    }
    it('a failed vm.assert of the entry point is confirmed', async () => {
      const outcome = await run('check_vm_assert');
      assert.equal(outcome.result, 'confirmed');
      assert.match(outcome.detail, /CheatcodeError\("told so"\)/);
    });
    it('depends on the value', async () => {
      assert.equal((await run('check_asserts_late', { p_x_uint256_abcdef0_00: '7' })).result, 'confirmed');
      assert.equal((await run('check_asserts_late', { p_x_uint256_abcdef0_00: '8' })).result, 'mismatch');
      assert.equal((await run('check_assumes', { p_x_uint256_abcdef0_00: '1' })).result, 'confirmed');
    });
    it('a harness that cannot be made ready is a mismatch', async () => {
      assert.match(
        (await run('check', {}, 'BadConstructor')).detail,
        /^the constructor of the harness failed: Error\("not today"\)/,
      );
      assert.match((await run('check', {}, 'BadSetUp')).detail, /^setUp\(\) failed: Panic\(0x01\) assert/);
      assert.match(
        (await run('check', {}, 'CheatingSetUp')).detail,
        /^before the entry point: unknown Foundry cheatcode 0xdeadbeef/,
      );
    });
  });
}

describe('what a replay is given', () => {
  let artifacts: Record<string, Artifact>;
  before(function () {
    this.timeout(60_000);
    artifacts = compileFixture('Endings.sol', COMPILERS['with optimizer']);
  });

  async function refused(contract: string, functionName: string, message: RegExp): Promise<void> {
    await assert.rejects(
      replayModel({ artifact: pick(artifacts, contract), contract, functionName, model: {} }),
      (error) => {
        assert.ok(error instanceof ReplayInputError);
        assert.match(error.message, message);
        return true;
      },
    );
  }

  it('refuses what cannot run', async () => {
    await refused('Unlinked', 'check', /^Unlinked is not linked: its bytecode holds the library placeholder __\$/);
    await refused('Bare', 'check', /^Bare has no bytecode/);
    await refused('Endings', 'check_nothing', /has no function check_nothing/);
    await refused('Endings', 'overloaded', /has several functions overloaded/);
  });
  it('finds an overloaded function by its signature', async () => {
    const replay = (functionName: string) =>
      replayModel({ artifact: pick(artifacts, 'Endings'), contract: 'Endings', functionName, model: {} });
    assert.equal((await replay('overloaded(uint256)')).result, 'confirmed');
    assert.equal((await replay('overloaded(address)')).result, 'mismatch');
  });
  it('stops a harness that runs out of gas', async () => {
    const world = { ...FORGE_WORLD, gasLimit: 3_000_000n };
    const outcome = await replayModel({
      artifact: pick(artifacts, 'Endings'),
      contract: 'Endings',
      functionName: 'check_runs_out',
      model: {},
      world,
    });
    assert.equal(outcome.detail, 'stopped with "out of gas"');
    assert.equal(outcome.result, 'mismatch');
  });
});
