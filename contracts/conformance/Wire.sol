// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Trips over a message of more than 1500 bytes.
contract Wire {
    bool public tripped;

    function send(bytes calldata message) external {
        if (message.length > 1500) tripped = true;
    }
}
