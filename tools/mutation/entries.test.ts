/** From which functions a change can be noticed, through the real compiler's trees. */
import assert from 'node:assert/strict';
import { parsed } from '../../harness/access/parsed.ts';
import { Syntax } from '../../harness/access/syntax.ts';
import { entriesTo } from './entries.ts';

const source = `
library Market { function mean() internal pure returns (uint256) { return 7; } }
abstract contract Cap {
    uint256 internal constant LIMIT = 5;
    modifier counted() { require(_left() > 0); _; }
    function _left() internal pure returns (uint256) { return LIMIT; }
}
contract Case is Cap {
    uint256 public kept;
    function spend() external counted { kept += 1; }
    function quote() public pure returns (uint256) { return Market.mean(); }
    function _hidden() private pure returns (uint256) { return quote(); }
    function outer() external pure returns (uint256) { return _hidden(); }
}`;
const syntax = new Syntax(parsed(source));

describe('the functions from which a change can be noticed', () => {
  it('are those that come to it, by calls, modifiers, constants and libraries', () => {
    assert.deepEqual(entriesTo('_hidden', 'Case', syntax), ['outer']);
    assert.deepEqual(entriesTo('mean', 'Case', syntax), ['outer', 'quote']);
    assert.deepEqual(entriesTo('LIMIT', 'Case', syntax), ['spend']);
    assert.deepEqual(entriesTo('counted', 'Case', syntax), ['spend']);
    assert.deepEqual(entriesTo('kept', 'Case', syntax), ['kept', 'spend']);
  });

  it('are all of them for what has no name, such as a constructor', () => {
    assert.deepEqual(entriesTo('constructor', 'Case', syntax), ['kept', 'outer', 'quote', 'spend']);
  });
});
