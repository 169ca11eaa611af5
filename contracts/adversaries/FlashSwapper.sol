// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IUniswapV3Pool} from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol";
import {IUniswapV3SwapCallback} from "@uniswap/v3-core/contracts/interfaces/callback/IUniswapV3SwapCallback.sol";

/// @title FlashSwapper
/// @notice Fault: a trader who moves a real Uniswap V3 pool's price wherever they like, with the tokens given to them.
contract FlashSwapper is IUniswapV3SwapCallback {
    /// @notice Called by someone else than the pool being traded in.
    error FlashSwapper_NotPool();

    /* STORAGE */

    /// @dev The pool being traded in; zero between trades.
    address private _pool;

    /* EXTERNAL */

    /// @notice Trades in the direction of `sqrtPriceTarget` until the pool's price is there, or the tokens run out.
    /// @return amount0 What the pool took (positive) or gave (negative) of token0.
    /// @return amount1 What the pool took (positive) or gave (negative) of token1.
    function moveTo(address pool, uint160 sqrtPriceTarget) external returns (int256 amount0, int256 amount1) {
        (uint160 sqrtPrice,,,,,,) = IUniswapV3Pool(pool).slot0();
        bool zeroForOne = sqrtPriceTarget < sqrtPrice;
        address tokenIn = zeroForOne ? IUniswapV3Pool(pool).token0() : IUniswapV3Pool(pool).token1();
        uint256 amountIn = IERC20(tokenIn).balanceOf(address(this));
        if (sqrtPrice == sqrtPriceTarget || amountIn == 0) return (0, 0);
        return _swap(pool, zeroForOne, amountIn, sqrtPriceTarget);
    }

    /// @notice Sells exactly `amountIn` of one token, wherever the price goes.
    function sell(address pool, bool zeroForOne, uint256 amountIn) external returns (int256 amount0, int256 amount1) {
        // One above Uniswap's lowest square-root price, and one below its highest.
        uint160 end = zeroForOne ? 4295128740 : 1461446703485210103287273052203988822378723970341;
        return _swap(pool, zeroForOne, amountIn, end);
    }

    /// @inheritdoc IUniswapV3SwapCallback
    function uniswapV3SwapCallback(int256 amount0Delta, int256 amount1Delta, bytes calldata) external {
        if (msg.sender != _pool) revert FlashSwapper_NotPool();
        if (amount0Delta > 0) IERC20(IUniswapV3Pool(_pool).token0()).transfer(_pool, uint256(amount0Delta));
        if (amount1Delta > 0) IERC20(IUniswapV3Pool(_pool).token1()).transfer(_pool, uint256(amount1Delta));
    }

    /* INTERNAL */

    function _swap(address pool, bool zeroForOne, uint256 amountIn, uint160 limit)
        private
        returns (int256 amount0, int256 amount1)
    {
        _pool = pool;
        (amount0, amount1) = IUniswapV3Pool(pool).swap(address(this), zeroForOne, int256(amountIn), limit, "");
        _pool = address(0);
    }
}
