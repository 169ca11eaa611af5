// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

abstract contract Base {
    function draw(uint256 most) internal view returns (uint256) {
        return block.timestamp % most;
    }
}
