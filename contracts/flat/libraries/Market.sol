// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {ITwap} from "contracts/flat/interfaces/ITwap.sol";

/// @title Market
/// @notice Mean prices that are worth acting on: read only while nobody is pushing the spot price away from them.
/// @dev UNITS. Prices are WAD, as {ITwap} gives them, and below 2^96, so that products with amounts fit in 256 bits.
library Market {
    /// @notice How far a spot price may be from its mean, in basis points.
    uint256 internal constant SPOT_DEVIATION_BPS = 100;

    uint256 private constant BPS = 10_000;
    uint256 private constant MAX = type(uint96).max;

    /// @notice A price is zero, or too large to be one.
    error Market_PriceOutOfRange();

    /// @notice The spot price is too far from its mean.
    error Market_SpotDeviates();

    /// @notice Mean price of the base token over the last `window` seconds, WAD, rounded up.
    /// @dev Reverts when the spot price is more than 1 % away from it, either way.
    function settledMeanUp(address twap, address pool, address base, uint32 window) internal view returns (uint256 mean) {
        mean = ITwap(twap).twapPriceUp(pool, base, window);
        uint256 spot = ITwap(twap).spotPriceUp(pool, base);
        if (mean == 0 || mean > MAX || spot > MAX) revert Market_PriceOutOfRange();
        if (spot * BPS > mean * (BPS + SPOT_DEVIATION_BPS)) revert Market_SpotDeviates();
        if (spot * BPS < mean * (BPS - SPOT_DEVIATION_BPS)) revert Market_SpotDeviates();
    }
}
