// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Assembly sends ether, and the balance stays.
contract Case {
    constructor() payable {}

    function check() external {
        uint256 before = address(this).balance;
        assembly {
            pop(call(gas(), 0xdead, 1, 0, 0, 0, 0))
        }
        assert(address(this).balance >= before);
    }
}
