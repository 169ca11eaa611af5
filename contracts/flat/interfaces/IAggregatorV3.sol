// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// @title IAggregatorV3
/// @notice Chainlink's price feed interface: the same functions, selectors and ABI as `AggregatorV3Interface` of
/// Chainlink's contracts package, restated so that one small file needs no package.
/// @dev Trust: a feed may answer anything, or nothing. What is believed is decided by the reader; see {IFLAT}.
interface IAggregatorV3 {
    /// @notice Number of decimals of every answer.
    function decimals() external view returns (uint8);

    /// @notice What the feed reports, in words.
    function description() external view returns (string memory);

    /// @notice Version of the aggregator behind the feed.
    function version() external view returns (uint256);

    /// @notice The data of one round.
    function getRoundData(uint80 _roundId)
        external
        view
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);

    /// @notice The data of the latest round. `answer` has `decimals()` decimals; the two times are in Unix seconds.
    function latestRoundData()
        external
        view
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);
}
