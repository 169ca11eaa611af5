// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IUniswapV3Pool} from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol";
import {FullMath} from "@uniswap/v4-core/src/libraries/FullMath.sol";
import {TickMath} from "@uniswap/v4-core/src/libraries/TickMath.sol";

import {ITwap} from "contracts/flat/interfaces/ITwap.sol";

/// @title Twap
/// @notice Stateless price reader for Uniswap V3 pools. See {ITwap} for units, rounding and trust.
contract Twap is ITwap {
    /* IMMUTABLES */

    /// @dev One, in the fixed-point unit of prices.
    uint256 private constant WAD = 1e18;

    /* VIEW */

    /// @inheritdoc ITwap
    function meanSqrtPrice(address pool, uint32 window, bool roundUp) public view returns (uint160) {
        if (window == 0) revert Twap_ZeroWindow();
        uint32[] memory secondsAgos = new uint32[](2);
        secondsAgos[0] = window;
        (int56[] memory cumulatives,) = IUniswapV3Pool(pool).observe(secondsAgos);

        int56 span = int56(uint56(window));
        int56 sum;
        // The pool's tick accumulator wraps by design; only the difference means something.
        unchecked {
            sum = cumulatives[1] - cumulatives[0];
        }
        int56 mean = sum / span;
        if (sum < 0 && sum % span != 0) mean -= 1;
        // Every tick the pool accumulates is itself rounded down from a price, so the true mean is below mean + 2.
        if (roundUp) mean += sum % span == 0 ? int56(1) : int56(2);
        return TickMath.getSqrtPriceAtTick(int24(mean));
    }

    /// @inheritdoc ITwap
    function twapPriceUp(address pool, address baseToken, uint32 window) external view returns (uint256) {
        bool baseIsToken0 = _isToken0(pool, baseToken);
        return _quoteUp(meanSqrtPrice(pool, window, baseIsToken0), baseIsToken0);
    }

    /// @inheritdoc ITwap
    function spotPriceUp(address pool, address baseToken) external view returns (uint256) {
        (uint160 sqrtPrice,,,,,,) = IUniswapV3Pool(pool).slot0();
        return _quoteUp(sqrtPrice, _isToken0(pool, baseToken));
    }

    /// @inheritdoc ITwap
    function sqrtPriceAt(address pool, address baseToken, uint256 price) external view returns (uint160) {
        if (price == 0 || price > type(uint96).max) revert Twap_PriceOutOfRange();
        // With 0 < price < 2^96 and 2^59 < WAD < 2^60 neither shift overflows and the ratio lies between 2^100 and 2^220.
        // Its root is taken at 2^160 and scaled back to 2^96: between 2^66 and 2^126, inside Uniswap's range.
        uint256 ratio = _isToken0(pool, baseToken) ? (price << 160) / WAD : (WAD << 160) / price;
        return uint160(Math.sqrt(ratio) << 16);
    }

    /* INTERNAL */

    /// @dev Whether the base token is the pool's token0; reverts when it is neither.
    function _isToken0(address pool, address baseToken) private view returns (bool isToken0) {
        isToken0 = IUniswapV3Pool(pool).token0() == baseToken;
        if (!isToken0 && IUniswapV3Pool(pool).token1() != baseToken) revert Twap_TokenNotInPool();
    }

    /// @dev The square is kept at 2^192 while it fits in 256 bits and at 2^128 above. A divisor is rounded down so that the
    /// quotient is not too small.
    function _quoteUp(uint160 sqrtPrice, bool baseIsToken0) private pure returns (uint256) {
        if (sqrtPrice <= type(uint128).max) {
            uint256 square = uint256(sqrtPrice) * sqrtPrice;
            return baseIsToken0
                ? FullMath.mulDivRoundingUp(square, WAD, 1 << 192)
                : FullMath.mulDivRoundingUp(1 << 192, WAD, square);
        }
        return baseIsToken0
            ? FullMath.mulDivRoundingUp(FullMath.mulDivRoundingUp(sqrtPrice, sqrtPrice, 1 << 64), WAD, 1 << 128)
            : FullMath.mulDivRoundingUp(1 << 128, WAD, FullMath.mulDiv(sqrtPrice, sqrtPrice, 1 << 64));
    }
}
