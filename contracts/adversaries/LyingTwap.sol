// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {ITwap} from "contracts/flat/interfaces/ITwap.sol";

/// @title LyingTwap
/// @notice Fault: a market reader that reports whatever anyone told it to, whatever the pool says.
contract LyingTwap is ITwap {
    /* STORAGE */

    /// @notice What is reported as the mean price, WAD.
    uint256 public mean;

    /// @notice What is reported as the spot price, WAD.
    uint256 public spot;

    /// @notice What is reported as a square-root price, Q64.96.
    uint160 public sqrtPrice;

    /* EXTERNAL */

    /// @notice Sets every lie.
    function set(uint256 mean_, uint256 spot_, uint160 sqrtPrice_) external {
        mean = mean_;
        spot = spot_;
        sqrtPrice = sqrtPrice_;
    }

    /* VIEW */

    /// @inheritdoc ITwap
    function meanSqrtPrice(address, uint32, bool) external view returns (uint160) {
        return sqrtPrice;
    }

    /// @inheritdoc ITwap
    function twapPriceUp(address, address, uint32) external view returns (uint256) {
        return mean;
    }

    /// @inheritdoc ITwap
    function spotPriceUp(address, address) external view returns (uint256) {
        return spot;
    }

    /// @inheritdoc ITwap
    function sqrtPriceAt(address, address, uint256) external view returns (uint160) {
        return sqrtPrice;
    }
}
