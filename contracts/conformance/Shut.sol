// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Nothing can be done with it: what is claimed of a box that was opened is true of nothing.
contract Shut {
    error Shut_Closed();

    uint256 public content = 7;

    function open(uint256 key) external {
        if (key == key) revert Shut_Closed();
        content = 0;
    }
}
