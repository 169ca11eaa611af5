/** The search finds profit where there is some: in a copy whose treasury buys at any price. On a real node. */
import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeFaultyCopy } from '../faults/copy.ts';
import { parseFault } from '../faults/load.ts';
import { economics } from './economics.ts';
import type { Measure } from './schema.ts';

const home = resolve(import.meta.dirname, '..', '..');
const attack = 'pulse-rise-worst';

async function measured(root: string): Promise<Measure & { readonly taken: number }> {
  const [found, ...others] = await economics({ root, home, scenarios: ['balanced'], only: [attack], say: () => {} });
  assert.equal(others.length, 0);
  assert.ok(found !== undefined && found.taken !== null);
  return { ...found, taken: found.taken };
}

describe('the search for profit', function () {
  this.timeout(600_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'assay-economics-'));
    const patch = readFileSync(join(import.meta.dirname, '__fixtures__', 'no-limit.patch'), 'utf8');
    makeFaultyCopy(home, parseFault('no-limit.patch', patch), folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('finds next to nothing in the shipped core', async () => {
    const { taken, bound, standing } = await measured(home);
    assert.equal(standing, 'within');
    assert.ok(taken < bound / 10, `${taken} of ${bound}`);
  });

  it('finds much in one that buys at any price', async () => {
    const { taken, bound, standing, spent } = await measured(folder);
    assert.equal(standing, 'beyond');
    assert.ok(taken > 20 * bound, `${taken} of ${bound}, ${spent} spent`);
  });
});
