import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Obligation } from '../../../harness/schema.ts';
import type { FinishedRun, Judged } from '../types.ts';
import { readContract } from './artifact.ts';
import { compile } from './compiled.ts';
import { staticAnalysis } from './index.ts';

const limits = { seconds: 60, memoryMb: 1000, querySeconds: 10, runs: 1, depth: 1, seed: '1' };
const powers = { name: 'no-opcodes', opcodes: ['DELEGATECALL'] };

function asked(contract: string, rule: unknown = powers): Obligation {
  const entry = { in: 'bytecode', contract, rule } as const;
  return {
    id: `X-STATIC-001/static/${contract}`,
    property: 'X-STATIC-001',
    rev: 1,
    engine: 'static',
    role: 'claim',
    of: [],
    entry,
    ceiling: 'proved',
    bounds: [],
  };
}

describe('the static engine, as a process', function () {
  this.timeout(60_000);
  let root = '';
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-static-'));
  });
  after(() => rmSync(root, { recursive: true }));

  function put(path: string, content: unknown): void {
    const file = join(root, 'out', path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }

  async function run(obligations: readonly Obligation[]): Promise<readonly Judged[]> {
    const job = mkdtempSync(join(root, 'job-'));
    const { argv, cwd, outputs } = staticAnalysis.command(obligations, limits, {
      root,
      job,
      bin: { node: process.execPath },
      spare: '',
    });
    const done = await execa(argv[0] ?? '', argv.slice(1), { cwd, reject: false });
    const written = Object.fromEntries(outputs.map((name) => [name, readFileSync(join(job, name), 'utf8')]));
    const ended = {
      exitCode: done.exitCode ?? null,
      signal: null,
      timedOut: false,
      outOfMemory: false,
      interrupted: false,
      seconds: 1,
    };
    const finished: FinishedRun = { ...ended, stdout: '', stderr: '', outputs: written, limits };
    return staticAnalysis.parse(finished, obligations);
  }

  async function summary(...obligations: readonly Obligation[]): Promise<readonly string[]> {
    return (await run(obligations)).map(({ claim, strength, cause }) =>
      `${claim} ${strength ?? cause?.code ?? ''}`.trim(),
    );
  }

  it('answers each obligation of a job', async () => {
    const good = compile('contract Case { function f() external pure returns (uint256) { return 1; } }', 'Case');
    const bad = compile('contract Case { function f(address a) external { a.delegatecall(""); } }', 'Case');
    put('Good.sol/Good.json', good);
    put('Bad.sol/Bad.json', bad);
    assert.deepEqual(await summary(asked('Good'), asked('Bad'), asked('Good.sol:Good'), asked('Absent')), [
      'holds proved',
      'violated',
      'holds proved',
      'unknown missing',
    ]);
  });

  it('tells two contracts of one name apart by their file, and refuses to choose', async () => {
    const clean = compile('contract Case { function f() external {} }', 'Case');
    const at = (path: string) => ({ ...clean, metadata: { settings: { compilationTarget: { [path]: 'Twice' } } } });
    put('Twice.sol/Twice.json', at('src/Twice.sol'));
    put('other/Twice.sol/Twice.json', at('src/other/Twice.sol'));
    const names = [
      'Twice',
      'Twice.sol:Twice',
      'src/Twice.sol:Twice',
      'src/other/Twice.sol:Twice',
      'lib/Twice.sol:Twice',
    ];
    const expected = ['unknown tool-error', 'unknown tool-error', 'holds proved', 'holds proved', 'unknown missing'];
    assert.deepEqual(await summary(...names.map((name) => asked(name))), expected);
    put('Versions.sol/Versions.json', clean);
    put('Versions.sol/Versions.0.8.27.json', clean);
    assert.deepEqual(await summary(asked('Versions')), ['unknown tool-error']);
  });

  it('never passes a rule that it cannot read', async () => {
    const rules = [
      null,
      {},
      { name: 'no-opcodes' },
      { name: 'no-opcodes', opcodes: [] },
      { name: 'no-opcodes', opcodes: ['DELEGATECAL'] },
      { name: 'no-opcodes', opcodes: ['delegatecall'] },
      { name: 'no-abi-entries', patterns: [] },
      { name: 'no-abi-entries', patterns: ['('] },
      { name: 'call-sites', opcode: 'CALL', most: -1 },
      { name: 'no-mutable-addresses', except: ['x'] },
      { name: 'no-such-rule' },
    ];
    assert.deepEqual(
      await summary(...rules.map((rule, index) => ({ ...asked('Good', rule), id: `r${index}` }))),
      rules.map(() => 'unknown tool-error'),
    );
  });

  it('never passes an artifact that is not one', async () => {
    const good = compile('contract Case { function f() external {} }', 'Case');
    const code = good.deployedBytecode;
    const hostile: Record<string, unknown> = {
      Empty: '',
      Cut: JSON.stringify(good).slice(0, -1),
      Null: null,
      List: [],
      Number: 7,
      NoCode: { ...good, deployedBytecode: undefined },
      CodeIsANumber: { ...good, deployedBytecode: { object: 7 } },
      Abstract: { ...good, deployedBytecode: { object: '0x' } },
      OddHex: { ...good, deployedBytecode: { object: '0x6' } },
      NotHex: { ...good, deployedBytecode: { object: '0xzz' } },
      NoPrefix: { ...good, deployedBytecode: { object: code.object.slice(2) } },
      Unlinked: { ...good, deployedBytecode: { ...code, linkReferences: { 'L.sol': {} } } },
      Placeholder: { ...good, deployedBytecode: { object: `0x73__$${'a'.repeat(34)}$__` } },
      Container: { ...good, deployedBytecode: { object: '0xef0001' } },
      PatchOutside: {
        ...good,
        deployedBytecode: { ...code, immutableReferences: { 1: [{ start: 99_999, length: 32 }] } },
      },
      AbiOfAnotherKind: { ...good, abi: [{ type: 'modifier', name: 'x' }] },
      AbiIsAnObject: { ...good, abi: {} },
      CutCode: { ...good, deployedBytecode: { object: code.object.slice(0, 80) } },
      Huge: { ...good, deployedBytecode: { object: `0x${'5b'.repeat(1_000_001)}` } },
      Deep: '['.repeat(200_000),
    };
    for (const [name, artifact] of Object.entries(hostile)) put(`${name}.sol/${name}.json`, artifact);
    for (const answer of await run(Object.keys(hostile).map((name) => asked(name)))) {
      assert.equal(answer.claim, 'unknown', answer.obligation);
      assert.ok(answer.cause?.code === 'unparsable' || answer.cause?.code === 'tool-error', answer.obligation);
    }
    put('Large.sol/Large.json', `{"pad":"${' '.repeat(65_000_000)}"}`);
    assert.deepEqual(await summary(asked('Large')), ['unknown unparsable']);
  });

  it('reads nothing outside of the build folder', () => {
    put('Real.sol/Real.json', compile('contract Case {}', 'Case'));
    symlinkSync(join(root, 'out', 'Real.sol', 'Real.json'), join(root, 'out', 'Real.sol', 'Link.json'));
    for (const name of ['Link', '../Real.sol:Real.sol', '..', 'a/b', 'Real.json', '', 'Real ', 'Real:Real']) {
      assert.throws(() => readContract(join(root, 'out'), name), name);
    }
  });

  it('puts the rules of one contract into one job', () => {
    const jobs = staticAnalysis.group([asked('A'), asked('B'), { ...asked('A'), id: 'other' }]);
    assert.deepEqual(
      jobs.map((job) => job.length),
      [2, 1],
    );
  });
});
