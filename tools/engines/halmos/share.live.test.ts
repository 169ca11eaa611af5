import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Obligation } from '../../../harness/schema.ts';
import { compile } from '../../compile/compile.ts';
import { execute } from '../../run/execute.ts';
import { makeJobFolder } from '../../run/job-folder.ts';
import { locateAll, pathsOf } from '../../run/locate.ts';
import { createHalmos, halmos } from './index.ts';
import { type Finished, parseResult, resultFile } from './schema.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sharing = fileURLToPath(new URL('./share.py', import.meta.url));
const asking = fileURLToPath(new URL('./direct.py', import.meta.url));
const bin = pathsOf(
  locateAll(
    halmos.needs.map((need) => need.name),
    { home: root, env: process.env },
  ),
);

/** Harnesses of the suite with calls inside calls, failures that are undone, and storage that branches. */
const harnesses = ['VAULT_TRANS_001', 'RISE_TRANS_001'] as const;

const fileOf = (id: string): string => `harness/generated/halmos/${id}.t.sol`;

function asked(id: string, parts: readonly string[]): readonly Obligation[] {
  return parts.map((part) => ({
    id: `${id}/halmos/${part}`,
    property: id.replaceAll('_', '-'),
    rev: 1,
    engine: 'halmos',
    role: part.startsWith('twin') ? 'twin' : 'claim',
    of: [],
    entry: { in: 'solidity', file: fileOf(id), contract: `${id}_Halmos`, function: part },
    ceiling: 'proved',
    bounds: [],
  }));
}

describe('Halmos without its copies', function () {
  this.timeout(180_000);

  const folder = mkdtempSync(join(tmpdir(), 'assay-share-'));
  before(() => compile({ root, home: root, paths: harnesses.map(fileOf) }));
  after(() => rmSync(folder, { recursive: true }));

  async function results(plain: boolean, obligations: readonly Obligation[]) {
    const limits = { seconds: 120, memoryMb: 6000, querySeconds: 30, runs: 1, depth: 1, seed: '1' };
    const job = makeJobFolder(folder, `${plain}`);
    const engine = createHalmos({ recheck: false, plain });
    const command = engine.command(obligations, limits, { root, job: job.work, bin, spare: join(folder, 'none') });
    const { run } = await execute(command, { job, limits });
    const all = Object.values(parseResult(run.outputs[resultFile] ?? '')?.test_results ?? {}).flat() as Finished[];
    return {
      all: all.map(({ name, exitcode, num_models, num_paths }) => ({
        name,
        exitcode,
        num_models,
        stuck: num_paths[2],
      })),
      judged: engine.parse(run, obligations).map(({ claim, strength, bounds }) => ({ claim, strength, bounds })),
    };
  }

  for (const id of harnesses) {
    it(`has the same answers as Halmos alone on ${id}`, async () => {
      const listing = await execa('grep', ['-o', 'function \\(check\\|twin\\)_[A-Za-z0-9_]*', join(root, fileOf(id))]);
      const parts = listing.stdout.split('\n').map((line) => line.replace('function ', ''));
      for (const role of ['check', 'twin']) {
        const some = asked(
          id,
          parts.filter((part) => part.startsWith(role)),
        );
        assert.ok(some.length > 0);
        const [alone, shared] = [await results(true, some), await results(false, some)];
        assert.deepEqual(shared, alone);
        assert.equal(shared.all.length, some.length);
      }
    });
  }

  it('shares what Halmos copies, as long as Halmos is the one it knows', async () => {
    const script = `
import runpy, sys
from copy import deepcopy
from halmos import sevm
if sys.argv[1] == "other":
    import dataclasses
    sevm.CallContext = dataclasses.make_dataclass("CallContext", ["message", "trace", "more"])
runpy.run_path(sys.argv[2])["share"]()
print("__deepcopy__" in vars(sevm.CallContext), "__deepcopy__" in vars(sevm.StorageData))
storage = sevm.StorageData()
storage[1] = [1]
copied = deepcopy(storage)
copied[2] = [2]
print(2 in storage, copied[1] is storage[1])
`;
    const ask = async (which: string) =>
      (await execa(bin['python'] ?? '', ['-c', script, which, sharing])).stdout.split('\n');
    assert.deepEqual(await ask('known'), ['True True', 'False True']);
    assert.deepEqual(await ask('other'), ['False False', 'False False']);
  });
  it('asks z3 without its checks, as long as z3 is the one it knows', async () => {
    const script = `
import runpy, sys
import z3
if sys.argv[1] == "other":
    z3.get_version_string = lambda: "0.0.0"
runpy.run_path(sys.argv[2])["direct"]()
print(hasattr(z3.z3core.Z3_inc_ref, "argtypes"), hasattr(z3.z3.Z3_get_sort, "argtypes"))
x, y = z3.BitVecs("x y", 8)
print((x + 1).sort() == z3.BitVecSort(8), z3.eq(x + y, x + y), z3.eq(x, y), z3.is_bv_value(z3.BitVecVal(1, 8)))
solver = z3.Solver()
print(solver.check(x != x), solver.check(x + 1 == y, x == 254), solver.model()[y])
try:
    x + z3.BitVec("z", 16)
except z3.Z3Exception:
    print("refused")
`;
    const ask = async (which: string) =>
      (await execa(bin['python'] ?? '', ['-c', script, which, asking])).stdout.split('\n');
    const answers = ['True True False True', 'unsat sat 255', 'refused'];
    assert.deepEqual(await ask('known'), ['True True', ...answers]);
    assert.deepEqual(await ask('other'), ['False False', ...answers]);
  });
});
