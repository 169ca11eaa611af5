// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Named arguments are done in the order of the parameters.
contract Case {
    uint256 private written;

    function write() internal returns (uint256) {
        written = 1;
        return 0;
    }

    function sum(uint256 one, uint256 other) internal pure returns (uint256) {
        return one + other;
    }

    function check() external {
        written = 0;
        assert(sum({other: written, one: write()}) == 0);
    }
}
