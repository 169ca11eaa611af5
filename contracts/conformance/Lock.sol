// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Opens at the twelfth turn.
contract Lock {
    uint256 public turns;
    bool public open;

    function turn() external {
        if (++turns == 12) open = true;
    }
}
