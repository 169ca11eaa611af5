// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

contract Told {
    mapping(address who => uint256) internal credit;

    /// @custom:security non-reentrant
    IBank internal bank;

    function withdraw() external {
        bank.pay(msg.sender, credit[msg.sender]);
        credit[msg.sender] = 0;
    }
}

interface IBank {
    function pay(address to, uint256 amount) external;
}
