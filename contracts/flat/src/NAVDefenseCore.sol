// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {IUniswapV3Pool} from "@uniswap/v3-core/contracts/interfaces/IUniswapV3Pool.sol";
import {IUniswapV3SwapCallback} from "@uniswap/v3-core/contracts/interfaces/callback/IUniswapV3SwapCallback.sol";

import {IGuardian} from "contracts/flat/interfaces/IGuardian.sol";
import {INAVDefenseCore, INAVDefenseExecutor} from "contracts/flat/interfaces/INAVDefenseCore.sol";
import {ISaveVault} from "contracts/flat/interfaces/ISaveVault.sol";
import {ITwap} from "contracts/flat/interfaces/ITwap.sol";
import {IWETH9} from "contracts/flat/interfaces/IWETH9.sol";
import {Market} from "contracts/flat/libraries/Market.sol";
import {ExecutorHost} from "contracts/flat/src/ExecutorHost.sol";
import {SpendingCap} from "contracts/flat/src/SpendingCap.sol";

/// @title NAVDefenseCore
/// @notice Ether that can only buy SAVE, at or below NAV, to burn it. See {INAVDefenseCore} for units, rounding, trust and
/// assumptions.
contract NAVDefenseCore is ExecutorHost, SpendingCap, ReentrancyGuard, IUniswapV3SwapCallback, INAVDefenseCore {
    /* IMMUTABLES */

    /// @notice What one epoch may spend, in basis points of the ether held when it begins.
    uint256 public constant BREAKER_BPS = 500;

    /// @notice Window of the mean price, in seconds.
    uint32 public constant TWAP_WINDOW = 30 minutes;

    /// @notice Furthest above the mean price that SAVE is ever bought, in basis points.
    uint256 public constant MAX_SLIPPAGE_BPS = 100;

    uint256 private constant WAD = 1e18;
    uint256 private constant BPS = 10_000;

    /// @inheritdoc INAVDefenseCore
    ISaveVault public immutable vault;

    /// @inheritdoc INAVDefenseCore
    address public immutable twap;

    /// @inheritdoc INAVDefenseCore
    address public immutable risePool;

    /// @inheritdoc INAVDefenseCore
    address public immutable savePool;

    /// @inheritdoc INAVDefenseCore
    address public immutable weth;

    /// @dev Whether SAVE sorts before WETH in its pool.
    bool private immutable _saveIsToken0;

    /* STORAGE */

    /// @dev Ether the running purchase may still pay the pool, in wei; zero when none is running.
    uint256 private _budget;

    /* CONSTRUCTOR */

    constructor(Config memory c, address council_, IGuardian guardian_, address executor_)
        ExecutorHost(council_, guardian_, executor_)
        SpendingCap(BREAKER_BPS)
    {
        vault = c.vault;
        twap = c.twap;
        risePool = c.risePool;
        savePool = c.savePool;
        weth = c.weth;
        _saveIsToken0 = address(c.vault) < c.weth;
    }

    /* EXTERNAL */

    /// @inheritdoc INAVDefenseCore
    receive() external payable {}

    /// @inheritdoc INAVDefenseCore
    function defend() external nonReentrant returns (uint256 spent, uint256 burned) {
        _rollEpoch();
        uint256 left = available();
        uint256 offered = abi.decode(_ask(abi.encodeCall(INAVDefenseExecutor.amount, (left)), 1), (uint256));
        if (offered > left) offered = left;
        if (offered == 0) revert NAVDefense_NothingToSpend();
        uint256 risePerEth = Market.settledMeanUp(twap, risePool, weth, TWAP_WINDOW);
        uint256 ethBefore = address(this).balance;
        uint256 saveBefore = vault.balanceOf(address(this));

        _budget = offered;
        IUniswapV3Pool(savePool).swap(address(this), !_saveIsToken0, int256(offered), _limit(risePerEth), "");
        _budget = 0;

        spent = ethBefore - address(this).balance;
        burned = vault.balanceOf(address(this));
        uint256 bought = burned - saveBefore;
        if (bought == 0) revert NAVDefense_NothingBought();
        if (spent * risePerEth > vault.convertToAssets(bought) * WAD) revert NAVDefense_AboveNav();
        _count(spent);
        vault.burn(burned);
        emit Defended(msg.sender, spent, bought, burned);
    }

    /// @inheritdoc IUniswapV3SwapCallback
    /// @dev Pays the pool the WETH it asks for, out of the budget of the running purchase.
    function uniswapV3SwapCallback(int256 amount0Delta, int256 amount1Delta, bytes calldata) external {
        int256 owed = _saveIsToken0 ? amount1Delta : amount0Delta;
        if (msg.sender != savePool || owed <= 0 || uint256(owed) > _budget) revert NAVDefense_UnexpectedCallback();
        _budget -= uint256(owed);
        IWETH9(weth).deposit{value: uint256(owed)}();
        if (!IWETH9(weth).transfer(msg.sender, uint256(owed))) revert NAVDefense_WethTransferFailed();
    }

    /* INTERNAL */

    /// @dev The SAVE pool's square-root price at NAV, or a little above its mean price if that is lower: a purchase stops
    /// there. While the spot price is away from its mean there is none.
    function _limit(uint256 risePerEth) private view returns (uint160) {
        uint256 nav = vault.convertToAssets(WAD) * WAD / risePerEth;
        uint256 mean = Market.settledMeanUp(twap, savePool, address(vault), TWAP_WINDOW);
        uint256 most = Math.min(nav, mean * (BPS + MAX_SLIPPAGE_BPS) / BPS);
        return ITwap(twap).sqrtPriceAt(savePool, address(vault), most);
    }
}
