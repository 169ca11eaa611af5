// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {ISpendingCap} from "contracts/flat/interfaces/ISpendingCap.sol";

/// @title SpendingCap
/// @notice The part of a core that limits what an epoch may spend: ether, unless the core says otherwise. See
/// {ISpendingCap}.
abstract contract SpendingCap is ISpendingCap {
    /* IMMUTABLES */

    /// @notice Length of an epoch, in seconds.
    uint256 public constant EPOCH = 1 days;

    /// @dev What one epoch may spend, in basis points of the whole when it begins.
    uint256 private immutable _shareBps;

    /* STORAGE */

    /// @inheritdoc ISpendingCap
    uint256 public epochStart;

    /// @inheritdoc ISpendingCap
    uint256 public epochLimit;

    /// @inheritdoc ISpendingCap
    uint256 public epochSpent;

    /* CONSTRUCTOR */

    constructor(uint256 shareBps) {
        _shareBps = shareBps;
    }

    /* INTERNAL */

    /// @dev Begins a new epoch if the running one is over: its limit is measured once.
    function _rollEpoch() internal {
        if (!_isOver()) return;
        epochStart = block.timestamp;
        epochLimit = _limitNow();
        epochSpent = 0;
        emit EpochBegan(block.timestamp, epochLimit);
    }

    /// @dev Counts what was spent in the running epoch.
    function _count(uint256 spent) internal {
        if (spent > epochLimit - epochSpent) revert SpendingCap_Exceeded();
        epochSpent += spent;
    }

    function _isOver() private view returns (bool) {
        return block.timestamp - epochStart >= EPOCH;
    }

    function _limitNow() private view returns (uint256) {
        return _whole() * _shareBps / 10_000;
    }

    /// @dev What the cap is a share of.
    function _whole() internal view virtual returns (uint256) {
        return address(this).balance;
    }

    /* VIEW */

    /// @inheritdoc ISpendingCap
    function available() public view returns (uint256 left) {
        left = _isOver() ? _limitNow() : epochLimit - epochSpent;
        if (left > _whole()) left = _whole();
    }
}
