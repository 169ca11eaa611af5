// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Guarded by an error of its own, which the checker does not know.
contract Case {
    uint256 private written;

    error TooMuch(uint256 value);

    function write(uint256 value) external {
        if (value >= 5) revert TooMuch(value);
        written = value;
    }

    function check() external view {
        assert(written < 5);
    }
}
