// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {markAsHarness} from "../fuzz/Cheats.sol";

/// Stands for a plain account where no cheatcode sends its messages: it is paid ether, keeps it, and sends what it is told to.
contract Puppet {
    constructor() {
        markAsHarness();
    }

    receive() external payable {}

    /// Calls anyone with anything, as this account; the failure is passed on. As in `ReentrantReceiver`.
    function execute(address to, uint256 value, bytes calldata data) external returns (bytes memory result) {
        bool success;
        (success, result) = to.call{value: value}(data);
        if (success) return result;
        assembly ("memory-safe") {
            revert(add(result, 0x20), mload(result)) // Safe: the failure is passed on to whoever made it send
        }
    }
}
