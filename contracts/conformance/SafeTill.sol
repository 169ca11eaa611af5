// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Writes down that it pays, and pays then. Wei.
contract SafeTill {
    error SafeTill_NotPaid();

    mapping(address owner => uint256 amount) public owedTo;

    function deposit() external payable {
        owedTo[msg.sender] += msg.value;
    }

    function withdraw() external {
        uint256 amount = owedTo[msg.sender];
        owedTo[msg.sender] = 0;
        (bool ok,) = msg.sender.call{value: amount}("");
        if (!ok) revert SafeTill_NotPaid();
    }
}
