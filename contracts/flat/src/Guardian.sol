// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IGuardian} from "contracts/flat/interfaces/IGuardian.sol";

/// @title Guardian
/// @notice Time-limited pause of executors. See {IGuardian} for units, trust and assumptions.
contract Guardian is IGuardian {
    /* IMMUTABLES */

    /// @notice How long anything can be paused, in seconds.
    uint256 public constant LIFETIME = 730 days;

    /// @inheritdoc IGuardian
    address public immutable guardian;

    /// @inheritdoc IGuardian
    uint256 public immutable expiry;

    /* STORAGE */

    /// @dev What the guardian said last; means nothing from the expiry on.
    mapping(address executor => bool) private _paused;

    /* CONSTRUCTOR */

    constructor(address guardian_) {
        guardian = guardian_;
        expiry = block.timestamp + LIFETIME;
    }

    /* EXTERNAL */

    /// @inheritdoc IGuardian
    function pause(address executor) external {
        _requireGuardian();
        _paused[executor] = true;
        emit Paused(executor);
    }

    /// @inheritdoc IGuardian
    function unpause(address executor) external {
        _requireGuardian();
        _paused[executor] = false;
        emit Unpaused(executor);
    }

    /* INTERNAL */

    function _requireGuardian() private view {
        if (msg.sender != guardian) revert Guardian_NotGuardian();
        if (hasExpired()) revert Guardian_Expired();
    }

    /* VIEW */

    /// @inheritdoc IGuardian
    function isPaused(address executor) external view returns (bool) {
        return _paused[executor] && !hasExpired();
    }

    /// @inheritdoc IGuardian
    function hasExpired() public view returns (bool) {
        return block.timestamp >= expiry;
    }
}
