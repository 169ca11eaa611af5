// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// A power that the checker does not know.
contract Case {
    uint256 private power;

    function raise(uint8 by) external {
        power = 2 ** by;
    }

    function check() external pure {
        assert(true || false);
    }
}
