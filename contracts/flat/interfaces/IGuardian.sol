// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// @title IGuardian
/// @notice A pause switch for executors that wears out: 730 days after deployment it is off for good.
///
/// @dev UNITS. Times are Unix seconds.
///
/// @dev TRUST. The guardian can stop an executor from being asked, and let it be asked again, and nothing else: no
/// contract but the Tier 2 cores reads this switch, and they read it only for the executor they are about to ask. It
/// cannot be handed on, renewed or prolonged. It holds no funds and calls nobody.
///
/// @dev ASSUMPTIONS.
/// - A-TIME-SANE: `block.timestamp` never decreases.
///
/// @dev LIVENESS. Before the expiry `pause` and `unpause` succeed for the guardian; `isPaused` never reverts.
interface IGuardian {
    /// @notice An executor will not be asked any more.
    event Paused(address indexed executor);

    /// @notice An executor may be asked again.
    event Unpaused(address indexed executor);

    /// @notice The caller is not the guardian.
    error Guardian_NotGuardian();

    /// @notice The guardian's time is over.
    error Guardian_Expired();

    /// @notice Stops an executor from being asked. Only the guardian, only before the expiry.
    function pause(address executor) external;

    /// @notice Lets an executor be asked again. Only the guardian, only before the expiry.
    function unpause(address executor) external;

    /// @notice Whether an executor must not be asked now. False for everyone from the expiry on.
    function isPaused(address executor) external view returns (bool);

    /// @notice Whether the guardian's time is over: from the second `expiry` on.
    function hasExpired() external view returns (bool);

    /// @notice Who may pause.
    function guardian() external view returns (address);

    /// @notice The first second at which nothing is paused: 730 days after deployment.
    function expiry() external view returns (uint256);
}
