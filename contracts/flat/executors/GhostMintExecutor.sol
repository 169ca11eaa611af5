// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IGhostMintExecutor} from "contracts/flat/interfaces/IGhostMintCore.sol";

/// @title GhostMintExecutor
/// @notice Sells at the market price plus a fee.
contract GhostMintExecutor is IGhostMintExecutor {
    /* IMMUTABLES */

    /// @notice What is added to the market price, in basis points.
    uint256 public immutable feeBps;

    uint256 private constant BPS = 10_000;

    /* CONSTRUCTOR */

    constructor(uint256 feeBps_) {
        feeBps = feeBps_;
    }

    /* VIEW */

    /// @inheritdoc IGhostMintExecutor
    function price(uint256 market, uint256, uint256) external view returns (uint256) {
        return market * (BPS + feeBps) / BPS;
    }
}
