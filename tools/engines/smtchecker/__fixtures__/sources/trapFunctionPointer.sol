// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// A call of what a variable holds is passed over, without a word.
contract Case {
    uint256 private written;

    function write() internal {
        written = 1;
    }

    function act() external {
        function() internal pointer = write;
        pointer();
    }

    function check() external view {
        assert(written == 0);
    }
}
