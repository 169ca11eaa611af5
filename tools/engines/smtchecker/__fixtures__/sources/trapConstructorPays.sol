// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Ether that leaves in the constructor.
contract Case {
    uint256 private received;
    uint256 private left;

    constructor() payable {
        received = msg.value;
        (bool sent,) = address(0xdead).call{value: msg.value}("");
        require(sent);
        left = address(this).balance;
    }

    function check() external view {
        assert(left >= received);
    }
}
