// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Time runs backwards in the model.
contract Case {
    uint256 private since;

    constructor() {
        since = block.timestamp;
    }

    function check() external view {
        assert(block.timestamp >= since);
    }
}
