// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {FLATSlots} from "../../../harness/generated/Slots.sol";
import {vm} from "./Cheats.sol";
import {DeskWorld} from "./DeskWorld.sol";

/// A market reader that reports any mean and spot price, and whose square-root price is the price that it was asked for:
/// it tells of a limit what price it stands for.
contract PricedReader {
    uint256 internal mean;
    uint256 internal spot;

    function twapPriceUp(address, address, uint32) external view returns (uint256) {
        return mean;
    }

    function spotPriceUp(address, address) external view returns (uint256) {
        return spot;
    }

    function sqrtPriceAt(address, address, uint256 price) external pure returns (uint160) {
        return uint160(price);
    }
}

/// A pool that gives FLAT for nothing, so that no check after the swap minds, and keeps in mind where it was told to stop.
contract GivingPool {
    uint256 internal unused;
    uint256 internal reserveAfter;
    uint160 public limit;
    address internal immutable flat;
    uint256 internal immutable balances;

    constructor(address flat_, uint256 balances_) {
        flat = flat_;
        balances = balances_;
    }

    function swap(address, bool, int256, uint160 limit_, bytes calldata) external returns (int256, int256) {
        vm.assume(reserveAfter <= 21_000_000_000_000e18); // Safe: proved in FLAT-STATE-002
        limit = limit_;
        vm.store(flat, keccak256(abi.encode(flat, balances)), bytes32(reserveAfter));
        return (0, 0);
    }
}

/// FLAT's desk beside a reader by which a limit tells the price that it stands for.
abstract contract DeskLimitWorld is DeskWorld {
    function setUp() public virtual override {
        super.setUp();
        vm.etch(twap, address(new PricedReader()).code);
    }

    function _poolCode() internal override returns (bytes memory) {
        return address(new GivingPool(address(flat), FLATSlots._balances)).code;
    }

    /// Price of FLAT that its pool was last told to stop at, WAD, as far as a limit holds it.
    function stopsAt() internal view returns (uint256) {
        return GivingPool(pool).limit();
    }
}
