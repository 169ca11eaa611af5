// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {vm} from "./Cheats.sol";

/// What FLAT's constructor reads: two complete CPI rounds and an ETH/USD feed with 8 decimals.
contract GenesisFeed {
    function decimals() external pure returns (uint8) {
        return 8;
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        return (1, 315_60500000, block.timestamp, block.timestamp, 1);
    }
}

/// Knows one pool for every pair.
contract AnyFactory {
    address internal immutable pool;

    constructor(address pool_) {
        pool = pool_;
    }

    function getPool(address, address, uint24) external view returns (address) {
        return pool;
    }
}

/// A market reader that says anything: its storage is free.
contract AnyReader {
    uint256 internal mean;
    uint256 internal spot;
    uint256 internal limit;

    function twapPriceUp(address, address, uint32) external view returns (uint256) {
        return mean;
    }

    function spotPriceUp(address, address) external view returns (uint256) {
        return spot;
    }

    function sqrtPriceAt(address, address, uint256) external view returns (uint160) {
        return uint160(limit);
    }
}

/// A pool whose swap leaves FLAT with any amount of ether and any reserve: more than any number of callbacks, transfers
/// and re-entries in any order could do. Whether those are possible is not asked; the check after the swap must hold.
/// Safe: proved in FLAT-UNIT-008: a callback changes nothing else.
contract AnyPool {
    uint256 internal ethAfter;
    uint256 internal reserveAfter;
    address internal immutable flat;
    uint256 internal immutable balances;

    constructor(address flat_, uint256 balances_) {
        flat = flat_;
        balances = balances_;
    }

    function swap(address, bool, int256, uint160, bytes calldata) external returns (int256, int256) {
        vm.assume(reserveAfter <= 21_000_000_000_000e18); // Safe: proved in FLAT-STATE-002
        vm.assume(ethAfter >> 128 == 0); // Assumes A-ETH-SUPPLY
        vm.deal(flat, ethAfter);
        vm.store(flat, keccak256(abi.encode(flat, balances)), bytes32(reserveAfter));
        return (0, 0);
    }
}

/// A pool that does nothing. What a pool does to FLAT's token during a swap are calls of FLAT like any other, made by the
/// pool: for claims about the token they are steps of the induction, and the purchase itself adds nothing to them.
contract QuietPool {
    function swap(address, bool, int256, uint160, bytes calldata) external pure returns (int256, int256) {
        return (0, 0);
    }
}

/// WETH as FLAT uses it: takes the ether, moves the token.
contract AnyWeth {
    function deposit() external payable {}

    function transfer(address, uint256) external pure returns (bool) {
        return true;
    }
}
