// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// What two calls of any kind keep.
contract Case {
    uint256 private low;
    uint256 private high;

    function widen(uint256 by) external {
        high += by;
    }

    function lift() external {
        if (low < high) low = high;
    }

    function check() external view {
        assert(low <= high);
    }
}
