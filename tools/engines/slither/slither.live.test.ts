import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emitSlither } from '../../../harness/emit/slither.ts';
import type { Obligation } from '../../../harness/schema.ts';
import { properties } from '../../../properties/registry.ts';
import { execute } from '../../run/execute.ts';
import { makeJobFolder } from '../../run/job-folder.ts';
import { locateAll, pathsOf } from '../../run/locate.ts';
import { unsealed } from '../../run/sealed.ts';
import { summary } from '../recorded.ts';
import type { FinishedRun } from '../types.ts';
import { canary, claim, home, makeProject } from './__fixtures__/cases.ts';
import { recorded } from './__fixtures__/recorded.ts';
import { confirmFindings } from './confirm.ts';
import { slither } from './index.ts';
import { planted, plantedFile } from './planted.ts';
import { type Driven, resultFile, sarifFile, triageFile } from './schema.ts';

const bin = pathsOf(locateAll(['node', 'slither'], { home, env: process.env }));
const limits = { seconds: 180, memoryMb: 3000, querySeconds: 60, runs: 1, depth: 1, seed: '1' };

describe('Slither itself', function () {
  this.timeout(240_000);
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-slither-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function ask(root: string, obligations: readonly Obligation[]): Promise<FinishedRun> {
    const job = makeJobFolder(folder, 'job');
    const { run } = await execute(slither.command(obligations, limits, { root, job: job.work, bin, spare: '' }), {
      job,
      limits,
    });
    return run;
  }

  function resultOf(run: FinishedRun): Driven {
    return unsealed(run.outputs[resultFile] ?? '')?.result as Driven;
  }

  it('says today what was recorded', async () => {
    const root = join(folder, 'project');
    makeProject('verdicts', root);
    const { obligations, run: before, expected } = recorded.find(({ name }) => name === 'verdicts') ?? assert.fail();
    const run = await ask(root, obligations);
    assert.deepEqual(slither.parse(run, obligations).map(summary), expected);
    assert.deepEqual({ ...resultOf(run), context: null }, { ...resultOf(before), context: null });
    const sameDay = { asOf: resultOf(before).context.asOf };
    assert.deepEqual({ ...resultOf(run).context, ...sameDay }, resultOf(before).context);
  });

  it('keeps its own SARIF, and no machine path is in anything it writes', async () => {
    const root = join(folder, 'project');
    makeProject('verdicts', root);
    const { outputs } = await ask(root, [claim('Found')]);
    const sarif = JSON.parse(outputs[sarifFile] ?? '') as {
      version: string;
      runs: { results: { ruleId: string }[] }[];
    };
    assert.equal(sarif.version, '2.1.0');
    assert.ok(sarif.runs[0]?.results.some(({ ruleId }) => ruleId.includes('divide-before-multiply')));
    for (const name of [resultFile, sarifFile]) assert.ok(!outputs[name]?.includes(folder), name);
  });

  it('is held by no file that lies in the project', async () => {
    const root = join(folder, 'project');
    makeProject('verdicts', root);
    writeFileSync(join(root, 'slither.config.json'), '{"detectors_to_exclude": "divide-before-multiply"}');
    mkdirSync(join(root, 'crytic-export'));
    const [answer] = slither.parse(await ask(root, [claim('Found')]), [claim('Found')]);
    assert.equal(answer?.claim, 'violated');
  });

  it('finds what is planted, and the source says the same as the list', () => {
    const text = readFileSync(join(home, plantedFile), 'utf8');
    const named = [...text.matchAll(/^ *\/\/\/ ([a-z0-9-]+)$/gmu)].map(([, name]) => name);
    assert.deepEqual(named.toSorted(), [...planted]);
  });

  it('is seen again by other means where a rule says how, and else is left to a person', async () => {
    const root = join(folder, 'project');
    makeProject('verdicts', root);
    const run = await ask(root, [claim('Found'), canary]);
    const [found, all] = slither.parse(run, [claim('Found'), canary]);
    const values = found?.counterexample?.kind === 'model' ? found.counterexample.values : {};
    const file = 'contracts/flat/src/Found.sol';
    assert.equal((await confirmFindings(root, file, values)).result, 'confirmed');
    assert.equal((await confirmFindings(root, file, {})).result, 'skipped');
    // Told of another place, of another mistake, or of one that was accepted meanwhile.
    const over = await confirmFindings(root, file, { ...values, triage_0: 'expired 2020-01-01' });
    assert.match(over.detail, /at contracts\/flat\/src\/Found\.sol:5, accepted no more: expired 2020-01-01$/u);
    const elsewhere = { ...values, ranges_0: `${file}:0:10` };
    assert.equal((await confirmFindings(root, file, elsewhere)).result, 'mismatch');
    const other = { ...values, finding_0: 'tautology Found.scale(uint256,uint256,uint256) 0123456789abcdef' };
    assert.equal((await confirmFindings(root, file, other)).result, 'mismatch');
    const unruled = { ...values, finding_0: 'reentrancy-eth Found.scale(uint256,uint256,uint256) 0123456789abcdef' };
    assert.equal((await confirmFindings(root, file, unruled)).result, 'skipped');
    writeFileSync(join(root, triageFile), `# ${values['finding_0']}`);
    assert.equal((await confirmFindings(root, file, values)).result, 'mismatch');
    const canaries = all?.counterexample?.kind === 'model' ? all.counterexample.values : {};
    assert.equal((await confirmFindings(root, plantedFile, canaries)).result, 'confirmed');
  });

  it('has nothing to say of the suite that nobody looked at', async () => {
    const obligations = emitSlither(properties);
    const answers = slither.parse(await ask(home, obligations), obligations);
    for (const { obligation, claim, counterexample, cause } of answers)
      assert.equal(
        claim,
        obligation.endsWith('+canary') ? 'violated' : 'holds',
        JSON.stringify([obligation, cause, counterexample]),
      );
  });
});
