import assert from 'node:assert/strict';
import { canary, claim } from './__fixtures__/cases.ts';
import { slither } from './index.ts';
import { Request, resultFile, sarifFile } from './schema.ts';

const limits = { seconds: 1, memoryMb: 1, querySeconds: 1, runs: 1, depth: 1, seed: '1' };
const workspace = { root: '/root-of-it', job: '/job', bin: { node: '/bin/node', slither: '/bin/slither' }, spare: '' };

describe('the command of Slither', () => {
  it('is one for all contracts', () => {
    const obligations = [claim('A'), claim('B'), canary];
    assert.deepEqual(slither.group(obligations), [obligations]);
    assert.deepEqual(slither.group([]), []);
  });

  it('names the sources asked about, and writes into the job alone', () => {
    const { argv, cwd, outputs, display } = slither.command([claim('B'), claim('A'), canary], limits, workspace);
    assert.deepEqual(Request.parse(JSON.parse(argv.at(-1) ?? '')), {
      root: '/root-of-it',
      job: '/job',
      slither: '/bin/slither',
      files: ['contracts/flat/src/A.sol', 'contracts/flat/src/B.sol', 'specs/planted/Planted.sol'],
    });
    assert.deepEqual([argv[0], cwd], ['/bin/node', '/job']);
    assert.deepEqual(outputs, [resultFile, sarifFile]);
    assert.equal(display, 'assay run --engine slither (A, B, Planted)');
  });
});
