// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IExecutorHost} from "contracts/flat/interfaces/IExecutorHost.sol";
import {ISaveVault} from "contracts/flat/interfaces/ISaveVault.sol";
import {ISpendingCap} from "contracts/flat/interfaces/ISpendingCap.sol";

/// @title INAVDefenseExecutor
/// @notice Decides how much to spend, within the core's rules.
interface INAVDefenseExecutor {
    /// @notice Ether to offer the pool, in wei. More than the breaker leaves is cut down to it.
    /// @param available What the breaker leaves in this epoch, in wei.
    function amount(uint256 available) external view returns (uint256);
}

/// @title INAVDefenseCore
/// @notice Buys SAVE at or below NAV with the ether it was given, and burns all of it in the same call.
///
/// @dev UNITS. SAVE and RISE have 18 decimals; ether is in wei; prices are WAD.
///
/// @dev NAV RULE. The ether spent, at the mean price of RISE, buys no more RISE than lies behind the SAVE received: ether
/// × RISE per ether ≤ RISE behind the SAVE, whatever reader, pool and executor do to the amounts.
///
/// @dev BREAKER. Ether spent in one epoch of a day is at most 5 % of the ether held when the epoch began. Ether that
/// arrives later counts from the next epoch on.
///
/// @dev SETTLED. Nothing is bought while the SAVE pool's spot price is more than 1 % away from its mean, and nothing more
/// than 1 % above the mean: whoever pushes the price within a block does not sell to the defense.
///
/// @dev ROUNDING. RISE per ether rounds up, the RISE behind the SAVE down: against the purchase.
///
/// @dev TRUST. The executor sets an amount, see {IExecutorHost}. The market reader is believed about the price of RISE.
/// The pool is not trusted: what it takes and gives is measured by balances. SAVE that anyone sends here is burned too.
///
/// @dev ASSUMPTIONS.
/// - A-POOL-REAL: both pools are made by the canonical Uniswap V3 factory.
/// - A-WETH-CANONICAL: `weth` is canonical WETH9; `deposit` and `transfer` move exactly the amount asked for.
///
/// @dev LIVENESS. `defend` succeeds while SAVE trades below NAV by more than the pool's fee, both pools' spot prices are
/// within 1 % of their means, the breaker leaves something, and the executor wants something and is not paused.
interface INAVDefenseCore is IExecutorHost, ISpendingCap {
    /// @notice What a deployment depends on; every part but the executor is immutable afterwards.
    /// @param vault The SAVE vault over RISE.
    /// @param twap The market reader, an {ITwap}.
    /// @param risePool RISE/WETH.
    /// @param savePool SAVE/WETH.
    /// @param weth Canonical WETH9.
    struct Config {
        ISaveVault vault;
        address twap;
        address risePool;
        address savePool;
        address weth;
    }

    /// @notice SAVE was bought and burned.
    event Defended(address indexed caller, uint256 spent, uint256 bought, uint256 burned);

    /// @notice The breaker leaves nothing, or the executor wants nothing.
    error NAVDefense_NothingToSpend();

    /// @notice The pool gave no SAVE.
    error NAVDefense_NothingBought();

    /// @notice The SAVE would cost more than NAV.
    error NAVDefense_AboveNav();

    /// @notice Not the pool, or no purchase is running, or more is asked for than was offered.
    error NAVDefense_UnexpectedCallback();

    /// @notice WETH could not be moved to the pool.
    error NAVDefense_WethTransferFailed();

    /// @notice Buys SAVE below NAV and burns it. Permissionless.
    /// @return spent Ether spent, in wei.
    /// @return burned SAVE burned, in wei of SAVE: what was bought, and whatever else was here.
    function defend() external returns (uint256 spent, uint256 burned);

    /// @notice Takes ether to defend with, from anyone.
    receive() external payable;

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
}
