import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Obligation } from '../harness/schema.ts';
import { harnessDigests } from '../tools/ledger/harness.ts';
import { flat } from './__fixtures__/flat.ts';
import { excerptsOf } from './excerpts.ts';

const solidity = `contract Other {
  function check_A() external { other(); }
}

contract Claims {
    /// @notice Holds.
    function check_A_longer() external {}

    /// @notice The claim.
    function check_A(uint256 x) external {
        string memory s = "}"; // }
        if (x > 0) { assert(true); }
    }
}
`;

describe('excerpts of harnesses', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assay-excerpt-'));
    mkdirSync(join(root, 'h'));
    writeFileSync(join(root, 'h', 'a.t.sol'), solidity);
    writeFileSync(join(root, 'h', 'a.spec'), 'rule other { assert true; }\n\nrule A_1(env e) {\n  assert true;\n}\n');
    writeFileSync(join(root, 'h', 'a.smt2'), `${'(assert true)\n'.repeat(300)}`);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const entries: readonly Obligation['entry'][] = [
    { in: 'solidity', file: 'h/a.t.sol', contract: 'Claims', function: 'check_A' },
    { in: 'cvl', conf: 'h/a.conf', spec: 'h/a.spec', rule: 'A_1' },
    { in: 'smt', file: 'h/a.smt2' },
    { in: 'bytecode', contract: 'X', rule: {} },
    { in: 'solidity', file: '../outside.sol', contract: 'Claims', function: 'check_A' },
    { in: 'solidity', file: 'h/a.t.sol', contract: 'Claims', function: 'missing' },
  ];

  function inputOf(harness?: Record<string, string>) {
    const { manifest, ledger } = flat();
    const [one] = manifest.obligations.filter(({ role }) => role === 'claim');
    const verdict = ledger.verdicts.find(({ obligation }) => obligation === one?.id);
    assert.ok(one && verdict);
    const obligations = entries.map((entry, at) => ({ ...one, id: `P/e/${at}`, entry }));
    const verdicts = obligations.map(({ id }) => ({ ...verdict, obligation: id }));
    return {
      root,
      manifest: { ...manifest, obligations },
      ledger: { ...ledger, manifest: manifest.digest, verdicts, ...(harness === undefined ? {} : { harness }) },
    };
  }

  it('are the function or rule that is the claim, with its comment and its line', () => {
    const found = excerptsOf(inputOf());
    assert.deepEqual(
      found.map(({ obligation, line }) => [obligation, line]),
      [
        ['P/e/0', 9],
        ['P/e/1', 3],
        ['P/e/2', 1],
      ],
    );
    assert.match(
      found[0]?.text ?? '',
      /^\/\/\/ @notice The claim\.\nfunction check_A\(uint256 x\)[\s\S]*assert\(true\); \}\n\}$/u,
    );
    assert.equal(found[1]?.text, 'rule A_1(env e) {\n  assert true;\n}');
    assert.equal(found[2]?.text.split('\n').length, 201);
    assert.match(found[2]?.text ?? '', /; 100 more lines$/u);
  });

  it('are none of a ledger of another manifest', () => {
    const input = inputOf();
    assert.deepEqual(excerptsOf({ ...input, ledger: { ...input.ledger, manifest: 'f'.repeat(64) } }), []);
  });

  it('are none of a file that is another than the one that was judged', () => {
    const { manifest } = inputOf();
    const harness = harnessDigests(root, manifest.obligations);
    assert.deepEqual(Object.keys(harness), ['h/a.smt2', 'h/a.spec', 'h/a.t.sol']);
    assert.equal(excerptsOf(inputOf(harness)).length, 3);
    writeFileSync(join(root, 'h', 'a.t.sol'), solidity.replace('x > 0', 'x > 1'));
    assert.deepEqual(
      excerptsOf(inputOf(harness)).map(({ obligation }) => obligation),
      ['P/e/1', 'P/e/2'],
    );
  });
});
