// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {vm} from "./Cheats.sol";

/// FLAT as PulseCore uses it, which Tier 1 proves things of: here it sells any amount, prices anything, pays back any
/// ether, and may do nothing at all.
contract AnyFlat {
    uint256 internal price;
    uint256 internal ethUsd;
    uint256 internal sold;
    uint256 internal left;
    address public immutable pool;
    address public immutable weth;

    constructor(address pool_, address weth_) {
        pool = pool_;
        weth = weth_;
    }

    function buy(uint256) external payable virtual returns (uint256) {
        return sold;
    }

    function redeem(uint256, uint256) external virtual returns (uint256) {
        return 0;
    }

    function pegPurchase(uint256) external pure returns (uint256, uint256) {
        return (0, 0);
    }

    function transfer(address, uint256) external virtual returns (bool) {
        return true;
    }

    function balanceOf(address) external view virtual returns (uint256) {
        return left;
    }

    function flatPrice() external view returns (uint256) {
        return price;
    }

    function ethUsdPrice() external view returns (uint256) {
        return ethUsd;
    }
}

/// WETH9 as PulseCore uses it. Unwrapping leaves the core with any ether at all: what a charge cycle brings, by sale and
/// redemption together, is not believed to be anything.
contract AnyProceeds {
    uint256 internal ethAfter;
    address internal immutable core;

    constructor(address core_) {
        core = core_;
    }

    function deposit() external payable virtual {}

    function transfer(address, uint256) external virtual returns (bool) {
        return true;
    }

    function balanceOf(address) external pure returns (uint256) {
        return 0;
    }

    function withdraw(uint256) external {
        vm.assume(ethAfter >> 128 == 0); // Assumes A-ETH-SUPPLY
        vm.deal(core, ethAfter);
    }
}

/// A RISE pool whose swap leaves the core with any ether and with any RISE: more than any pool could do.
/// Safe: proved in PULSE-UNIT-004: a callback changes nothing else.
contract AnyRisePool {
    uint256 internal ethAfter;
    uint256 internal riseAfter;
    /// Where it was last told to stop: a square-root price.
    uint160 public limit;
    address internal immutable core;
    address internal immutable rise;
    uint256 internal immutable balances;

    constructor(address core_, address rise_, uint256 balances_) {
        core = core_;
        rise = rise_;
        balances = balances_;
    }

    function swap(address, bool, int256, uint160 limit_, bytes calldata) external returns (int256, int256) {
        limit = limit_;
        bytes32 slot = keccak256(abi.encode(core, balances));
        vm.assume(riseAfter <= 425_000_000e18); // Safe: proved in RISE-STATE-002
        vm.assume(ethAfter >> 128 == 0); // Assumes A-ETH-SUPPLY
        vm.deal(core, ethAfter);
        vm.store(rise, slot, bytes32(riseAfter));
        return (0, 0);
    }
}

/// Ocean as PulseCore uses it.
contract AnyOcean {
    function compound() external pure returns (uint128) {
        return 0;
    }
}
