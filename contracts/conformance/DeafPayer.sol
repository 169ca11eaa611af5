// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// Passes on what the token answers, and takes it for paid all the same. Amounts in the token's smallest unit.
contract DeafPayer {
    IERC20 public immutable token;

    mapping(address owner => uint256 amount) public owedTo;

    constructor(IERC20 token_) {
        token = token_;
        owedTo[msg.sender] = 100;
    }

    function withdraw() external returns (bool paid) {
        uint256 amount = owedTo[msg.sender];
        owedTo[msg.sender] = 0;
        paid = token.transfer(msg.sender, amount);
    }
}
