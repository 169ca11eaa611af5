// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";

import {IGhostMintCore, IGhostMintExecutor} from "contracts/flat/interfaces/IGhostMintCore.sol";
import {IGuardian} from "contracts/flat/interfaces/IGuardian.sol";
import {ISaveVault} from "contracts/flat/interfaces/ISaveVault.sol";
import {Market} from "contracts/flat/libraries/Market.sol";
import {ExecutorHost} from "contracts/flat/src/ExecutorHost.sol";
import {SpendingCap} from "contracts/flat/src/SpendingCap.sol";

/// @title GhostMintCore
/// @notice Inventory that leaves only through the vault, and never below the clamp. See {IGhostMintCore} for units,
/// rounding, trust and assumptions.
contract GhostMintCore is ExecutorHost, SpendingCap, ReentrancyGuard, IGhostMintCore {
    /* IMMUTABLES */

    /// @notice The clamp, in basis points of NAV.
    uint256 public constant CLAMP_BPS = 11_000;

    /// @notice What one epoch may sell, in basis points of the SAVE there is when it begins.
    uint256 public constant SALES_BPS = 1;

    /// @notice Window of the mean prices, in seconds.
    uint32 public constant TWAP_WINDOW = 30 minutes;

    uint256 private constant WAD = 1e18;
    uint256 private constant BPS = 10_000;

    /// @inheritdoc IGhostMintCore
    ISaveVault public immutable vault;

    /// @inheritdoc IGhostMintCore
    address public immutable twap;

    /// @inheritdoc IGhostMintCore
    address public immutable risePool;

    /// @inheritdoc IGhostMintCore
    address public immutable savePool;

    /// @inheritdoc IGhostMintCore
    address public immutable weth;

    /// @inheritdoc IGhostMintCore
    address payable public immutable treasury;

    /// @dev The vault's asset.
    IERC20 private immutable _rise;

    /* CONSTRUCTOR */

    constructor(Config memory c, address council_, IGuardian guardian_, address executor_)
        ExecutorHost(council_, guardian_, executor_)
        SpendingCap(SALES_BPS)
    {
        vault = c.vault;
        twap = c.twap;
        risePool = c.risePool;
        savePool = c.savePool;
        weth = c.weth;
        treasury = c.treasury;
        _rise = IERC20(c.vault.asset());
    }

    /* EXTERNAL */

    /// @inheritdoc IGhostMintCore
    function buy(uint256 minSharesOut) external payable nonReentrant returns (uint256 sharesOut) {
        if (msg.value > type(uint96).max) revert GhostMint_AmountTooLarge();
        _rollEpoch();
        uint256 clamp = clampPrice();
        uint256 market = marketPrice();
        if (market <= clamp) revert GhostMint_NotBull();
        uint256 price = _priceOf(market, clamp);

        sharesOut = msg.value * WAD / price;
        if (sharesOut == 0) revert GhostMint_ZeroAmount();
        if (sharesOut < minSharesOut) revert GhostMint_BelowMinimum();
        _count(sharesOut);
        uint256 assets = vault.previewMint(sharesOut);
        if (assets > inventory()) revert GhostMint_InventoryExhausted();

        // The vault takes exactly what is approved, so nothing of the approval is left.
        _rise.approve(address(vault), assets);
        vault.mint(sharesOut, msg.sender);
        emit Sold(msg.sender, msg.value, sharesOut, price, clamp);
        (bool sent,) = treasury.call{value: address(this).balance}("");
        if (!sent) revert GhostMint_EthTransferFailed();
    }

    /* INTERNAL */

    /// @dev Sales are limited by the SAVE there is, whatever prices do.
    function _whole() internal view override returns (uint256) {
        return vault.totalSupply();
    }

    /// @dev The executor's price, raised to the clamp.
    function _priceOf(uint256 market, uint256 clamp) private view returns (uint256 price) {
        bytes memory question = abi.encodeCall(IGhostMintExecutor.price, (market, clamp, msg.value));
        price = abi.decode(_ask(question, 1), (uint256));
        if (price < clamp) price = clamp;
    }

    /* VIEW */

    /// @inheritdoc IGhostMintCore
    function clampPrice() public view returns (uint256) {
        uint256 riseUp = Market.settledMeanUp(twap, risePool, address(_rise), TWAP_WINDOW);
        uint256 perShare = vault.previewMint(WAD);
        if (perShare > type(uint128).max) revert Market.Market_PriceOutOfRange();
        return (riseUp * perShare * CLAMP_BPS - 1) / (WAD * BPS) + 1;
    }

    /// @inheritdoc IGhostMintCore
    /// @dev From the price of WETH in SAVE, rounded up: its inverse is rounded down.
    function marketPrice() public view returns (uint256) {
        return WAD * WAD / Market.settledMeanUp(twap, savePool, weth, TWAP_WINDOW);
    }

    /// @inheritdoc IGhostMintCore
    function inventory() public view returns (uint256) {
        return _rise.balanceOf(address(this));
    }
}
