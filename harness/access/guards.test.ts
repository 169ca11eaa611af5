import assert from 'node:assert/strict';
import { whoCan } from './parsed.ts';

const head = `error No(); interface Other { function act() external; function ask() external view returns (address); }
  abstract contract Base { address public immutable boss; address public owner; uint256 internal n; mapping(address => bool) keys; Other other;
  constructor(address b) { boss = b; }
  modifier onlyBoss() { if (msg.sender != boss) revert No(); _; }
  modifier late() { _; if (msg.sender != boss) revert No(); }
  modifier sometimes() { if (n == 0) { if (msg.sender != boss) revert No(); } _; }
  modifier counts() { n++; _; }
  modifier skips() { if (msg.sender == boss) _; }
  function partly() internal skips { if (msg.sender != boss) revert No(); }
  function check() internal view { require(msg.sender == boss, "no"); }
  function lazy() internal view { if (n == 0) return; if (msg.sender != boss) revert No(); }
  function shut() internal pure { revert No(); }
  function _msgSender() internal view virtual returns (address) { return msg.sender; }
  function holder() public view virtual returns (address) { return owner; }
  function guarded() external virtual onlyBoss { n = 1; }
  function swap(uint256 x) public virtual { if (msg.sender != boss) revert No(); n = x; } }`;

/** Each body is that of \`f\`; what stands before it are its modifiers. */
function f(body: string, more = ''): string {
  const [modifiers = '', statements = ''] = body.includes('|') && !body.includes('||') ? body.split('|') : ['', body];
  return whoCan(
    `${head} contract Case is Base { constructor() Base(address(0)) {} ${more} function f(address a) external payable ${modifiers} { ${statements} } }`,
  )['f'] as string;
}

const only: Readonly<Record<string, string>> = {
  'if and revert': 'if (msg.sender != boss) revert No(); n = 1;',
  'if and revert with a block and a reason': 'if (boss != msg.sender) { revert("no"); } n = 1;',
  require: 'require(msg.sender == boss); n = 1;',
  'require of both': 'require(n == 1 && msg.sender == boss, "no"); n = 2;',
  'one of several reasons to revert': 'if (n == 0 || msg.sender != boss || a == boss) revert No(); n = 1;',
  'a negation': 'if (!(msg.sender == boss)) revert No(); n = 1;',
  'an internal function called first': 'check(); n = 1;',
  'a modifier': 'onlyBoss | n = 1;',
  'a second modifier': 'late onlyBoss | n = 1;',
  'a local before it': 'uint256 m = n + 1; if (msg.sender != boss) revert No(); n = m;',
  'a conversion': 'if (msg.sender != payable(address(boss))) revert No(); n = 1;',
  'a getter of the sender': 'if (_msgSender() != boss) revert No(); n = 1;',
};

const open: Readonly<Record<string, string>> = {
  'a guard after a write': 'n = 1; if (msg.sender != boss) revert No();',
  'a guard after a call': 'other.act(); if (msg.sender != boss) revert No(); n = 1;',
  'a guard after a question': 'if (other.ask() == a || msg.sender != boss) revert No(); n = 1;',
  'a guard in one branch only': 'if (a == boss) { if (msg.sender != boss) revert No(); } n = 1;',
  'an inverted guard': 'if (msg.sender == boss) revert No(); n = 1;',
  'an inverted requirement': 'require(msg.sender != boss); n = 1;',
  'either of two': 'require(msg.sender == boss || n == 0); n = 1;',
  'reverting only when both fail': 'if (n == 0 && msg.sender != boss) revert No(); n = 1;',
  'the origin': 'if (tx.origin != boss) revert No(); n = 1;',
  'an argument': 'if (msg.sender != a) revert No(); n = 1;',
  'an answer from outside': 'if (msg.sender != other.ask()) revert No(); n = 1;',
  'a mapping': 'if (!keys[msg.sender]) revert No(); n = 1;',
  'a guard that does not revert': 'if (msg.sender != boss) a = boss; n = 1;',
  'a guard that returns': 'if (msg.sender != boss) return; n = 1;',
  'a guard with an else': 'if (msg.sender != boss) revert No(); else n = 1;',
  'a function that leaves before its check': 'lazy(); n = 1;',
  'a check in a loop': 'for (uint256 i; i < n; i++) { if (msg.sender != boss) revert No(); } n = 1;',
  'a modifier that checks afterwards': 'late | n = 1;',
  'a modifier that checks sometimes': 'sometimes | n = 1;',
  'a modifier that leaves the body out': 'skips | n = 1;',
  'a check that its modifier leaves out sometimes': 'partly(); n = 1;',
  'a modifier behind one that writes': 'counts onlyBoss | n = 1;',
  'a write in the condition': 'if (n++ == 0 || msg.sender != boss) revert No(); n = 1;',
};

describe('who can call', function () {
  this.timeout(60_000);
  for (const [title, body] of Object.entries(only)) it(`only one, by ${title}`, () => assert.equal(f(body), 'boss'));
  for (const [title, body] of Object.entries(open))
    it(`anyone, in spite of ${title}`, () => assert.equal(f(body), 'not analysed'));

  it('anyone, where nobody is asked', () => assert.equal(f('n = 1; keys[msg.sender] = true;'), 'anyone'));
  it('nobody, where it reverts on every path', () => {
    assert.equal(f('shut(); n = 1;'), 'nobody');
    assert.equal(f('n = 1; revert("no");'), 'nobody');
    assert.equal(f('if (n == 0) return; revert("no");'), 'anyone');
    assert.equal(f('assembly { stop() } revert("no");'), 'anyone');
    assert.equal(f('skips | revert("no");'), 'not analysed');
    assert.equal(f('if (n == 0) revert("no");'), 'anyone');
  });
  it('a local variable of the same name is not the role', () =>
    assert.equal(f('address boss = a; if (msg.sender != boss) revert No(); n = 1;'), 'not analysed'));
  it('a function of that name that does not revert is none', () =>
    assert.equal(
      f('if (msg.sender != boss) revertLater(); n = 1;', 'function revertLater() internal {}'),
      'not analysed',
    ));
  it('a getter means its last override', () => {
    assert.equal(f('require(msg.sender == holder()); n = 1;'), 'owner');
    const other = 'function holder() public view override returns (address) { return address(uint160(n)); }';
    assert.equal(f('require(msg.sender == holder()); n = 1;', other), 'not analysed');
    const sender = 'function _msgSender() internal view override returns (address) { return boss; }';
    assert.equal(f('if (_msgSender() != boss) revert No(); n = 1;', sender), 'anyone');
  });

  it('an inherited function counts as it is overridden', () => {
    const of = (body: string): Readonly<Record<string, string>> =>
      whoCan(`${head} contract Case is Base { constructor() Base(address(0)) {} ${body} }`);
    assert.deepEqual(of(''), { guarded: 'boss', swap: 'boss' });
    assert.deepEqual(
      of('function guarded() external override { n = 2; } function swap(uint256) public override { n = 2; }'),
      {
        guarded: 'anyone',
        swap: 'anyone',
      },
    );
    assert.equal(of('function swap(uint256 x) public override { super.swap(x); n = 3; }')['swap'], 'boss');
    assert.equal(of('function swap(uint256 x) public override { n = 3; super.swap(x); }')['swap'], 'not analysed');
    assert.equal(of('function swap(uint256) public pure override { revert No(); }')['swap'], 'nobody');
  });

  it('an overridden modifier guards no more', () =>
    assert.deepEqual(
      whoCan(`contract Base { address boss; uint256 n; modifier guard() virtual { require(msg.sender == boss); _; } function f() external guard { n = 1; } }
        contract Case is Base { modifier guard() override { _; } }`),
      { f: 'anyone' },
    ));
});
