// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Another contract in the same file.
contract Case {
    function check() external pure {
        assert(true || false);
    }
}

contract Other {}
