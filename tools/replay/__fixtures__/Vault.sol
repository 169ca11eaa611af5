// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

contract Vault {
    mapping(address => uint256) public balanceOf;
    mapping(address => uint256) public since;
    uint256 public total;
    uint256 public immutable lock;
    constructor(uint256 lock_) { lock = lock_; }
    function deposit() external payable { balanceOf[msg.sender] += msg.value; total += msg.value; since[msg.sender] = block.timestamp; }
    function withdraw(uint256 amount) public virtual {
        require(block.timestamp >= since[msg.sender] + lock, "locked");
        balanceOf[msg.sender] -= amount; total -= amount;
        (bool ok,) = msg.sender.call{value: amount}(""); require(ok, "pay");
    }
}

/// After ten times the lock it pays without writing off.
contract BuggyVault is Vault {
    constructor(uint256 lock_) Vault(lock_) {}
    function withdraw(uint256 amount) public override {
        require(block.timestamp >= since[msg.sender] + lock, "locked");
        require(balanceOf[msg.sender] >= amount, "short");
        if (block.timestamp < since[msg.sender] + 10 * lock) { balanceOf[msg.sender] -= amount; total -= amount; }
        (bool ok,) = msg.sender.call{value: amount}(""); require(ok, "pay");
    }
}
