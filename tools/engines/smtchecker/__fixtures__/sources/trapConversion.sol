// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// A string that is written through a conversion.
contract Case {
    string private word = "a";

    function act() external {
        bytes(word)[0] = 0x62;
    }

    function check() external view {
        assert(bytes(word)[0] == 0x61);
    }
}
