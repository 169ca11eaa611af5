// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {INAVDefenseCore, INAVDefenseExecutor} from "contracts/flat/interfaces/INAVDefenseCore.sol";
import {ITwap} from "contracts/flat/interfaces/ITwap.sol";

/// @title NAVDefenseExecutor
/// @notice Spends more of the breaker the further SAVE is below NAV, in three levels.
/// @dev Asked by the core it serves, whose pools and reader it uses.
contract NAVDefenseExecutor is INAVDefenseExecutor {
    /* IMMUTABLES */

    /// @notice Discounts from which the levels begin, in basis points of NAV.
    uint256 public constant FIRST_BPS = 100;
    uint256 public constant SECOND_BPS = 500;
    uint256 public constant THIRD_BPS = 1500;

    uint256 private constant WAD = 1e18;
    uint256 private constant BPS = 10_000;

    /* VIEW */

    /// @inheritdoc INAVDefenseExecutor
    function amount(uint256 available) external view returns (uint256) {
        uint256 discount = discountBps(INAVDefenseCore(payable(msg.sender)));
        if (discount >= THIRD_BPS) return available;
        if (discount >= SECOND_BPS) return available / 2;
        if (discount >= FIRST_BPS) return available / 10;
        return 0;
    }

    /// @notice How far the market price of SAVE is below NAV, in basis points, rounded down; zero at or above NAV.
    /// @dev Both are read in RISE: what a SAVE costs in the pools, and what lies behind it.
    function discountBps(INAVDefenseCore core) public view returns (uint256) {
        ITwap twap = ITwap(core.twap());
        uint256 save = twap.twapPriceUp(core.savePool(), address(core.vault()), 30 minutes);
        uint256 cost = save * twap.twapPriceUp(core.risePool(), core.weth(), 30 minutes) / WAD;
        uint256 nav = core.vault().convertToAssets(WAD);
        return cost >= nav ? 0 : (nav - cost) * BPS / nav;
    }
}
