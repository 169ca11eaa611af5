// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IExecutorHost} from "contracts/flat/interfaces/IExecutorHost.sol";
import {ISaveVault} from "contracts/flat/interfaces/ISaveVault.sol";
import {ISpendingCap} from "contracts/flat/interfaces/ISpendingCap.sol";

/// @title IGhostMintExecutor
/// @notice Sets the price of a sale, within the core's rules.
interface IGhostMintExecutor {
    /// @notice The price of one SAVE, in wei of ether, WAD. A price below the clamp is raised to it.
    /// @param market Mean market price of one SAVE, rounded down.
    /// @param clamp Lowest price the core sells at.
    /// @param ethIn What the buyer pays, in wei.
    function price(uint256 market, uint256 clamp, uint256 ethIn) external view returns (uint256);
}

/// @title IGhostMintCore
/// @notice Sells SAVE made from the treasury's RISE inventory while the market pays more than 1.1 × NAV.
///
/// @dev UNITS. SAVE and RISE have 18 decimals; ether is in wei; prices are WAD, in wei of ether for one whole token.
///
/// @dev NAV. The net asset value of one SAVE is the mean price of RISE × the RISE that one new SAVE costs the vault.
///
/// @dev ANTI-DILUTION CLAMP. No sale below 1.1 × NAV, for any executor and state: ether paid × WAD ≥ SAVE sold × clamp.
///
/// @dev REGIME. Sells only in the bull regime: the mean market price of SAVE is strictly above the clamp. In the dead
/// zone, in the bear regime, and at the clamp itself nothing is sold.
///
/// @dev CAP. SAVE sold in one epoch of a day is at most 0.01 % of the SAVE there was when the epoch began. Whoever holds
/// the price of RISE down for the window of its mean lowers the clamp with it: the cap is what that can be worth.
///
/// @dev ROUNDING. NAV and clamp round up, the market price and the SAVE sold round down.
///
/// @dev TRUST. The executor sets a price, see {IExecutorHost}. The market reader is believed about both pools: a lie
/// moves the clamp, never lets RISE go anywhere but the vault. Ether goes to the treasury in the same call.
///
/// @dev ASSUMPTIONS.
/// - A-POOL-REAL: both pools are made by the canonical Uniswap V3 factory.
/// - A-RISE-EXACT: RISE moves exactly the amount asked for or reverts, and calls nobody.
///
/// @dev LIVENESS. `buy` succeeds in the bull regime while the inventory and the cap last, both pools' spot prices are
/// within 1 % of their means, the executor answers and is not paused, and the payment is worth at least 1 wei of SAVE.
interface IGhostMintCore is IExecutorHost, ISpendingCap {
    /// @notice What a deployment depends on; every part but the executor is immutable afterwards.
    /// @param vault The SAVE vault over RISE.
    /// @param twap The market reader, an {ITwap}.
    /// @param risePool RISE/WETH.
    /// @param savePool SAVE/WETH.
    /// @param weth Canonical WETH9.
    /// @param treasury Receives the ether.
    struct Config {
        ISaveVault vault;
        address twap;
        address risePool;
        address savePool;
        address weth;
        address payable treasury;
    }

    /// @notice SAVE was sold.
    event Sold(address indexed buyer, uint256 ethIn, uint256 sharesOut, uint256 price, uint256 clamp);

    /// @notice More ether than 2^96 - 1 wei.
    error GhostMint_AmountTooLarge();

    /// @notice The market price is not above the clamp.
    error GhostMint_NotBull();

    /// @notice The payment is worth no SAVE.
    error GhostMint_ZeroAmount();

    /// @notice The SAVE is below the caller's minimum.
    error GhostMint_BelowMinimum();

    /// @notice The inventory holds less RISE than the sale needs.
    error GhostMint_InventoryExhausted();

    /// @notice The treasury refused the ether.
    error GhostMint_EthTransferFailed();

    /// @notice Buys SAVE with the ether sent.
    /// @param minSharesOut Least SAVE the caller accepts, in wei of SAVE.
    /// @return sharesOut SAVE minted to the caller: ether ÷ price, rounded down.
    function buy(uint256 minSharesOut) external payable returns (uint256 sharesOut);

    /// @notice The lowest price of one SAVE, WAD, rounded up: 1.1 × NAV.
    function clampPrice() external view returns (uint256);

    /// @notice The mean market price of one SAVE, WAD, rounded down.
    function marketPrice() external view returns (uint256);

    /// @notice RISE that can still be sold as SAVE, in wei of RISE.
    function inventory() external view returns (uint256);

    /// @notice The SAVE vault.
    function vault() external view returns (ISaveVault);

    /// @notice The market reader.
    function twap() external view returns (address);

    /// @notice The RISE/WETH pool.
    function risePool() external view returns (address);

    /// @notice The SAVE/WETH pool.
    function savePool() external view returns (address);

    /// @notice Canonical WETH9.
    function weth() external view returns (address);

    /// @notice Receives the ether.
    function treasury() external view returns (address payable);
}
