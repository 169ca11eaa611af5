import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Property } from '../../../properties/schema.ts';
import { compileSource } from '../../replay/__fixtures__/compile.ts';
import { replayCampaign } from '../../replay/campaigns.ts';
import { echidnaRegression } from '../../replay/echidna-regression.ts';
import { sharedStages } from '../../replay/shared-stage.ts';
import { execute } from '../../run/execute.ts';
import { makeJobFolder } from '../../run/job-folder.ts';
import { locate } from '../../run/locate.ts';
import { type Recorded, summary } from '../recorded.ts';
import type { Judged } from '../types.ts';
import { recorded } from './__fixtures__/recorded.ts';
import { echidna } from './index.ts';

const home = resolve(import.meta.dirname, '..', '..', '..');

describe('Echidna itself', function () {
  this.timeout(120_000);
  // What npm brings, whatever is on PATH: the recorded runs are of it.
  const found = locate('echidna', { home, env: {} });
  const root = mkdtempSync(join(tmpdir(), 'assay-echidna-'));
  const artifact = (contract: string): string => join(root, 'out', 'TOY.sol', `${contract}.json`);

  before(() => {
    const source = readFileSync(new URL('./__fixtures__/TOY.sol', import.meta.url), 'utf8');
    mkdirSync(join(root, 'out', 'TOY.sol'), { recursive: true });
    for (const [name, compiled] of Object.entries(compileSource('TOY.sol', source)))
      writeFileSync(artifact(name), JSON.stringify(compiled));
  });
  after(() => rmSync(root, { recursive: true }));

  async function ask({ obligations, run: { limits } }: Recorded): Promise<readonly Judged[]> {
    const folder = mkdtempSync(join(root, 'job-'));
    const job = makeJobFolder(folder, 'job');
    const bin = { echidna: found?.path ?? assert.fail('npm install brings Echidna for this system') };
    // A project root of its own: nothing is kept from one test to the next.
    const workspace = { root: folder, job: job.work, bin, spare: '' };
    const command = echidna.command(obligations, limits, workspace);
    const env = { ...command.env, ASSAY_ARTIFACT: command.env['ASSAY_ARTIFACT']?.replace(folder, root) ?? '' };
    const { run } = await execute({ ...command, env }, { job, limits });
    return echidna.parse(run, obligations);
  }

  for (const name of ['read', 'played', 'genesis', 'revert-all', 'not-deployed', 'no-artifact']) {
    it(`says today what was recorded: ${name}`, async () => {
      const one = recorded.find((other) => other.name === name) ?? assert.fail(name);
      const answers = await ask(one);
      assert.deepEqual(answers.map(summary), one.expected);
      assert.deepEqual(
        answers.map(({ counterexample }) => counterexample),
        echidna.parse(one.run, one.obligations).map(({ counterexample }) => counterexample),
      );
    });
  }

  for (const name of ['read', 'played', 'genesis']) {
    it(`finds sequences that the replay confirms, and not without their calls: ${name}`, async () => {
      const { obligations, run } = recorded.find((other) => other.name === name) ?? assert.fail(name);
      let confirmed = 0;
      for (const [index, { counterexample }] of echidna.parse(run, obligations).entries()) {
        const obligation = obligations[index] ?? assert.fail();
        if (counterexample?.kind !== 'sequence' || obligation.entry.in !== 'solidity') continue;
        const { contract } = obligation.entry;
        const common = { artifact: artifact(contract), contract };
        const told = await replayCampaign(common, obligation, counterexample.calls, sharedStages());
        assert.equal(told.outcome.result, 'confirmed', obligation.id);
        assert.ok(told.calls.length <= counterexample.calls.length);
        if (counterexample.calls.length > 0) {
          const fewer = await replayCampaign(common, obligation, [], sharedStages());
          assert.equal(fewer.outcome.result, 'mismatch', obligation.id);
        }
        confirmed++;
      }
      assert.ok(confirmed > 0);
    });
  }

  /** What an obligation of a recorded run found, as a forge test. */
  async function regressionOf(name: string, index: number): Promise<string> {
    const { obligations, run } = recorded.find((other) => other.name === name) ?? assert.fail(name);
    const obligation = obligations[index] ?? assert.fail();
    const found = echidna.parse(run, obligations)[index]?.counterexample;
    if (found?.kind !== 'sequence' || obligation.entry.in !== 'solidity') return assert.fail(name);
    const common = { artifact: artifact(obligation.entry.contract), contract: obligation.entry.contract };
    const { outcome, calls } = await replayCampaign(common, obligation, found.calls, sharedStages());
    const property = { id: obligation.property, title: 'A door “opens” */ seldom' } as unknown as Property;
    return echidnaRegression({ property, entry: obligation.entry, calls, witness: outcome.witness });
  }

  it('comes to forge tests that fail on this code for that reason, and pass on mended code', async () => {
    const forge = locate('forge', { home, env: {} })?.path ?? assert.fail('npm install brings forge');
    const project = mkdtempSync(join(root, 'project-'));
    mkdirSync(join(project, 'reports', 'out', 'tests'), { recursive: true });
    const settings = `[profile.default]\nsrc = "src"\ntest = "reports/out/tests"\nsolc = "${join(home, 'tools/compile/solc')}"\n`;
    writeFileSync(join(project, 'foundry.toml'), `${settings}offline = true\nevm_version = "paris"\n`);
    for (const [name, index] of [
      ['read', 2],
      ['played', 1],
    ] as const)
      writeFileSync(join(project, 'reports', 'out', 'tests', `${name}.t.sol`), await regressionOf(name, index));
    const source = readFileSync(new URL('./__fixtures__/TOY.sol', import.meta.url), 'utf8');
    const mended = source.replaceAll(/opened < [123]\b/gu, 'opened < 1_000_000');
    for (const [text, status] of [
      [source, 'Failure'],
      [mended, 'Success'],
    ] as const) {
      writeFileSync(join(project, 'TOY.sol'), text);
      const { stdout, stderr } = spawnSync(forge, ['test', '--json', '--root', project], { encoding: 'utf8' });
      const results = Object.values(JSON.parse(stdout || `"${stderr}"`) as Record<string, { test_results: object }>);
      const tests = results.flatMap(({ test_results: of }) => Object.entries(of as Record<string, { status: string }>));
      assert.deepEqual(tests.map(([name, one]) => `${name} ${one.status}`).sort(), [
        `test_TOY_STATE_002() ${status}`,
        `test_TOY_UNIT_001() ${status}`,
      ]);
      if (status === 'Failure') assert.match(stdout, /TOY-UNIT-001: A door/u);
    }
  });
});
