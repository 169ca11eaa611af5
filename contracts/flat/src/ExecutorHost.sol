// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IExecutorHost} from "contracts/flat/interfaces/IExecutorHost.sol";
import {IGuardian} from "contracts/flat/interfaces/IGuardian.sol";

/// @title ExecutorHost
/// @notice The part of a core that has an executor. See {IExecutorHost} for trust.
abstract contract ExecutorHost is IExecutorHost {
    /* IMMUTABLES */

    /// @inheritdoc IExecutorHost
    address public immutable council;

    /// @inheritdoc IExecutorHost
    IGuardian public immutable guardian;

    /* STORAGE */

    /// @inheritdoc IExecutorHost
    address public executor;

    /* CONSTRUCTOR */

    constructor(address council_, IGuardian guardian_, address executor_) {
        council = council_;
        guardian = guardian_;
        executor = executor_;
    }

    /* EXTERNAL */

    /// @inheritdoc IExecutorHost
    function setExecutor(address executor_) external {
        if (msg.sender != council) revert ExecutorHost_NotCouncil();
        executor = executor_;
        emit ExecutorReplaced(executor_);
    }

    /* INTERNAL */

    /// @dev The executor's answer: at least so many words. Asked by STATICCALL, so that it cannot act.
    function _ask(bytes memory question, uint256 words) internal view returns (bytes memory answer) {
        address asked = executor;
        if (guardian.isPaused(asked)) revert ExecutorHost_Paused();
        bool success;
        (success, answer) = asked.staticcall(question);
        if (!success || answer.length < 32 * words) revert ExecutorHost_ExecutorFailed();
    }
}
