// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IExecutorHost} from "contracts/flat/interfaces/IExecutorHost.sol";
import {IFLAT} from "contracts/flat/interfaces/IFLAT.sol";
import {IOcean} from "contracts/flat/interfaces/IOcean.sol";
import {ISaveVault} from "contracts/flat/interfaces/ISaveVault.sol";
import {ISpendingCap} from "contracts/flat/interfaces/ISpendingCap.sol";

/// @title IPulseExecutor
/// @notice Decides what a pulse does, within the core's rules.
interface IPulseExecutor {
    /// @notice What one pulse does. All words, so that no dirty bit of a narrower type can make decoding revert.
    /// @param riseEth Ether to offer for RISE, in wei.
    /// @param chargeEth Ether to buy FLAT with, at the oracle price, and sell it in the pool above the band, in wei.
    /// @param pegEth Backing that FLAT may spend on a peg purchase, in wei.
    /// @param defenseEth Ether for NAV defense, in wei.
    /// @param window Window of the mean price of RISE, in seconds; at least the core's.
    /// @param slippageBps How far above the mean price RISE may be bought, in basis points; at most the core's.
    /// @param bountyBps The caller's share of the ether processed, in basis points; at most the core's.
    struct Plan {
        uint256 riseEth;
        uint256 chargeEth;
        uint256 pegEth;
        uint256 defenseEth;
        uint256 window;
        uint256 slippageBps;
        uint256 bountyBps;
    }

    /// @notice What the next pulse does.
    function plan() external view returns (Plan memory);
}

/// @title IPulseCore
/// @notice Custody of the treasury, and its heartbeat: one pulse a block, by anyone.
///
/// @dev UNITS. RISE, SAVE and FLAT have 18 decimals; ether is in wei; prices are WAD.
///
/// @dev CUSTODY. RISE leaves only by being deposited into the vault; every pulse deposits all of it, and the SAVE stays
/// here for good. Ether leaves only to buy RISE, to NAV defense, to the caller as bounty, or through a charge cycle,
/// which must bring back more than was put in; all it earns becomes Ocean liquidity.
///
/// @dev CAPS. RISE purchases, NAV defense and bounties together spend at most 2 % of the treasury's ether in one epoch of a
/// day, measured when it begins. RISE is bought at most 1 % above its mean price over at least half an hour. The bounty
/// is at most 1 % of the ether processed: spent on RISE, sent to NAV defense, or earned by the charge cycle.
///
/// @dev CHARGE. While FLAT trades above the band, by mean and spot, treasury ether buys FLAT from its reserve at the oracle
/// price, which makes that part backing, and sells it in the pool down to the band. What comes back beyond the ether
/// that went in is the revenue. All of it goes to Ocean, half as FLAT bought at the oracle price, half as WETH.
///
/// @dev ROUNDING. Prices paid round up against the purchase, bounties down.
///
/// @dev TRUST. The executor makes a plan, see {IExecutorHost}. The market reader is believed about the price of RISE. Pools
/// are not: what they take and give is measured by balances. FLAT, the vault and Ocean are Tier 1 and trusted to be so.
///
/// @dev ASSUMPTIONS.
/// - A-POOL-REAL: both pools are made by the canonical Uniswap V3 factory.
/// - A-WETH-CANONICAL: `weth` is canonical WETH9.
/// - A-RISE-EXACT: RISE moves exactly the amount asked for or reverts, and calls nobody.
///
/// @dev LIVENESS. `pulse` succeeds once a block while the executor's plan stays within the rules and is not paused, what
/// it asks for is possible, and the caller takes ether, if only none. A plan of nothing is always possible.
interface IPulseCore is IExecutorHost, ISpendingCap {
    /// @notice What a deployment depends on; every part but the executor is immutable afterwards.
    /// @param flat FLAT; its pool and WETH are used too.
    /// @param vault The SAVE vault over RISE.
    /// @param ocean The FLAT/WETH liquidity that only grows.
    /// @param twap The market reader, an {ITwap}.
    /// @param risePool RISE/WETH.
    /// @param navDefense Receives the NAV-defense budget.
    struct Config {
        IFLAT flat;
        ISaveVault vault;
        IOcean ocean;
        address twap;
        address risePool;
        address payable navDefense;
    }

    /// @notice A pulse was made. All amounts are ether, in wei.
    event Pulsed(address indexed caller, uint256 riseEth, uint256 defenseEth, uint256 revenue, uint256 bounty);

    /// @notice RISE was locked in the vault.
    event Locked(uint256 rise, uint256 shares);

    /// @notice There was a pulse in this block already.
    error PulseCore_AlreadyPulsed();

    /// @notice The plan asks for a shorter window, more slippage or a larger bounty than the core allows.
    error PulseCore_PlanOutOfBounds();

    /// @notice RISE would cost more than the plan's slippage allows.
    error PulseCore_AboveMean();

    /// @notice FLAT does not trade above the band.
    error PulseCore_NotAboveBand();

    /// @notice The charge cycle would earn nothing, or not a wei for each side of Ocean.
    error PulseCore_NoRevenue();

    /// @notice Not the pool that is being traded in, or more is asked for than was offered.
    error PulseCore_UnexpectedCallback();

    /// @notice A token could not be moved.
    error PulseCore_TransferFailed();

    /// @notice A receiver refused the ether.
    error PulseCore_EthTransferFailed();

    /// @notice Does what the executor plans. Permissionless, once a block.
    /// @return bounty Ether paid to the caller, in wei.
    function pulse() external returns (uint256 bounty);

    /// @notice Takes ether into the treasury, from anyone.
    receive() external payable;

    /// @notice The last block with a pulse.
    function lastPulse() external view returns (uint256);

    /// @notice FLAT.
    function flat() external view returns (IFLAT);

    /// @notice The SAVE vault.
    function vault() external view returns (ISaveVault);

    /// @notice The FLAT/WETH liquidity that only grows.
    function ocean() external view returns (IOcean);

    /// @notice The market reader.
    function twap() external view returns (address);

    /// @notice The RISE/WETH pool.
    function risePool() external view returns (address);

    /// @notice The FLAT/WETH pool.
    function flatPool() external view returns (address);

    /// @notice Canonical WETH9.
    function weth() external view returns (address);

    /// @notice Receives the NAV-defense budget.
    function navDefense() external view returns (address payable);
}
