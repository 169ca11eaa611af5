// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// Pays before it writes down that it paid. Wei.
contract Till {
    error Till_NotPaid();

    mapping(address owner => uint256 amount) public owedTo;

    function deposit() external payable {
        owedTo[msg.sender] += msg.value;
    }

    function withdraw() external {
        (bool ok,) = msg.sender.call{value: owedTo[msg.sender]}("");
        if (!ok) revert Till_NotPaid();
        owedTo[msg.sender] = 0;
    }
}
