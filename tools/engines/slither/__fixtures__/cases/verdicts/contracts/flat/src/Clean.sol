// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

contract Clean {
    function double(uint256 a) external pure returns (uint256) {
        return a * 2;
    }
}
