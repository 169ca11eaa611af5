import { strict as assert } from 'node:assert';
import { fileURLToPath } from 'node:url';
import { budgets, compare, nslocOf, nslocReport } from './nsloc.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const CASES: readonly { title: string; source: string; nsloc: number }[] = [
  { title: 'an empty file has none', source: '', nsloc: 0 },
  { title: 'comments and blank lines do not count', source: '// a\n\n/* b\n   c */\n   \n/// @dev d\n', nsloc: 0 },
  { title: 'a comment after code does not hide the code', source: 'uint a; // b\n/* c */ uint d;\n', nsloc: 2 },
  { title: 'a comment marker inside a string is not a comment', source: 'string a = "// /*";\nuint b;\n', nsloc: 2 },
  { title: 'an escaped quote does not end a string', source: 'string a = "\\"/*";\nuint b;\n', nsloc: 2 },
  { title: 'Windows line ends are line ends', source: 'uint a;\r\nuint b;\r\n', nsloc: 2 },
  {
    title: 'a signature over several lines counts once',
    source: 'function f(\n  uint a,\n  uint b\n)\n  external\n  view\n  returns (uint)\n{\n  return a + b;\n}\n',
    nsloc: 3,
  },
  { title: 'a statement over several lines counts once', source: 'uint a =\n  b\n  ? c\n  : d;\n', nsloc: 1 },
  {
    title: 'named arguments over several lines count once',
    source: 'C memory c = C({\n  a: 1,\n  b: 2\n});\n',
    nsloc: 1,
  },
  { title: 'call options over several lines count once', source: 'f.buy{\n  value: 1\n}(\n  0\n);\n', nsloc: 1 },
  { title: 'a list of imported names counts once', source: 'import {\n  A,\n  B\n} from "c";\n', nsloc: 1 },
  { title: 'a brace right after a signature opens a block', source: 'function f(){\n  a;\n  b;\n}\n', nsloc: 4 },
  { title: 'the loop header is one line', source: 'for (uint i;\n  i < 2;\n  ++i) {\n  f();\n}\n', nsloc: 3 },
  { title: 'a line that closes a block counts', source: 'contract A {\n}\n', nsloc: 2 },
  { title: 'a one-line function is one line', source: 'function f() external { g(); h(); }\n', nsloc: 1 },
  { title: 'each member of an enum counts', source: 'enum A {\n  b,\n  c\n}\n', nsloc: 4 },
  { title: 'each member of a struct counts', source: 'struct A {\n  uint b;\n  uint c;\n}\n', nsloc: 4 },
  { title: 'an inheritance list counts once', source: 'contract A is\n  B,\n  C\n{\n}\n', nsloc: 2 },
  {
    title: 'each instruction of an assembly block counts',
    source: 'assembly {\n  let a := 1\n  let b := add(\n    a, 2)\n}\n',
    nsloc: 4,
  },
  { title: 'a branch counts by its lines', source: 'if (a) {\n  b();\n} else {\n  c();\n}\n', nsloc: 5 },
  { title: 'an unfinished block comment swallows the rest', source: 'uint a;\n/* uint b;\n', nsloc: 1 },
];

describe('nslocOf', () => {
  for (const { title, source, nsloc } of CASES) {
    it(title, () => assert.equal(nslocOf(source), nsloc));
  }
});

describe('compare', () => {
  it('includes both ends of a budget', () => {
    assert.deepEqual(
      [119, 120, 180, 181].map((n) => compare(n, [120, 180])),
      ['below', 'within', 'within', 'above'],
    );
  });

  it('has no smallest value where there is none', () => {
    assert.equal(compare(0, [null, 80]), 'within');
  });
});

describe('nslocReport', () => {
  const rows = nslocReport(ROOT);

  it('has one row for each budget, in order', () => {
    assert.deepEqual(
      rows.map((row) => row.contract),
      budgets.map((entry) => entry.contract),
    );
  });

  for (const row of rows) {
    it(`${row.contract} keeps its limit of ${row.budget[1]}`, () => {
      assert.ok(row.within, `${row.files.join(', ')} has ${row.nsloc} normalised lines`);
      assert.ok(row.nsloc > 0);
    });
  }

  it('names the file that is missing', () => {
    assert.throws(() => nslocReport('/nonexistent'), { code: 'ASY-COMPILE-11', message: /RISE\.sol/ });
  });
});
