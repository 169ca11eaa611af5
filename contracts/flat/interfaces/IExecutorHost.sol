// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IGuardian} from "contracts/flat/interfaces/IGuardian.sol";

/// @title IExecutorHost
/// @notice A core that asks a replaceable executor what to do, and holds it to rules that cannot be replaced.
///
/// @dev TRUST. The executor is not trusted: it is asked by STATICCALL, so it can change no state and enter nothing, and
/// whatever it answers is held to the core's rules. The council may replace it, and do nothing else; the guardian may
/// keep it from being asked until its own expiry. An executor that fails, answers too little or is paused makes the call
/// revert, which costs the core nothing.
interface IExecutorHost {
    /// @notice Another executor is asked from now on.
    event ExecutorReplaced(address indexed executor);

    /// @notice The caller is not the council.
    error ExecutorHost_NotCouncil();

    /// @notice The guardian has paused the executor.
    error ExecutorHost_Paused();

    /// @notice The executor failed, is no contract, or answered too little.
    error ExecutorHost_ExecutorFailed();

    /// @notice Replaces the executor. Only the council.
    function setExecutor(address executor) external;

    /// @notice Who is asked.
    function executor() external view returns (address);

    /// @notice Who may replace the executor.
    function council() external view returns (address);

    /// @notice Who may keep the executor from being asked.
    function guardian() external view returns (IGuardian);
}
