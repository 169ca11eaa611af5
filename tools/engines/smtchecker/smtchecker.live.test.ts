import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { encodeFunctionData } from 'viem';
import { compileSource, pick } from '../../replay/__fixtures__/compile.ts';
import { replayDeployed } from '../../replay/deployed.ts';
import { SOURCE_WORLD } from '../../replay/world.ts';
import { execute } from '../../run/execute.ts';
import { makeJobFolder } from '../../run/job-folder.ts';
import { locateAll, pathsOf } from '../../run/locate.ts';
import { unsealed } from '../../run/sealed.ts';
import { summary } from '../recorded.ts';
import type { FinishedRun } from '../types.ts';
import { asked, recorded, runOf, traps } from './__fixtures__/recorded.ts';
import { smtchecker } from './index.ts';
import { type DriverResult, resultFile } from './schema.ts';

const fixtures = resolve(import.meta.dirname, '__fixtures__');
const bin = pathsOf(locateAll(['node'], { home: resolve(import.meta.dirname, '../../..'), env: process.env }));
const limits = { seconds: 90, memoryMb: 3000, querySeconds: 90, runs: 1, depth: 1, seed: '1' };

function sourceOf(name: string): string {
  return readFileSync(join(fixtures, 'sources', `${name}.sol`), 'utf8');
}

describe('The model checker itself', function () {
  this.timeout(120_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-smtchecker-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function ask(name: string): Promise<FinishedRun> {
    const job = makeJobFolder(folder, name);
    const workspace = { root: fixtures, job: job.work, bin, spare: '' };
    return (await execute(smtchecker.command([asked(name)], limits, workspace), { job, limits })).run;
  }

  function resultOf(run: FinishedRun): DriverResult {
    return { ...(unsealed(run.outputs[resultFile] ?? '')?.result as DriverResult), seconds: 0 };
  }

  for (const name of ['constructed', 'errorReverts', 'ill', 'trapSelfCall', 'violated']) {
    it(`says today what was recorded: ${name}`, async () => {
      const run = await ask(name);
      const { expected } = recorded.find((one) => one.name === name) ?? assert.fail();
      assert.deepEqual(smtchecker.parse(run, [asked(name)]).map(summary), expected);
      assert.deepEqual(resultOf(run), resultOf(runOf(name)));
    });
  }

  it('writes no machine path', async () => {
    const run = await ask('proved');
    const written = `${run.stdout}${run.stderr}${run.outputs[resultFile]}`;
    assert.ok(!written.includes(folder) && !written.includes(fixtures));
  });
});

describe('What the model checker must not be believed of', function () {
  this.timeout(60_000);

  async function breaks(name: string): Promise<string> {
    const artifact = pick(compileSource(name, sourceOf(name)), 'Case');
    const { abi } = artifact;
    const isPayable = abi.some((one) => one.type === 'constructor' && one.stateMutability === 'payable');
    const names = ['act', 'check'].filter((wanted) =>
      abi.some((one) => one.type === 'function' && one.name === wanted),
    );
    const calls = names.map((functionName) => ({
      sender: SOURCE_WORLD.sender,
      to: SOURCE_WORLD.harness,
      data: encodeFunctionData({ abi, functionName }),
      value: '0',
      warp: '1',
      roll: '1',
    }));
    const value = isPayable ? '10' : '0';
    const deployment = { sender: SOURCE_WORLD.sender, data: '0x', value, timestamp: '1000', block: '10' };
    return (await replayDeployed({ artifact, contract: 'Case', functionName: 'check', deployment, calls })).result;
  }

  for (const name of traps) {
    it(`is broken by the compiled code: ${name}`, async () => assert.equal(await breaks(name), 'confirmed'));
  }

  it('and what it proves is not', async () => {
    assert.equal(await breaks('proved'), 'mismatch');
    assert.equal(await breaks('errorReverts'), 'mismatch');
  });
});
