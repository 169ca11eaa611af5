/** A recording run writes what its jobs took, and a checkout that knows nothing else goes by it. Real processes. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { timesFile, timesHere, writeTimes } from '../proofs/times.ts';
import { Sample, tool } from './__fixtures__/project.ts';

const theorems = ['MATH-RING-001', 'MATH-DIV-001'];

describe('recorded times', function () {
  this.timeout(300_000);
  let sample: Sample;
  let asked: readonly string[] = [];

  before(function () {
    if (tool('z3') === null) {
      console.log('      left out: the Python environment is not made; npm start makes it');
      this.skip();
    }
    sample = new Sample();
  });
  after(() => sample?.remove());
  beforeEach(() => rmSync(join(sample.root, '.assay'), { recursive: true, force: true }));

  /** Properties in the order in which their claims were answered, one after the other. */
  async function answered(...more: readonly string[]): Promise<{ order: string[]; stderr: string }> {
    const words = ['run', '--property', ...theorems, '--engine', 'smt', '--cores', '1', ...more];
    const { code, stderr } = await sample.run(words);
    assert.ok(code === 0 || code === 1, stderr);
    const ids = [...sample.read('.assay/journal.ndjson').matchAll(/"obligation":"([^"]+)"/gu)].map(([, id = '']) => id);
    return { order: ids.filter((id) => theorems.some((one) => id === `${one}/smt`)), stderr };
  }

  it('are of everything that the run answered', async () => {
    await answered('--record');
    asked = [...timesHere(sample.root, assert.fail).keys()];
    for (const id of theorems) for (const role of ['smt', 'smt+twin']) assert.ok(asked.includes(`${id}/${role}`), role);
  });

  for (const longest of theorems)
    it(`let a checkout without a journal start with the longest: ${longest}`, async () => {
      const seconds = (id: string): number => (id.startsWith(longest) ? 64 : 2);
      writeTimes(sample.root, new Map(asked.map((id) => [id, seconds(id)])));
      const { order } = await answered();
      assert.deepEqual([order.length, order[0]], [2, `${longest}/smt`]);
    });

  it('that cannot be read are named once, and change no answer', async () => {
    sample.write(timesFile, '<<<<<<< HEAD\n');
    const { order, stderr } = await answered();
    assert.equal(order.length, 2);
    assert.equal(stderr.split('line 1 of assay.times is none that this Assay writes').length, 2, stderr);
  });
});
