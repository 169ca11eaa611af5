// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {CapRules} from "./CapRules.sol";

/// The cap, at any two moments: one when somebody looked last, and now.
abstract contract WatchedCapRules is CapRules {
    /// When the epoch began that ran at the first.
    uint256 internal seenStart;

    constructor(uint256 shareBps) CapRules(shareBps) {}

    function look() external {
        seenStart = epochStart;
    }
}
