// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// A token that is right. Amounts in its smallest unit.
contract Purse {
    uint256 public constant SUPPLY = 1_000_000;

    /// Bytes that would be DELEGATECALL, CALLCODE and SELFDESTRUCT if anything executed them.
    bytes32 public constant TAG = 0xf4f2fff4f2fff4f2fff4f2fff4f2fff4f2fff4f2fff4f2fff4f2fff4f2fff4f2;

    mapping(address owner => uint256 amount) public balanceOf;

    constructor(address first) {
        balanceOf[first] = SUPPLY;
    }

    function transfer(address to, uint256 amount) external {
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
    }
}
