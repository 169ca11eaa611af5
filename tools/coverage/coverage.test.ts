import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LcovFile, parseLcov } from './lcov.ts';
import { refuseShorter } from './measure.ts';
import { reachOf } from './reach.ts';
import type { Coverage } from './schema.ts';
import { asCoverage, save, saved } from './store.ts';
import { coverageText } from './words.ts';

const trace = `TN:
SF:src/A.sol
DA:2,4
FN:2,5,A.go
FNDA:4,A.go
DA:3,4
BRDA:3,0,0,0
DA:4,0
BRDA:4,1,0,-
BRDA:4,1,1,3
DA:7,0
FN:7,9,A.inner
FNDA:0,A.inner
DA:8,2
DA:11,0
FN:11,12,A.never
FNDA:0,A.never
FNF:3
FNH:1
LF:6
LH:3
BRF:3
BRH:1
end_of_record
`;
const source = [
  'contract A {',
  'function go() {',
  '  if (x) revert X();',
  '  if (y) a(); else b();',
  '}',
  '',
  'function inner() {',
  'x;',
  '}',
  '',
  'function never() {}',
  '}',
].join('\n');

function only(files: readonly LcovFile[]): LcovFile {
  assert.equal(files.length, 1);
  return files[0] as LcovFile;
}

describe('a tracefile', () => {
  it('is read: functions with their ends, branches, `-` as never', () => {
    const file = only(parseLcov(trace));
    assert.equal(file.file, 'src/A.sol');
    assert.deepEqual(file.functions[0], { name: 'A.go', line: 2, end: 5, hits: 4 });
    assert.deepEqual(
      file.branches.map(({ hits }) => hits),
      [0, 0, 3],
    );
    assert.equal(file.lines.get(8), 2);
    assert.deepEqual(parseLcov(''), []);
  });

  const malformed: Record<string, readonly [string, string, RegExp]> = {
    'cut short': ['end_of_record\n', '', /ends within src\/A\.sol/u],
    'with a record lost': ['BRDA:3,0,0,0\n', '', /BRF is 3, and there are 2/u],
    'with a line lost': ['DA:8,2\n', '', /LF is 6, and there are 5/u],
    'with a function lost': ['FN:11,12,A.never\n', '', /FNF is 3|not declared/u],
    'with calls lost': ['FNDA:0,A.never\n', '', /nothing is said of the calls of A\.never/u],
    'with a branch twice': ['BRDA:3,0,0,0', 'BRDA:3,0,0,0\nBRDA:3,0,0,1', /line 8 .*twice/u],
    'with a number that is none': ['DA:8,2', 'DA:8,two', /line 14 .*not understood/u],
    'with a negative number': ['BRDA:3,0,0,0', 'BRDA:3,0,0,-1', /not understood/u],
    'of the older form': ['FN:2,5,A.go', 'FN:2,A.go', /not understood/u],
    'with a record of another kind': ['DA:8,2', 'XX:8,2', /not understood/u],
    'with a record outside': ['SF:src/A.sol\n', '', /outside of a file/u],
    'with a file in a file': ['DA:2,4', 'SF:src/B.sol', /begins where none can/u],
    'with a file twice': ['TN:\n', trace, /begins where none can/u],
  };
  for (const [what, [from, to, why]] of Object.entries(malformed))
    it(`${what} is refused`, () => assert.throws(() => parseLcov(trace.replace(from, to)), why));

  it('is never read as more reached than it says, however it is cut', () => {
    for (let length = 0; length < trace.trimEnd().length; length++) {
      const cut = trace.slice(0, length);
      assert.ok(cut.trim() === '' || cut.trim() === 'TN:' || throws(() => parseLcov(cut)), cut.slice(-20));
    }
  });
});

function throws(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}

describe('what was reached', () => {
  const reach = reachOf(only(parseLcov(trace)), source);

  it('counts a function by its entry, or by a line of it that was executed from within', () =>
    assert.deepEqual(reach.functions, { reached: 2, total: 3 }));

  it('lists every function and branch that was not, with line, function and source', () =>
    assert.deepEqual(reach.unreached, [
      { what: 'branch', line: 3, name: 'go', text: 'if (x) revert X();' },
      { what: 'branch', line: 4, name: 'go', text: 'if (y) a(); else b();' },
      { what: 'function', line: 11, name: 'never', text: '' },
    ]));

  it('says which way of an `if` is meant where both are counted', () => {
    const other = trace.replace('BRDA:4,1,0,-', 'BRDA:4,1,0,3').replace('BRDA:4,1,1,3', 'BRDA:4,1,1,0');
    const [, missed] = reachOf(only(parseLcov(other)), source).unreached;
    assert.equal(missed?.text, 'otherwise: if (y) a(); else b();');
  });

  it('is refused when a campaign is missing, or shorter than asked for', () => {
    const effort = { runs: 4, depth: 5, seed: '1' };
    const passed = '[PASS] invariant_nothing() (runs: 4, calls: 20, reverts: 3)\n';
    assert.doesNotThrow(() => refuseShorter(passed + passed, effort));
    assert.throws(() => refuseShorter(passed, effort), /1 of 2 campaigns/u);
    assert.throws(() => refuseShorter(passed + passed.replace('20', '19'), effort), /1 of 2 campaigns/u);
    assert.throws(() => refuseShorter('', effort), /0 of 2 campaigns/u);
  });
});

describe('a kept measurement', () => {
  const standard = { runs: 40, depth: 60, seed: '7' };
  const reach = [reachOf(only(parseLcov(trace)), source)];
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-coverage-'));
    mkdirSync(join(root, 'contracts', 'flat'), { recursive: true });
    writeFileSync(join(root, 'contracts', 'flat', 'A.sol'), source);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const kept = (effort = standard): Coverage | null => {
    save(root, asCoverage(root, effort, reach), standard);
    return saved(root);
  };

  it('is found again while the sources are what they were', () => {
    assert.equal(saved(root), null);
    assert.deepEqual(kept()?.files, reach);
    writeFileSync(join(root, 'contracts', 'flat', 'A.sol'), `${source}\n// a line`);
    assert.equal(saved(root), null);
  });

  it('is not one of less effort than a run has, and none that cannot be read', () => {
    assert.equal(kept({ ...standard, runs: 39 }), null);
    assert.equal(kept({ ...standard, runs: 400 })?.campaign.runs, 400);
    for (const text of ['', '{', '{}']) {
      writeFileSync(join(root, '.assay', 'coverage.json'), text);
      assert.equal(saved(root), null);
    }
  });

  it('is told with its effort, its caveat and all that was not reached', () => {
    const text = coverageText(asCoverage(root, standard, reach));
    assert.match(text, /src\/A\.sol +2 of 3 +1 of 3/u);
    assert.match(text, /src\/A\.sol:3 {2}branch go {2}if \(x\) revert X\(\);/u);
    assert.match(text, /balanced and deep, each 40 runs of 60 calls, seed 7\) reached 2 of 3 functions and 1 of 3/u);
    assert.match(text, /not that what is there is right/u);
  });
});
