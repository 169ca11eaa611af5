// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Counts one by one, in as many rounds as the caller wants, and never beyond its cap.
contract Tally {
    uint256 public constant CAP = 1000;

    uint256 public count;

    function add(uint256 rounds) external {
        for (uint256 i = 0; i < rounds && count < CAP; ++i) ++count;
    }
}
