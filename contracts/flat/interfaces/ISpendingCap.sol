// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// @title ISpendingCap
/// @notice A limit on what one epoch of a day may spend: a fixed share of the whole when the epoch begins. The treasury and
/// NAV defense limit the ether they spend, of the ether they hold; Ghost Mint the SAVE it sells, of all SAVE.
/// @dev UNITS. Amounts are in wei of what is limited, times are Unix seconds. What arrives later counts from the next epoch
/// on.
interface ISpendingCap {
    /// @notice A new epoch began.
    event EpochBegan(uint256 at, uint256 limit);

    /// @notice The epoch leaves less than would be spent.
    error SpendingCap_Exceeded();

    /// @notice What can still be spent in this epoch.
    function available() external view returns (uint256);

    /// @notice When the running epoch began; zero before the first.
    function epochStart() external view returns (uint256);

    /// @notice The most that the running epoch may spend.
    function epochLimit() external view returns (uint256);

    /// @notice What was spent in the running epoch.
    function epochSpent() external view returns (uint256);
}
