// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// Takes it for paid whatever the token answers. Amounts in the token's smallest unit.
contract Payer {
    IERC20 public immutable token;

    mapping(address owner => uint256 amount) public owedTo;

    constructor(IERC20 token_) {
        token = token_;
        owedTo[msg.sender] = 100;
    }

    function withdraw() external {
        uint256 amount = owedTo[msg.sender];
        owedTo[msg.sender] = 0;
        token.transfer(msg.sender, amount);
    }
}
