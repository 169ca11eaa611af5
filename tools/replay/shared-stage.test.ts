import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeFunctionData, parseAbi } from 'viem';
import { toAddress, VM_ADDRESS } from './bytes.ts';
import { type Machine, transact } from './machine.ts';
import { type SharedStages, sharedStages } from './shared-stage.ts';
import { loadWord } from './state.ts';
import { FORGE_WORLD } from './world.ts';

/** Runtime code: slot 0 grows by one with each call. */
const counting = '6001600054016000550000';

/** Init code that leaves `counting`, after the calls of `before`. */
function creation(before: string): string {
  const length = counting.length / 2;
  const leave = `6a${counting}600052600b6015f3`;
  assert.equal(length, 11);
  return `0x${before}${leave}`;
}

/** Asks the cheatcodes for an environment variable and forgets the answer. */
function asking(): string {
  const data = encodeFunctionData({
    abi: parseAbi(['function envOr(string,string) returns (string)']),
    args: ['ASSAY_PROPERTY', ''],
  }).slice(2);
  const words = data.match(/.{1,64}/gu) ?? [];
  const stores = words.map(
    (word, index) => `7f${word.padEnd(64, '0')}61${(32 * index).toString(16).padStart(4, '0')}52`,
  );
  const size = (data.length / 2).toString(16).padStart(4, '0');
  return `${stores.join('')}6000600061${size}6000600073${VM_ADDRESS.slice(2)}5af150`;
}

describe('a harness that several replays share', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-shared-stage-'));
  after(() => rmSync(folder, { recursive: true }));

  function artifact(name: string, code: string): string {
    const path = join(folder, `${name}.json`);
    writeFileSync(path, JSON.stringify({ abi: [], bytecode: { object: code } }));
    return path;
  }

  /** What slot 0 holds at the start, which is then changed, and a label and a log entry kept. */
  async function replay(stages: SharedStages, path: string, property: string): Promise<[bigint, Machine]> {
    const world = { ...FORGE_WORLD, env: { ASSAY_PROPERTY: property } };
    const bytecode = { abi: [], bytecode: JSON.parse(readFileSync(path, 'utf8')).bytecode };
    return stages.use({ artifact: path, contract: 'Counting' }, async (staged) => {
      const { machine, ready } = await staged(bytecode, world);
      assert.equal(ready, true);
      assert.equal(machine.world.env?.['ASSAY_PROPERTY'], property);
      assert.deepEqual([machine.logs, machine.labels.size, machine.faults.length], [null, 0, 0]);
      const before = await loadWord(machine.state, toAddress(FORGE_WORLD.harness), 0n);
      const call = { from: FORGE_WORLD.sender, to: FORGE_WORLD.harness, data: '0x' } as const;
      assert.equal((await transact(machine, call)).ok, true);
      assert.equal(await loadWord(machine.state, toAddress(FORGE_WORLD.harness), 0n), before + 1n);
      machine.logs = [];
      machine.labels.set(FORGE_WORLD.harness, 'counting');
      machine.faults.push({ kind: 'assumption', detail: 'left behind' });
      return [before, machine];
    });
  }

  it('is deployed once and found as it was then, with the environment of each', async () => {
    const stages = sharedStages();
    const path = artifact('counting', creation(''));
    const runs = await Promise.all(['A', 'B', 'C'].map((property) => replay(stages, path, property)));
    assert.deepEqual(
      runs.map(([before]) => before),
      [0n, 0n, 0n],
    );
    assert.equal(new Set(runs.map(([, machine]) => machine)).size, 1);
  });
  it('is deployed anew for each when its constructor asks for the environment', async () => {
    const stages = sharedStages();
    const path = artifact('asking', creation(asking()));
    const runs = [await replay(stages, path, 'A'), await replay(stages, path, 'B')];
    assert.equal(new Set(runs.map(([, machine]) => machine)).size, 2);
  });
  it('tells harnesses apart', async () => {
    const stages = sharedStages();
    const paths = [artifact('one', creation('')), artifact('two', creation(''))];
    const runs = await Promise.all(paths.map((path) => replay(stages, path, 'A')));
    assert.equal(new Set(runs.map(([, machine]) => machine)).size, 2);
  });
});
