// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";

/// @title ISaveVault
/// @notice ERC-4626 vault over RISE whose door opens inwards only: RISE enters and never leaves.
///
/// @dev UNITS. RISE (assets) and SAVE (shares) have 18 decimals; ratios are WAD (1e18 = one).
///
/// @dev ROUNDING. Always for the vault: shares minted round down, assets asked for a given number of shares round up.
/// One virtual asset and one virtual share are in every conversion, so the first depositor cannot set the price alone.
///
/// @dev TRUST. No owner, no pause, no upgrade. The vault makes one state-changing external call, `transferFrom` on RISE,
/// and never grants an allowance.
///
/// @dev ASSUMPTIONS.
/// - A-RISE-FIXED: the asset's total supply is constant, non-zero and below 2^89, so that every product of two RISE
///   amounts fits in 256 bits and plain checked arithmetic is exact.
/// - A-RISE-EXACT: `transferFrom` moves exactly the amount asked for or reverts, and calls nobody.
///
/// @dev LIVENESS. `deposit` and `mint` succeed for a non-zero receiver up to `maxDeposit` and `maxMint`, given balance
/// and allowance. `burn` succeeds up to the caller's balance.
interface ISaveVault is IERC4626 {
    /// @notice RISE cannot leave the vault.
    error SaveVault_Irreversible();

    /// @notice The deposit is too small to be worth one share, and would be a donation in disguise.
    error SaveVault_ZeroShares();

    /// @notice Locks `assets` RISE of the caller and mints SAVE to `receiver`.
    /// @dev Reverts with `SaveVault_ZeroShares` when a non-zero amount would mint nothing. Zero assets is a no-op that
    /// mints nothing. A receiver that is the vault itself is accepted: those shares can never be burned or moved again.
    /// @param assets RISE to lock, in wei of RISE.
    /// @param receiver Gets the SAVE; must not be the zero address.
    /// @return shares SAVE minted, rounded down.
    function deposit(uint256 assets, address receiver) external override returns (uint256 shares);

    /// @notice Mints exactly `shares` SAVE to `receiver` against RISE of the caller.
    /// @dev Zero shares is a no-op that takes nothing; a non-zero number of shares never costs zero RISE.
    /// @param shares SAVE to mint, in wei of SAVE.
    /// @param receiver Gets the SAVE; must not be the zero address.
    /// @return assets RISE locked, rounded up.
    function mint(uint256 shares, address receiver) external override returns (uint256 assets);

    /// @notice Always reverts with `SaveVault_Irreversible`, for every caller and argument.
    function withdraw(uint256 assets, address receiver, address owner) external override returns (uint256 shares);

    /// @notice Always reverts with `SaveVault_Irreversible`, for every caller and argument.
    function redeem(uint256 shares, address receiver, address owner) external override returns (uint256 assets);

    /// @notice Destroys SAVE of the caller; the RISE behind it stays locked, so every other share is worth more.
    /// @param shares SAVE to destroy, in wei of SAVE; at most the caller's balance.
    function burn(uint256 shares) external;

    /// @notice The most RISE one deposit for `receiver` can take: all RISE that is not locked yet.
    /// @dev A finite, tight limit rather than 2^256 - 1, because RISE beyond its supply can never be deposited. Zero for
    /// the zero address, and zero when even all floating RISE would not be worth one share: those deposits revert.
    function maxDeposit(address receiver) external view override returns (uint256 assets);

    /// @notice The most SAVE one mint for `receiver` can give: what `maxDeposit(receiver)` is worth, rounded down.
    function maxMint(address receiver) external view override returns (uint256 shares);

    /// @notice Always zero.
    function maxWithdraw(address owner) external view override returns (uint256 assets);

    /// @notice Always zero.
    function maxRedeem(address owner) external view override returns (uint256 shares);

    /// @notice RISE locked for good, in wei of RISE. Equal to `totalAssets()`; donations count.
    function lockedRise() external view returns (uint256);

    /// @notice RISE not locked, in wei of RISE. `lockedRise() + floatingRise()` is the supply of RISE.
    function floatingRise() external view returns (uint256);

    /// @notice Share of the RISE supply that is locked, WAD, rounded down.
    function alpha() external view returns (uint256);
}
