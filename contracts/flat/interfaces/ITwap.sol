// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// @title ITwap
/// @notice Reads prices from a Uniswap V3 pool: the mean over a window, and the spot.
///
/// @dev UNITS. Prices are WAD: wei of the quote token for 1e18 wei of the base token. The base token is one of the
/// pool's two tokens; the quote token is the other. Square-root prices are Uniswap's Q64.96, token1 per token0.
///
/// @dev ROUNDING. Prices round up, whichever token is the base: the mean tick is rounded so that the base token looks
/// dearer, by at most two ticks (0.02 %), one of which makes up for the pool's own rounding of every tick. A buyer that
/// acts only below a limit is thus never misled into acting.
///
/// @dev TRUST. No owner and no storage. It believes the pool it is asked about.
///
/// @dev ASSUMPTIONS.
/// - A-POOL-REAL: `pool` is a Uniswap V3 pool made by the canonical factory.
interface ITwap {
    /// @notice The base token is not one of the pool's tokens.
    error Twap_TokenNotInPool();

    /// @notice A window of no length has no mean.
    error Twap_ZeroWindow();

    /// @notice The price is zero, or 2^96 and more.
    error Twap_PriceOutOfRange();

    /// @notice Geometric mean of the square-root price over the last `window` seconds, Q64.96.
    /// @dev Reverts when the pool remembers less than `window` seconds.
    /// @param roundUp Whether to round the mean tick so that the result is not below the true mean, or not above it.
    function meanSqrtPrice(address pool, uint32 window, bool roundUp) external view returns (uint160);

    /// @notice Geometric-mean price of the base token over the last `window` seconds, WAD, rounded up.
    /// @dev Reverts when the pool remembers less than `window` seconds.
    function twapPriceUp(address pool, address baseToken, uint32 window) external view returns (uint256);

    /// @notice Price of the base token now, WAD, rounded up. Anyone can move it inside a transaction.
    function spotPriceUp(address pool, address baseToken) external view returns (uint256);

    /// @notice The square-root price, Q64.96, at which the base token costs `price` (WAD). Inexact by less than one part
    /// in 2^47: a target to aim at, not a bound to rely on.
    /// @dev Always inside Uniswap's range. Reverts with `Twap_PriceOutOfRange` for a price of 0 or of 2^96 and more.
    function sqrtPriceAt(address pool, address baseToken, uint256 price) external view returns (uint160);
}
