// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {ISaveVault} from "contracts/flat/interfaces/ISaveVault.sol";

/// @title SaveVault
/// @notice Deposit-only ERC-4626 vault over RISE; its share token is SAVE.
/// @dev OpenZeppelin's `ERC4626` with the way out closed and the conversions in plain checked arithmetic, which is exact
/// under A-RISE-FIXED. See {ISaveVault} for units, rounding, trust and assumptions.
contract SaveVault is ERC4626, ISaveVault {
    /* IMMUTABLES */

    /// @dev One, in the fixed-point unit of ratios.
    uint256 private constant WAD = 1e18;

    /* CONSTRUCTOR */

    /// @param rise The RISE token; see A-RISE-FIXED and A-RISE-EXACT.
    constructor(IERC20 rise) ERC20("SAVE", "SAVE") ERC4626(rise) {}

    /* EXTERNAL */

    /// @inheritdoc ISaveVault
    function deposit(uint256 assets, address receiver) public override(ERC4626, ISaveVault) returns (uint256 shares) {
        shares = previewDeposit(assets);
        _deposit(msg.sender, receiver, assets, shares);
    }

    /// @inheritdoc ISaveVault
    function mint(uint256 shares, address receiver) public override(ERC4626, ISaveVault) returns (uint256 assets) {
        assets = previewMint(shares);
        _deposit(msg.sender, receiver, assets, shares);
    }

    /// @inheritdoc ISaveVault
    function withdraw(uint256, address, address) public pure override(ERC4626, ISaveVault) returns (uint256) {
        revert SaveVault_Irreversible();
    }

    /// @inheritdoc ISaveVault
    function redeem(uint256, address, address) public pure override(ERC4626, ISaveVault) returns (uint256) {
        revert SaveVault_Irreversible();
    }

    /// @inheritdoc ISaveVault
    function burn(uint256 shares) external {
        _burn(msg.sender, shares);
    }

    /* INTERNAL */

    /// @dev Both entries end here: nothing may be paid in for no share at all. `maxDeposit` is not consulted, since each
    /// of its limits stops the call by itself: RISE beyond what floats cannot be transferred, the zero address cannot be
    /// minted to, and too little is refused here.
    function _deposit(address caller, address receiver, uint256 assets, uint256 shares) internal override {
        if (assets != 0 && shares == 0) revert SaveVault_ZeroShares();
        super._deposit(caller, receiver, assets, shares);
    }

    /// @dev Unreachable; closed as well, so that no later entry can reopen the way out.
    function _withdraw(address, address, address, uint256, uint256) internal pure override {
        revert SaveVault_Irreversible();
    }

    /// @dev shares = assets × (supply + 1) ÷ (total assets + 1), rounded as asked.
    function _convertToShares(uint256 assets, Math.Rounding rounding) internal view override returns (uint256) {
        return _divide(assets * (totalSupply() + 1), totalAssets() + 1, rounding);
    }

    /// @dev assets = shares × (total assets + 1) ÷ (supply + 1), rounded as asked.
    function _convertToAssets(uint256 shares, Math.Rounding rounding) internal view override returns (uint256) {
        return _divide(shares * (totalAssets() + 1), totalSupply() + 1, rounding);
    }

    /// @dev Only `Floor` and `Ceil` are ever asked for.
    function _divide(uint256 numerator, uint256 denominator, Math.Rounding rounding) private pure returns (uint256 q) {
        q = numerator / denominator;
        if (rounding == Math.Rounding.Ceil && q * denominator < numerator) q += 1;
    }

    /* VIEW */

    /// @inheritdoc ISaveVault
    function maxDeposit(address receiver) public view override(ERC4626, ISaveVault) returns (uint256 assets) {
        if (receiver == address(0)) return 0;
        assets = floatingRise();
        if (_convertToShares(assets, Math.Rounding.Floor) == 0) assets = 0;
    }

    /// @inheritdoc ISaveVault
    function maxMint(address receiver) public view override(ERC4626, ISaveVault) returns (uint256 shares) {
        return _convertToShares(maxDeposit(receiver), Math.Rounding.Floor);
    }

    /// @inheritdoc ISaveVault
    function maxWithdraw(address) public pure override(ERC4626, ISaveVault) returns (uint256) {
        return 0;
    }

    /// @inheritdoc ISaveVault
    function maxRedeem(address) public pure override(ERC4626, ISaveVault) returns (uint256) {
        return 0;
    }

    /// @inheritdoc ISaveVault
    function lockedRise() public view returns (uint256) {
        return totalAssets();
    }

    /// @inheritdoc ISaveVault
    function floatingRise() public view returns (uint256) {
        return IERC20(asset()).totalSupply() - totalAssets();
    }

    /// @inheritdoc ISaveVault
    function alpha() external view returns (uint256) {
        return lockedRise() * WAD / IERC20(asset()).totalSupply();
    }
}
