// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// The claim is about construction.
contract Case {
    uint256 private half;

    constructor(uint256 whole) {
        half = whole / 2;
        assert(half + half == whole);
    }
}
