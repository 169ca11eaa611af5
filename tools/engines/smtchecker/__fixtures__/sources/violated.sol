// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Anyone may pay, at any time.
contract Case {
    address private last;
    uint256 private paid;
    uint256 private since;

    constructor(uint256 from) {
        since = from;
    }

    function pay() external payable {
        last = msg.sender;
        paid += msg.value;
        since = block.timestamp;
    }

    function check(uint8 step) external view {
        assert(last == address(0) || paid == 0 || block.timestamp < since + 60 || step != 3);
    }
}
