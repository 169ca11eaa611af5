// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// A call through this of what an abstract contract declares never returns.
abstract contract Base {
    uint256 internal written;

    function write() external {
        written = 1;
    }
}

contract Case is Base {
    function check() external {
        this.write();
        assert(written == 0);
    }
}
