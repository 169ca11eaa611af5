// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// A cast that the solver does not get through.
contract Case {
    function check(uint256 word) external pure {
        assert(uint256(uint160(word)) == word);
    }
}
