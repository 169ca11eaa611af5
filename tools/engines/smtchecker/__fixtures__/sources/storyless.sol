// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// It is violated, and no story is told.
contract Case {
    mapping(uint256 => mapping(uint256 => uint256)) private table;

    function write(uint256 row, uint256 column) external {
        table[row][column] = 1;
    }

    function check(uint256 row, uint256 column) external view {
        assert(table[row][column] == 0);
    }
}
