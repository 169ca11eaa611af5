import assert from 'node:assert/strict';
import { asked } from './__fixtures__/recorded.ts';
import { smtchecker } from './index.ts';
import { Request, resultFile } from './schema.ts';

const limits = { seconds: 90, memoryMb: 3000, querySeconds: 90, runs: 1, depth: 1, seed: '1' };
const workspace = { root: '/project', job: '/runs/job', bin: { node: '/bin/node' }, spare: '/runs/spare' };

describe('The model checker is started with', () => {
  it('one contract to a process, and all that is asked of it', () => {
    const obligations = [asked('proved'), asked('violated'), { ...asked('proved'), id: 'other' }];
    assert.deepEqual(
      smtchecker.group(obligations).map((job) => job.map(({ id }) => id)),
      [['CASE-STATE-001/smtchecker/proved', 'other'], ['CASE-STATE-001/smtchecker/violated']],
    );
    assert.deepEqual(smtchecker.group([]), []);
  });

  it('the driver, the contract and the folders, and nothing of the environment', () => {
    const { argv, cwd, env, outputs } = smtchecker.command([asked('proved')], limits, workspace);
    assert.equal(argv[0], '/bin/node');
    assert.match(argv[2] ?? '', /smtchecker\/main\.ts$/u);
    assert.deepEqual(Request.parse(JSON.parse(argv[3] ?? '')), {
      root: '/project',
      job: '/runs/job',
      file: 'sources/proved.sol',
      contract: 'Case',
    });
    assert.deepEqual([cwd, env, outputs], ['/runs/job', {}, [resultFile]]);
  });

  it('and shows what a person would type', () => {
    const { display } = smtchecker.command([asked('proved')], limits, workspace);
    assert.match(display, /^solc --model-checker-engine chc .* --model-checker-contracts sources\/proved\.sol:Case$/u);
    assert.ok(!display.includes('/project') && !display.includes('/runs'));
  });

  it('nothing when the obligation is of another kind: the driver refuses it', () => {
    const other = { ...asked('proved'), entry: { in: 'smt', file: 'a.smt2' } } as const;
    const { argv } = smtchecker.command([other], limits, workspace);
    assert.deepEqual(JSON.parse(argv[3] ?? ''), { root: '/project', job: '/runs/job', file: '', contract: '' });
  });
});
