import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import type { Obligation } from '../../../harness/schema.ts';
import { locateAll, pathsOf } from '../../run/locate.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { smt } from './index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, 'specs', 'smt');
const bin = pathsOf(
  locateAll(
    smt.needs.map((need) => need.name),
    { home: root, env: process.env },
  ),
);
const missing = smt.needs.filter((need) => bin[need.name] === undefined).map((need) => need.name);
const limits = { seconds: 300, memoryMb: 4000, querySeconds: 10, runs: 1, depth: 1, seed: '1' };
const claims = readdirSync(folder).filter((name) => name.endsWith('.smt2') && !name.endsWith('.twin.smt2'));

function obligation(file: string, role: Obligation['role']): Obligation {
  return {
    id: file,
    property: file,
    rev: 1,
    engine: 'smt',
    role,
    of: [],
    entry: { in: 'smt', file },
    ceiling: 'proved',
    bounds: [],
  };
}

async function run(file: string, role: Obligation['role'], workspaceRoot = root): Promise<Judged> {
  const job = mkdtempSync(join(tmpdir(), 'assay-smt-'));
  try {
    const asked = [obligation(file, role)];
    const { argv, cwd, env, outputs } = smt.command(asked, limits, { root: workspaceRoot, job, bin, spare: '' });
    const [program = '', ...rest] = argv;
    const done = await execa(program, rest, { cwd, env: { ...env }, reject: false });
    const written = Object.fromEntries(outputs.map((name) => [name, readIfThere(join(job, name))]));
    const ended = {
      exitCode: done.exitCode ?? null,
      signal: null,
      timedOut: false,
      outOfMemory: false,
      interrupted: false,
    };
    const finished: FinishedRun = {
      ...ended,
      seconds: 1,
      stdout: String(done.stdout),
      stderr: String(done.stderr),
      outputs: written,
      limits,
    };
    return smt.parse(finished, asked)[0] as Judged;
  } finally {
    rmSync(job, { recursive: true });
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

describe(`z3 and cvc5 over specs/smt${missing.length > 0 ? ` (skipped: no ${missing.join(', no ')})` : ''}`, function () {
  this.timeout(300_000);
  if (missing.length > 0) return void it.skip(`needs ${missing.join(', ')}`);

  for (const name of claims) {
    it(`${name} is proved by both`, async () => {
      const judged = await run(`specs/smt/${name}`, 'claim');
      assert.deepEqual([judged.claim, judged.strength, judged.cause], ['holds', 'proved', null]);
      assert.ok(Number(judged.effort['z3Seconds']) < 10 && Number(judged.effort['cvc5Seconds']) < 10);
    });

    it(`${name} has a twin that is reached, at real values`, async () => {
      const judged = await run(name.replace('.smt2', '.twin.smt2'), 'twin');
      assert.deepEqual([judged.claim, judged.cause], ['violated', null]);
      assert.ok(judged.counterexample?.kind === 'model' && Object.keys(judged.counterexample.values).length > 0);
    });
  }

  it('a theorem with premises that contradict each other is none', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'assay-smt-'));
    try {
      mkdirSync(join(elsewhere, 'specs', 'smt'), { recursive: true });
      const text = readFileSync(join(folder, 'vault-price.smt2'), 'utf8');
      const worse = text.replace('(assert (and (>= A 0)', '(assert (and (< A 0) (>= A 0)');
      assert.notEqual(worse, text);
      writeFileSync(join(elsewhere, 'specs', 'smt', 'vault-price.smt2'), worse);
      const { claim, cause } = await run('vault-price.smt2', 'claim', elsewhere);
      assert.deepEqual([claim, cause?.code], ['unknown', 'tool-error']);
      assert.match(cause?.detail ?? '', /premises of check 1 contradict each other/u);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('an absent script and a path out of the folder are errors', async () => {
    for (const file of ['specs/smt/absent.smt2', '../../package.json', 'specs/smt/../../package.json']) {
      assert.deepEqual((await run(file, 'claim')).cause?.code, 'tool-error');
    }
  });
});
