// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// A token that reads both balances before it writes either: whoever pays themselves is paid from nowhere.
contract LeakyPurse {
    uint256 public constant SUPPLY = 1_000_000;

    mapping(address owner => uint256 amount) public balanceOf;

    constructor(address first) {
        balanceOf[first] = SUPPLY;
    }

    function transfer(address to, uint256 amount) external {
        uint256 left = balanceOf[msg.sender] - amount;
        uint256 reached = balanceOf[to] + amount;
        balanceOf[msg.sender] = left;
        balanceOf[to] = reached;
    }
}
