// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// A pointer that assembly sets anywhere.
contract Case {
    struct Box {
        uint256 value;
    }

    uint256 private written;

    function act() external {
        Box storage box;
        assembly {
            box.slot := written.slot
        }
        box.value = 1;
    }

    function check() external view {
        assert(written == 0);
    }
}
