/** What each operator makes of a small source, through the real compiler's trees. */
import assert from 'node:assert/strict';
import { parsed } from '../../../harness/access/parsed.ts';
import { nodesOf } from '../../../harness/access/syntax.ts';
import { placesIn, Source } from './operator.ts';
import { operators } from './registry.ts';

const head = '// SPDX-License-Identifier: MIT\npragma solidity ^0.8.0;\n';

/** The bodies of `Case` that an operator makes, without spaces. */
function made(id: string, body: string, before = ''): readonly string[] {
  const text = `${before}\ncontract Case { /* × */ ${body} }`;
  const source = new Source('src/Case.sol', head + text);
  const operator = operators.find((one) => one.id === id);
  assert.ok(operator, id);
  const contracts = parsed(text).flatMap((unit) => nodesOf(unit['nodes']));
  const contract = contracts.find((node) => node.nodeType === 'ContractDefinition' && node['name'] === 'Case');
  assert.ok(contract);
  const texts = placesIn(contract, source).flatMap((place) => operator.edits(place).map((edit) => source.with(edit)));
  for (const one of texts) assert.notEqual(one, source.text);
  const start = source.text.indexOf('/* × */') + 8;
  return texts.map((one) => one.slice(start, -2).replace(/\s+/gu, ''));
}

const squeezed = (texts: readonly string[]): readonly string[] => texts.map((text) => text.replace(/\s+/gu, ''));
const fn = (body: string): string => `function f(uint256 a, uint256 b) public returns (uint256 c) { ${body} }`;

describe('mutation operators', () => {
  it('have names of their own', () => {
    assert.equal(new Set(operators.map(({ id }) => id)).size, operators.length);
  });

  it('round the other way', () => {
    const up = fn('c = ((a) + (b) - 1) / (b);');
    assert.deepEqual(made('rounding', fn('c = a / b;')), squeezed([up]));
    assert.ok(made('rounding', fn('c = (a * 3 - 1) / b + 1;')).includes(squeezed([fn('c = (a * 3) / b;')])[0] ?? ''));
    const named = made(
      'rounding',
      'function g() public pure returns (Math.Rounding) { return Math.Rounding.Floor; }',
      'library Math { enum Rounding { Floor, Ceil } }',
    );
    assert.deepEqual(named, ['functiong()publicpurereturns(Math.Rounding){returnMath.Rounding.Ceil;}']);
  });

  it('leave out checks and parts of them', () => {
    const checked = fn('if (a > 1 || b == 0) revert(); c = a;');
    assert.deepEqual(made('drop-check', fn('if (a > 1) return 0; c = a;')), squeezed([fn('c = a;')]));
    assert.deepEqual(made('drop-check', fn('if (a > 1) c = 1; c += a;')), []);
    assert.deepEqual(
      made('drop-part', checked.replace('revert()', 'return 0')),
      squeezed([fn('if (a > 1) return 0; c = a;'), fn('if (b == 0) return 0; c = a;')]),
    );
  });

  it('compare otherwise, at the boundary and the other way round', () => {
    assert.deepEqual(
      made('comparison', fn('if (a < b) c = 1;')),
      squeezed([fn('if (a <= b) c = 1;'), fn('if (a > b) c = 1;')]),
    );
    assert.deepEqual(made('other-branch', fn('c = a > b ? a : b;')), squeezed([fn('c = a > b ? b : a;')]));
    assert.deepEqual(made('other-branch', fn('if (a < b) c = 1;')), squeezed([fn('if (!(a < b)) c = 1;')]));
  });

  it('take the price of the moment for the mean, and the mean for it', () => {
    const reader =
      'interface ITwap { function twapPriceUp(address, address, uint32) external returns (uint256); function spotPriceUp(address, address) external returns (uint256); }';
    const price = (call: string): string =>
      `function p(ITwap t, address a) public returns (uint256) { return t.${call}; }`;
    assert.deepEqual(
      made('spot-for-mean', price('twapPriceUp(a, a, 60)'), reader),
      squeezed([price('spotPriceUp(a, a)')]),
    );
    assert.deepEqual(
      made('spot-for-mean', price('spotPriceUp(a, a)'), reader),
      squeezed([price('twapPriceUp(a, a, 1800)')]),
    );
  });

  it('leave out calls and effects, and change their order', () => {
    const box = 'uint256 x; function g() public {}';
    const body = (inner: string): string => `${box} function h(Case o) public { ${inner} }`;
    assert.deepEqual(made('skip-call', body('g(); x = 1;')), squeezed([body('x = 1;')]));
    assert.deepEqual(made('skip-effect', body('g(); x = 1;')), squeezed([body('g();')]));
    assert.deepEqual(made('reorder', body('o.g(); x = 1;')), squeezed([body('x = 1; o.g();')]));
    assert.deepEqual(made('reorder', body('x = 2; x = 1;')), []);
  });

  it('leave out guards in heads, but not what a constructor hands on', () => {
    const guard = 'modifier m() { _; }';
    assert.deepEqual(
      made('drop-modifier', `${guard} function k() public m {}`),
      squeezed([`${guard} function k() public {}`]),
    );
    assert.deepEqual(made('drop-modifier', `${guard} constructor() m {}`), []);
  });

  it('widen limits, and change numbers, operations, arguments and accounts', () => {
    assert.deepEqual(
      made('widen-cap', 'uint256 constant CAP = 200;'),
      squeezed([
        'uint256 constant CAP = 2 * (200);',
        'uint256 constant CAP = (200) / 2;',
        'uint256 constant CAP = (200) + 1;',
      ]),
    );
    assert.deepEqual(made('other-number', fn('c = 7;')), squeezed([fn('c = (7 + 1);'), fn('c = 0;')]));
    assert.deepEqual(made('arithmetic', fn('c = a * b;')), squeezed([fn('c = a / b;')]));
    assert.deepEqual(made('swap-arguments', fn('c = f(a, b);')), squeezed([fn('c = f(b, a);')]));
    const who = (account: string): string => `address o; function w() public { o = ${account}; }`;
    assert.deepEqual(made('other-account', who('msg.sender')), squeezed([who('address(this)')]));
  });
});
