// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {IUniswapV3Pool} from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol";
import {IUniswapV3MintCallback} from "@uniswap/v3-core/contracts/interfaces/callback/IUniswapV3MintCallback.sol";
import {TickMath} from "@uniswap/v4-core/src/libraries/TickMath.sol";

import {IOcean} from "contracts/flat/interfaces/IOcean.sol";
import {LiquidityAmounts} from "contracts/flat/libraries/LiquidityAmounts.sol";

/// @title Ocean
/// @notice Full-range FLAT/WETH liquidity that only grows. See {IOcean} for units, rounding, trust and assumptions.
contract Ocean is ReentrancyGuard, IUniswapV3MintCallback, IOcean {
    /* IMMUTABLES */

    /// @inheritdoc IOcean
    address public immutable flat;

    /// @inheritdoc IOcean
    address public immutable weth;

    /// @inheritdoc IOcean
    address public immutable pool;

    /// @inheritdoc IOcean
    int24 public immutable tickLower;

    /// @inheritdoc IOcean
    int24 public immutable tickUpper;

    /// @dev Whether FLAT sorts before WETH in the pool.
    bool private immutable _flatIsToken0;

    /* STORAGE */

    /// @dev Hash of the payer and the maxima of the running mint; zero when none is running or it has been paid. A hash,
    /// so that no address is ever stored.
    bytes32 private _mintCommitment;

    /* CONSTRUCTOR */

    constructor(address flat_, address weth_, address pool_) {
        flat = flat_;
        weth = weth_;
        pool = pool_;
        _flatIsToken0 = flat_ < weth_;
        (address token0, address token1) = _flatIsToken0 ? (flat_, weth_) : (weth_, flat_);
        if (IUniswapV3Pool(pool_).token0() != token0) revert Ocean_PoolMismatch();
        if (IUniswapV3Pool(pool_).token1() != token1) revert Ocean_PoolMismatch();
        tickUpper = TickMath.maxUsableTick(IUniswapV3Pool(pool_).tickSpacing());
        tickLower = -tickUpper;
    }

    /* EXTERNAL */

    /// @inheritdoc IOcean
    function deepen(uint256 flatMax, uint256 wethMax, uint128 minLiquidity)
        external
        nonReentrant
        returns (uint128 added, uint256 flatPaid, uint256 wethPaid)
    {
        (added, flatPaid, wethPaid) = _addLiquidity(msg.sender, flatMax, wethMax);
        if (added == 0 || added < minLiquidity) revert Ocean_BelowMinimum();
    }

    /// @inheritdoc IOcean
    function compound() external nonReentrant returns (uint128 added) {
        // Burning nothing makes the pool count the fees; it refuses that for an empty position.
        if (liquidity() != 0) IUniswapV3Pool(pool).burn(tickLower, tickUpper, 0);
        IUniswapV3Pool(pool).collect(address(this), tickLower, tickUpper, type(uint128).max, type(uint128).max);
        uint256 flatHere = IERC20(flat).balanceOf(address(this));
        uint256 wethHere = IERC20(weth).balanceOf(address(this));
        (added,,) = _addLiquidity(address(this), flatHere, wethHere);
    }

    /// @inheritdoc IUniswapV3MintCallback
    /// @dev Pays the pool for the running mint, once, within the maxima it was started with.
    function uniswapV3MintCallback(uint256 amount0Owed, uint256 amount1Owed, bytes calldata data) external {
        if (msg.sender != pool || keccak256(data) != _mintCommitment) revert Ocean_UnexpectedCallback();
        _mintCommitment = 0;
        (address payer, uint256 flatMax, uint256 wethMax) = abi.decode(data, (address, uint256, uint256));
        (uint256 flatOwed, uint256 wethOwed) = _swapUnlessFlatFirst(amount0Owed, amount1Owed);
        if (flatOwed > flatMax || wethOwed > wethMax) revert Ocean_AboveMaximum();
        _pay(IERC20(flat), payer, flatOwed);
        _pay(IERC20(weth), payer, wethOwed);
    }

    /* INTERNAL */

    /// @dev Mints as much liquidity to this contract as the maxima allow at the current price; nothing if that is none.
    function _addLiquidity(address payer, uint256 flatMax, uint256 wethMax)
        private
        returns (uint128 added, uint256 flatPaid, uint256 wethPaid)
    {
        added = _liquidityDown(flatMax, wethMax);
        if (added == 0) return (0, 0, 0);

        bytes memory data = abi.encode(payer, flatMax, wethMax);
        _mintCommitment = keccak256(data);
        (uint256 amount0, uint256 amount1) =
            IUniswapV3Pool(pool).mint(address(this), tickLower, tickUpper, added, data);
        _mintCommitment = 0;
        (flatPaid, wethPaid) = _swapUnlessFlatFirst(amount0, amount1);
        emit Deepened(payer, added, flatPaid, wethPaid);
    }

    /// @dev The liquidity that the amounts buy at the pool's spot price, rounded down.
    function _liquidityDown(uint256 flatMax, uint256 wethMax) private view returns (uint128) {
        (uint160 sqrtPrice,,,,,,) = IUniswapV3Pool(pool).slot0();
        uint160 sqrtLower = TickMath.getSqrtPriceAtTick(tickLower);
        uint160 sqrtUpper = TickMath.getSqrtPriceAtTick(tickUpper);
        (uint256 max0, uint256 max1) = _swapUnlessFlatFirst(flatMax, wethMax);
        return LiquidityAmounts.liquidityForAmountsDown(sqrtPrice, sqrtLower, sqrtUpper, max0, max1);
    }

    /// @dev Moves a token from the payer to the pool; the contract itself pays by `transfer`, which needs no allowance.
    function _pay(IERC20 token, address payer, uint256 amount) private {
        if (amount == 0) return;
        bool paid = payer == address(this) ? token.transfer(pool, amount) : token.transferFrom(payer, pool, amount);
        if (!paid) revert Ocean_TransferFailed();
    }

    /// @dev Turns (FLAT, WETH) into (token0, token1), and back.
    function _swapUnlessFlatFirst(uint256 a, uint256 b) private view returns (uint256, uint256) {
        return _flatIsToken0 ? (a, b) : (b, a);
    }

    /* VIEW */

    /// @inheritdoc IOcean
    function liquidity() public view returns (uint128 current) {
        bytes32 key = keccak256(abi.encodePacked(address(this), tickLower, tickUpper));
        (current,,,,) = IUniswapV3Pool(pool).positions(key);
    }
}
