// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// The code under judgement tells the checker what to believe of it.
contract Case {
    uint256 private written;

    /// @custom:smtchecker abstract-function-nondet
    function write() public {
        written = 1;
    }

    function check() external {
        written = 0;
        write();
        assert(written == 0);
    }
}
