// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Two numbers that are equal from deployment on. No state in which they are not can be reached, and nothing says so.
contract Pair {
    uint256 public left;
    uint256 public right;

    function bump(uint128 by) external {
        left += by;
        right += by;
    }
}
