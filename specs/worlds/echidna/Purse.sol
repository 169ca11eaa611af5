// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {markAsHarness} from "../fuzz/Cheats.sol";

/// Holds the ether that a campaign hands out.
contract Purse {
    constructor() payable {
        markAsHarness();
    }

    /// Pays an account without asking it, as a block reward does: by a contract that ends itself in its constructor.
    /// @param amount In wei.
    function give(address who, uint256 amount) external {
        bytes memory code = abi.encodePacked(hex"73", who, hex"ff");
        assembly ("memory-safe") {
            if iszero(create(amount, add(code, 0x20), mload(code))) { revert(0, 0) } // Safe: whoever asked fails, and so its action did nothing
        }
    }
}
