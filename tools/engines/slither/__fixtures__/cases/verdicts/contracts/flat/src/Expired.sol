// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

contract Expired {
    function isEnough(uint256 a) external pure returns (bool) {
        return a >= 0;
    }
}
