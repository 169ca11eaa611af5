// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {FullMath} from "@uniswap/v4-core/src/libraries/FullMath.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title LiquidityAmounts
/// @notice How much liquidity two token amounts buy in a price range.
/// @dev The formulas of Uniswap's library of the same name (v3-periphery, Solidity 0.7). Square-root prices are Q64.96.
/// Everything rounds down, so the pool never charges more than the amounts given.
library LiquidityAmounts {
    uint8 private constant RESOLUTION = 96;

    /// @notice The most liquidity that `amount0` and `amount1` can pay for at `sqrtPrice`, rounded down.
    /// @dev Wants `sqrtLower < sqrtUpper`. Reverts when the result does not fit in 128 bits.
    function liquidityForAmountsDown(
        uint160 sqrtPrice,
        uint160 sqrtLower,
        uint160 sqrtUpper,
        uint256 amount0,
        uint256 amount1
    ) internal pure returns (uint128) {
        if (sqrtPrice <= sqrtLower) return liquidityForAmount0Down(sqrtLower, sqrtUpper, amount0);
        if (sqrtPrice >= sqrtUpper) return liquidityForAmount1Down(sqrtLower, sqrtUpper, amount1);
        uint128 liquidity0 = liquidityForAmount0Down(sqrtPrice, sqrtUpper, amount0);
        uint128 liquidity1 = liquidityForAmount1Down(sqrtLower, sqrtPrice, amount1);
        return liquidity0 < liquidity1 ? liquidity0 : liquidity1;
    }

    /// @notice amount0 × (sqrtLower × sqrtUpper) ÷ (sqrtUpper - sqrtLower), rounded down.
    function liquidityForAmount0Down(uint160 sqrtLower, uint160 sqrtUpper, uint256 amount0)
        internal
        pure
        returns (uint128)
    {
        uint256 product = FullMath.mulDiv(sqrtLower, sqrtUpper, 1 << RESOLUTION);
        return SafeCast.toUint128(FullMath.mulDiv(amount0, product, sqrtUpper - sqrtLower));
    }

    /// @notice amount1 ÷ (sqrtUpper - sqrtLower), rounded down.
    function liquidityForAmount1Down(uint160 sqrtLower, uint160 sqrtUpper, uint256 amount1)
        internal
        pure
        returns (uint128)
    {
        return SafeCast.toUint128(FullMath.mulDiv(amount1, 1 << RESOLUTION, sqrtUpper - sqrtLower));
    }
}
