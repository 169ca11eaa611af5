// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// What the callee does is put together from calls of the contract itself.
interface Callee {
    function act() external;
}

contract Case {
    uint256 private written;

    function write(uint256 value) external {
        written = value;
    }

    function check(Callee callee) external {
        uint256 before = written;
        callee.act();
        assert(written == before);
    }
}
