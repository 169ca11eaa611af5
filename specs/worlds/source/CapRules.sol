// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {SpendingCap} from "contracts/flat/src/SpendingCap.sol";

/// The cap itself, below a core that says anything of the whole and spends anything, whenever anyone wants. As every core
/// does, it begins a new epoch, if that is due, before it counts.
abstract contract CapRules is SpendingCap {
    uint256 private _said;

    constructor(uint256 shareBps) SpendingCap(shareBps) {}

    function say(uint256 whole) external {
        _said = whole;
    }

    function spend(uint256 amount) external {
        _rollEpoch();
        _count(amount);
    }

    function _whole() internal view override returns (uint256) {
        return _said;
    }
}
