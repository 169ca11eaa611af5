// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {AnyFlat, AnyProceeds} from "./PulseMarket.sol";

/// {AnyFlat} that keeps in mind what was paid for the last purchase, what was last redeemed, and what was last sent to whom.
/// What is left is the core's: nobody else has any.
contract NotedFlat is AnyFlat {
    uint256 public paid;
    address public receiver;
    uint256 public sent;
    uint256 public redeemed;
    address internal immutable core;

    constructor(address pool_, address weth_, address core_) AnyFlat(pool_, weth_) {
        core = core_;
    }

    function balanceOf(address who) external view override returns (uint256) {
        return who == core ? left : 0;
    }

    function redeem(uint256 amount, uint256) external override returns (uint256) {
        redeemed = amount;
        return 0;
    }

    function buy(uint256) external payable override returns (uint256) {
        paid = msg.value;
        return sold;
    }

    function transfer(address to, uint256 amount) external override returns (bool) {
        receiver = to;
        sent = amount;
        return true;
    }
}

/// {AnyProceeds} that keeps in mind what was last wrapped, and what was last sent to whom.
contract NotedProceeds is AnyProceeds {
    uint256 public wrapped;
    address public receiver;
    uint256 public sent;

    constructor(address core_) AnyProceeds(core_) {}

    function deposit() external payable override {
        wrapped = msg.value;
    }

    function transfer(address to, uint256 amount) external override returns (bool) {
        receiver = to;
        sent = amount;
        return true;
    }
}

/// Ocean that keeps in mind what it had been sent of each when it was told to compound.
contract NotedOcean {
    NotedFlat internal immutable flat;
    NotedProceeds internal immutable weth;
    uint256 public flatSide;
    uint256 public wethSide;

    constructor(address flat_, address weth_) {
        flat = NotedFlat(flat_);
        weth = NotedProceeds(weth_);
    }

    function compound() external returns (uint128) {
        flatSide = flat.receiver() == address(this) ? flat.sent() : 0;
        wethSide = weth.receiver() == address(this) ? weth.sent() : 0;
        return 0;
    }
}
