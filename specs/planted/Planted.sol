// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// Mistakes that detectors know, one a function. It is never deployed: a run that does not find all of them proves nothing
/// about the contracts beside it.
contract Planted {
    address internal owner;
    mapping(address who => uint256) internal credit;

    /// uninitialized-state
    uint256 internal neverWritten;

    /// missing-zero-check
    constructor(address owner_) {
        owner = owner_;
    }

    /// tx-origin
    function byOrigin() external {
        require(tx.origin == owner);
        delete credit[owner];
    }

    /// suicidal
    function destroy() external {
        selfdestruct(payable(msg.sender));
    }

    /// controlled-delegatecall
    function become(address code, bytes calldata data) external {
        (bool ok,) = code.delegatecall(data);
        require(ok);
    }

    /// unchecked-transfer
    function pay(IERC20 token, uint256 amount) external {
        token.transfer(msg.sender, amount);
    }

    /// arbitrary-send-erc20
    function take(IERC20 token, address from, uint256 amount) external {
        require(token.transferFrom(from, address(this), amount));
    }

    /// unchecked-lowlevel
    function push(address to, uint256 amount) external {
        credit[msg.sender] -= amount;
        to.call{value: amount}("");
    }

    /// arbitrary-send-eth
    function give(address payable to) external {
        (bool ok,) = to.call{value: address(this).balance}("");
        require(ok);
    }

    /// reentrancy-eth
    function withdraw() external {
        (bool ok,) = msg.sender.call{value: credit[msg.sender]}("");
        require(ok);
        credit[msg.sender] = 0;
    }

    /// unused-return
    function grant(IERC20 token, address spender) external {
        token.approve(spender, 1);
    }

    /// weak-prng
    function draw(uint256 most) external view returns (uint256) {
        return block.timestamp % most;
    }

    /// divide-before-multiply
    function scale(uint256 a, uint256 b, uint256 c) external pure returns (uint256) {
        return a / b * c;
    }

    /// incorrect-exp
    function unit() external view returns (uint256) {
        return neverWritten + 10 ^ 18;
    }

    /// tautology
    function isEnough(uint256 amount) external pure returns (bool) {
        return amount >= 0;
    }

    /// encode-packed-collision
    function key(string calldata a, string calldata b) external pure returns (bytes32) {
        return keccak256(abi.encodePacked(a, b));
    }

    receive() external payable {
        credit[msg.sender] += msg.value;
    }
}
