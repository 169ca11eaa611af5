// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// The compiled code does the right operand first.
contract Case {
    uint256 private written;

    function write() internal returns (uint256) {
        written = 1;
        return 0;
    }

    function check() external {
        written = 0;
        uint256 sum = written + write();
        assert(sum == 0);
    }
}
