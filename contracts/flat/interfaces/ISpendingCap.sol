// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// @title ISpendingCap
/// @notice A limit on the ether that one epoch of a day may spend: a fixed share of what is held when the epoch begins.
/// @dev UNITS. Ether is in wei, times are Unix seconds. Ether that arrives later counts from the next epoch on.
interface ISpendingCap {
    /// @notice A new epoch began.
    event EpochBegan(uint256 at, uint256 limit);

    /// @notice The epoch leaves less than would be spent.
    error SpendingCap_Exceeded();

    /// @notice Ether that can still be spent in this epoch, in wei.
    function available() external view returns (uint256);

    /// @notice When the running epoch began; zero before the first.
    function epochStart() external view returns (uint256);

    /// @notice Most ether the running epoch may spend, in wei.
    function epochLimit() external view returns (uint256);

    /// @notice Ether spent in the running epoch, in wei.
    function epochSpent() external view returns (uint256);
}
