// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Adds without looking whether the sum fits.
contract Meter {
    uint128 public reading;

    function add(uint128 amount) external {
        unchecked {
            reading += amount;
        }
    }
}
