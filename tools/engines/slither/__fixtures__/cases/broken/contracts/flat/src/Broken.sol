// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

contract Broken {
    function f() external pure returns (uint256) {
        return nothing;
    }
}
