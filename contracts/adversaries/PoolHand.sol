// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IUniswapV3Pool} from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol";
import {IUniswapV3MintCallback} from "@uniswap/v3-core/contracts/interfaces/callback/IUniswapV3MintCallback.sol";
import {IUniswapV3SwapCallback} from "@uniswap/v3-core/contracts/interfaces/callback/IUniswapV3SwapCallback.sol";

import {ITwap} from "contracts/flat/interfaces/ITwap.sol";
import {IWETH9} from "contracts/flat/interfaces/IWETH9.sol";

/// @title PoolHand
/// @notice Fault: what a raider does with real Uniswap V3 pools. It pays whoever asks, so nothing but play money is safe here.
abstract contract PoolHand is IUniswapV3SwapCallback, IUniswapV3MintCallback {
    /// @dev Liquidity that is in a pool for the length of a call.
    struct Loan {
        IUniswapV3Pool pool;
        int24 lower;
        int24 upper;
        uint128 liquidity;
    }

    /* IMMUTABLES */

    uint256 internal constant WAD = 1e18;
    // One above Uniswap's lowest square-root price, and one below its highest.
    uint160 private constant LOWEST = 4295128740;
    uint160 private constant HIGHEST = 1461446703485210103287273052203988822378723970341;

    ITwap internal immutable twap;
    IWETH9 internal immutable weth;

    /* CONSTRUCTOR */

    constructor(ITwap twap_, IWETH9 weth_) {
        twap = twap_;
        weth = weth_;
    }

    /* EXTERNAL */

    /// @inheritdoc IUniswapV3SwapCallback
    function uniswapV3SwapCallback(int256 amount0Delta, int256 amount1Delta, bytes calldata) external {
        _pay(amount0Delta > 0 ? uint256(amount0Delta) : 0, amount1Delta > 0 ? uint256(amount1Delta) : 0);
    }

    /// @inheritdoc IUniswapV3MintCallback
    function uniswapV3MintCallback(uint256 amount0Owed, uint256 amount1Owed, bytes calldata) external {
        _pay(amount0Owed, amount1Owed);
    }

    /* INTERNAL */

    /// @dev Trades until the spot price of the token is `factor` times what it was.
    function _push(IUniswapV3Pool pool, address token, uint256 factor) internal {
        if (factor == WAD) return;
        uint256 price = twap.spotPriceUp(address(pool), token) * factor / WAD;
        uint160 target = twap.sqrtPriceAt(address(pool), token, price);
        (uint160 sqrtPrice,,,,,,) = pool.slot0();
        if (target == sqrtPrice) return;
        pool.swap(address(this), target < sqrtPrice, int256(uint256(type(uint128).max)), target, "");
    }

    /// @dev Sells what is held of the token beyond `wanted`, or buys what is missing.
    function _return(IUniswapV3Pool pool, address token, uint256 wanted) internal {
        uint256 held = IERC20(token).balanceOf(address(this));
        if (held == wanted) return;
        bool zeroForOne = (pool.token0() == token) == (held > wanted);
        pool.swap(address(this), zeroForOne, int256(held) - int256(wanted), zeroForOne ? LOWEST : HIGHEST, "");
    }

    /// @dev Puts liquidity around the spot price, in one tick spacing.
    function _lend(IUniswapV3Pool pool, uint256 multiple) internal returns (Loan memory loan) {
        if (multiple == 0) return loan;
        (, int24 tick,,,,,) = pool.slot0();
        int24 spacing = pool.tickSpacing();
        int24 lower = tick / spacing * spacing;
        if (lower > tick) lower -= spacing;
        loan = Loan(pool, lower, lower + spacing, uint128(uint256(pool.liquidity()) * multiple / WAD));
        pool.mint(address(this), loan.lower, loan.upper, loan.liquidity, "");
    }

    /// @dev Takes it out again, with its fees.
    function _takeBack(Loan memory loan) internal {
        if (loan.liquidity == 0) return;
        loan.pool.burn(loan.lower, loan.upper, loan.liquidity);
        loan.pool.collect(address(this), loan.lower, loan.upper, type(uint128).max, type(uint128).max);
    }

    function _pay(uint256 owed0, uint256 owed1) private {
        IUniswapV3Pool pool = IUniswapV3Pool(msg.sender);
        if (owed0 != 0) IERC20(pool.token0()).transfer(msg.sender, owed0);
        if (owed1 != 0) IERC20(pool.token1()).transfer(msg.sender, owed1);
    }
}
