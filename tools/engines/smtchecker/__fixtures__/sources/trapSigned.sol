// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// The least number by minus one, which wraps.
contract Case {
    int256 private written;

    function act() external {
        unchecked {
            written = type(int256).min / -1;
        }
    }

    function check() external view {
        assert(written != type(int256).min);
    }
}
