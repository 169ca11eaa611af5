/** What a harness calls of the suite, through the real compiler's trees. A package plays the suite. */
import assert from 'node:assert/strict';
import { parsed } from '../access/parsed.ts';
import { Syntax } from '../access/syntax.ts';
import { reachedBy } from './reached.ts';

const source = `
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
abstract contract World {
    IERC20 internal token;
    bool internal hunting;
    function _huntingGround() internal view virtual returns (bool) { return true; }
    function _held() internal view returns (uint256) { return token.balanceOf(address(this)); }
}
contract Case is World {
    function _huntingGround() internal view override returns (bool) {
        return super._huntingGround() && _held() == 1 && _supplied();
    }
    function _supplied() private view returns (bool) { return token.totalSupply() == 1; }
    function check_one() external { require(!hunting || _huntingGround()); token.transfer(address(1), 1); }
    function check_two() external { this.check_one(); _held(); }
}`;
const syntax = new Syntax(parsed(source));

function reached(entry: string) {
  const contract = syntax.contracts.find(({ name }) => name === 'Case');
  assert.ok(contract);
  return reachedBy({ syntax, contract, entries: [entry], isSuite: (path) => path.startsWith('@openzeppelin/') });
}

describe('what a harness calls of the suite', () => {
  it('is not what only tells a hunt where to look, of which each function is looked at all the same', () => {
    const { suite, definitions } = reached('check_one');
    assert.deepEqual([...suite], ['IERC20.transfer']);
    const names = [...definitions].map((id) => String(syntax.node(id)?.['name'])).sort();
    assert.deepEqual(names, ['_held', '_huntingGround', '_huntingGround', '_supplied', 'check_one']);
  });

  it('is what a hunt reads where the claim reads it, too', () => {
    assert.deepEqual([...reached('check_two').suite].sort(), ['IERC20.balanceOf', 'IERC20.transfer']);
  });
});
