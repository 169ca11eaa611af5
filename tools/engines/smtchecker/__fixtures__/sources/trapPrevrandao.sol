// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// No chain but Ethereum promises that it is large.
contract Case {
    function check() external view {
        assert(block.prevrandao > 2 ** 64);
    }
}
