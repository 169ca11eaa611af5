import assert from 'node:assert/strict';
import { accessPage } from './page.ts';
import { parsed, rowsOf } from './parsed.ts';
import { type Row, rolesOf } from './table.ts';

const head = `import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol"; import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
  import {IERC20, SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
  interface Pool { function swap(uint256 x) external payable; function price() external view returns (uint256); }`;

function row(source: string, name = 'f'): Row {
  const found = rowsOf(`${head} ${source}`).find(({ signature }) => signature.startsWith(`${name}(`));
  assert.ok(found !== undefined);
  return found;
}

describe('what a function does', function () {
  this.timeout(60_000);

  it('writes what internal and inherited functions write', () => {
    const { writes, unknown } = row(
      'contract Case is ERC20("a", "a") { uint256 n; function f() external { _count(); _burn(msg.sender, 1); } function _count() private { n++; } }',
    );
    assert.deepEqual([writes, unknown], [['_balances', '_totalSupply', 'n'], []]);
  });

  it('writes mappings, members, arrays and tuples of variables, and no locals', () => {
    const { writes } = row(
      `contract Case { struct S { uint256 x; uint256[] list; } S s; mapping(uint256 => S) many; uint256[] list; uint256 a; uint256 b; uint256 c;
       function f() external { uint256 local = 1; local = 2; S memory m; m.x = 3; s.x = 1; many[1].list[0] = 2; list.push(3); (a, b) = (b, a); delete c; } }`,
    );
    assert.deepEqual(writes, ['a', 'b', 'c', 'list', 'many', 's']);
  });

  it('shows what is not followed', () => {
    const unknown = (body: string, more = ''): string =>
      row(`contract Case { uint256[] list; ${more} function f(address a) external { ${body} } }`).unknown.join();
    assert.equal(unknown('uint256[] storage kept = list; kept[0] = 1;'), 'a reference, kept');
    assert.equal(unknown('assembly { sstore(0, a) }'), 'assembly: sstore');
    assert.equal(unknown('assembly { pop(call(gas(), a, 0, 0, 0, 0, 0)) }'), 'assembly: call');
    assert.equal(unknown('a.delegatecall("");'), 'a.delegatecall');
    assert.equal(unknown('this.g();', 'function g() external { list.pop(); }'), 'this.g');
    assert.equal(unknown('Case(address(this)).g();', 'function g() external { list.pop(); }'), 'Case(address(this)).g');
    assert.equal(unknown('go();', 'function() internal go;'), 'go');
    assert.equal(unknown('uint256 x = list[0]; x += 1; require(x > 0); keccak256(abi.encode(x));'), '');
  });

  it('calls what can change something, and leaves questions out', () => {
    const { calls, payable, nonReentrant } = row(
      `contract Case is ReentrancyGuard { Pool pool; IERC20 token; function f() external payable nonReentrant { pool.price(); pool.swap{value: 1}(2);
       payable(msg.sender).transfer(1); (bool ok,) = msg.sender.call{value: 1}(""); ok; SafeERC20.safeTransfer(token, msg.sender, 1); } }`,
    );
    assert.deepEqual(calls, [
      'msg.sender.call{value}',
      'payable(msg.sender).transfer',
      'pool.swap{value}',
      'token.safeTransfer',
    ]);
    assert.deepEqual([payable, nonReentrant], [true, true]);
  });

  it('believes only OpenZeppelin’s own guard', () => {
    const { nonReentrant, writes } = row(
      'contract Own { uint256 _status; modifier nonReentrant() { _status = 1; _; } } contract Case is Own { function f() external nonReentrant {} }',
    );
    assert.deepEqual([nonReentrant, writes], [false, ['_status']]);
  });

  it('lists entries once, as overridden, and no views but those that shut a changing one', () => {
    const rows = rowsOf(
      `interface I { function f(uint256 x) external; function g() external; } abstract contract A is I { uint256 n; function f(uint256 x) external virtual { n = x; } function v() external view returns (uint256) { return n; } }
       contract Case is A { function f(uint256) external pure override { revert(); } function g() external override {} receive() external payable {} fallback() external {} }`,
    );
    assert.deepEqual(
      rows.map(({ signature }) => signature),
      ['f(uint256)', 'g()', 'receive()', 'fallback()'],
    );
  });
});

describe('roles', function () {
  this.timeout(60_000);

  it('say what only they can write, and who names them', () => {
    const rows = rowsOf(
      `contract Case { address immutable boss; address owner; uint256 a; uint256 b; constructor(address x) { boss = x; }
       function f() external { require(msg.sender == boss); a = 1; b = 1; owner = address(0); } function g() external { b = 2; } function h() external { require(msg.sender == owner); b = 3; } }`,
    );
    const [boss, owner] = rolesOf(rows);
    assert.deepEqual([boss?.functions, boss?.alone, boss?.shared, boss?.setBy], [['f()'], ['a', 'owner'], ['b'], []]);
    assert.deepEqual([owner?.mutability, owner?.setBy, owner?.alone], ['mutable', ['f()'], []]);
  });

  it('are alone with nothing where something is not followed', () => {
    const [boss] = rolesOf(
      rowsOf(
        'contract Case { address boss; uint256 a; function f() external { require(msg.sender == boss); a = 1; } function g() external { assembly { sstore(0, 1) } } }',
      ),
    );
    assert.deepEqual([boss?.alone, boss?.shared, boss?.setBy], [[], ['a'], ['g()']]);
  });
});

describe('the page', function () {
  this.timeout(60_000);

  it('refuses trees that lack a compiled function', () => {
    const abi = [{ type: 'function', name: 'f', stateMutability: 'nonpayable', inputs: [] }];
    const compiled = { name: 'Case', file: 'src/Case.sol', abi, storage: [] };
    assert.throws(() => accessPage(parsed('contract Case {}'), [compiled]), /Case has f\/0 compiled/u);
  });
});
