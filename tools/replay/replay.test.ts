import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Witness } from '../schema.ts';
import { compileFixture, pick } from './__fixtures__/compile.ts';
import type { Artifact } from './artifact.ts';
import type { NamedArtifact } from './names.ts';
import { type ReplayOutcome, replayModel } from './replay.ts';

let artifacts: Record<string, Artifact>;
let named: NamedArtifact[];
function prepare(this: Mocha.Context): void {
  this.timeout(60_000);
  artifacts = compileFixture('Vaults.sol');
  named = ['Vault', 'BuggyVault'].map((name) => ({ name, artifact: pick(artifacts, name) }));
}
const VAULT = '0x5615deb798bb3e4dfa0139dfa1b3d433cc23b72f';
const CALLER = '0x8000000000000000000000000000000000000000';

/** The first model of a file that Halmos wrote; its bare numbers are quoted first, or digits would change. */
function halmosModel(file: string): Record<string, string> {
  const text = readFileSync(new URL(`__fixtures__/halmos-0.3.3/${file}`, import.meta.url), 'utf8');
  const json = JSON.parse(text.replace(/"value": ([0-9]+)/g, '"value": "$1"')) as {
    test_results: Record<string, { models: { model: Record<string, { value: string }> }[] }[]>;
  };
  const model = Object.values(json.test_results)[0]?.[0]?.models[0]?.model ?? {};
  return Object.fromEntries(Object.entries(model).map(([name, { value }]) => [name, value]));
}

function replay(contract: string, functionName: string, file: string): Promise<ReplayOutcome> {
  return replayModel({
    artifact: pick(artifacts, contract),
    contract,
    functionName,
    model: halmosModel(file),
    artifacts: named,
  });
}

describe('a real Halmos model', () => {
  before(prepare);

  it('from genesis is confirmed on the faulty code, with the calls that show it', async () => {
    const outcome = await replay('SymBuggy', 'check_genesis(address,uint96,uint32,uint256)', 'genesis.json');
    assert.equal(outcome.detail, 'assertion failed: Panic(0x01)');
    assert.equal(outcome.result, 'confirmed');
    const witness = Witness.parse(outcome.witness);
    assert.equal(witness.origin, 'genesis');
    assert.deepEqual(witness.model, halmosModel('genesis.json'));
    assert.deepEqual(witness.state, [{ set: 'balance', address: CALLER, value: '39614081257132168796771975168' }]);
    assert.deepEqual(
      witness.calls.map(({ from, to, target, value, timestamp, block, reverted }) => ({
        from,
        to,
        target,
        value,
        timestamp,
        block,
        reverted,
      })),
      [
        {
          from: CALLER,
          to: VAULT,
          target: 'BuggyVault',
          value: '39614081257132168796771975168',
          timestamp: '1',
          block: '1',
          reverted: false,
        },
        {
          from: CALLER,
          to: VAULT,
          target: 'BuggyVault',
          value: '0',
          timestamp: '2147483649',
          block: '1',
          reverted: false,
        },
      ],
    );
    assert.equal(witness.calls[0]?.data, '0xd0e30db0');
    assert.deepEqual([outcome.free, outcome.unused, outcome.notes], [[], [], []]);
  });
  it('from a state is confirmed in that state', async () => {
    const outcome = await replay('StepBuggy', 'check_step', 'step.json');
    assert.equal(outcome.result, 'confirmed');
    const { origin, state, calls } = Witness.parse(outcome.witness);
    assert.equal(origin, 'state');
    assert.deepEqual(
      state.map((set) => (set.set === 'storage' ? BigInt(set.value) : `balance ${set.value}`)),
      [2n ** 99n, 2n ** 99n, 0n, `balance ${2n ** 99n}`],
    );
    assert.equal(calls.length, 1);
    assert.equal(calls[0]?.timestamp, '549755813888');
    assert.equal(calls[0]?.target, 'BuggyVault');
  });
  it('is not confirmed on the mended code', async () => {
    for (const [contract, name, file] of [
      ['SymFixed', 'check_genesis', 'genesis.json'],
      ['StepFixed', 'check_step', 'step.json'],
    ] as const) {
      const outcome = await replay(contract, name, file);
      assert.equal(outcome.result, 'mismatch');
      assert.match(outcome.detail, /^returned normally: no assertion failed/);
    }
  });
  it('without its values is not confirmed', async () => {
    const outcome = await replayModel({
      artifact: pick(artifacts, 'StepBuggy'),
      contract: 'StepBuggy',
      functionName: 'check_step',
      model: {},
    });
    assert.equal(outcome.result, 'mismatch');
    assert.match(outcome.detail, /values that the model leaves open, taken as 0: caller: address/);
  });
});
