// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

interface Time {
    function warp(uint256 timestamp) external;
    function roll(uint256 number) external;
}

/// Lets time pass, and nothing else happen.
contract Clock {
    Time private constant TIME = Time(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @param time In seconds; a block is made every twelve.
    function sleep(uint256 time) external {
        TIME.warp(block.timestamp + time);
        TIME.roll(block.number + time / 12);
    }
}
