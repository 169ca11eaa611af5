// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {IAggregatorV3} from "contracts/flat/interfaces/IAggregatorV3.sol";

/// @title SettableFeed
/// @notice Fault: a price feed that answers whatever anyone told it to, or fails in the ways a feed can fail.
/// @dev The words of a round are kept and returned raw, so that dirty high bits can be returned as well.
contract SettableFeed is IAggregatorV3 {
    /// @notice How `latestRoundData` answers.
    enum Mode {
        answer,
        revertWithReason,
        revertEmpty,
        shortData,
        noData,
        longData
    }

    /// @notice The five words of a round, wider than their ABI types.
    struct Round {
        uint256 roundId;
        int256 answer;
        uint256 startedAt;
        uint256 updatedAt;
        uint256 answeredInRound;
    }

    /// @notice The feed was told to revert.
    error SettableFeed_Silent();

    /* STORAGE */

    /// @inheritdoc IAggregatorV3
    uint8 public decimals;

    /// @notice How `latestRoundData` answers.
    Mode public mode;

    /// @notice The latest round.
    Round public round;

    /* CONSTRUCTOR */

    constructor(uint8 decimals_, int256 answer) {
        decimals = decimals_;
        round = Round(1, answer, block.timestamp, block.timestamp, 1);
    }

    /* EXTERNAL */

    /// @notice A complete, fresh round with this answer.
    function setAnswer(int256 answer) external {
        uint256 id;
        // Any id will do, so it may wrap after `setRound` used the last one.
        unchecked {
            id = round.roundId + 1;
        }
        round = Round(id, answer, block.timestamp, block.timestamp, id);
    }

    /// @notice Any round at all.
    function setRound(Round calldata round_) external {
        round = round_;
    }

    /// @notice Sets when the round was updated, Unix seconds.
    function setUpdatedAt(uint256 updatedAt) external {
        round.updatedAt = updatedAt;
    }

    /// @notice Sets how `latestRoundData` answers.
    function setMode(Mode mode_) external {
        mode = mode_;
    }

    /// @notice Sets the number of decimals.
    function setDecimals(uint8 decimals_) external {
        decimals = decimals_;
    }

    /* VIEW */

    /// @inheritdoc IAggregatorV3
    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        Mode current = mode;
        if (current == Mode.revertWithReason) revert SettableFeed_Silent();
        uint256 length = 160;
        if (current == Mode.revertEmpty || current == Mode.noData) length = 0;
        if (current == Mode.shortData) length = 159;
        if (current == Mode.longData) length = 192;
        bytes memory data = abi.encodePacked(abi.encode(round), uint256(0));
        bool fails = current == Mode.revertEmpty;
        assembly ("memory-safe") {
            if fails { revert(0, 0) }
            return(add(data, 0x20), length)
        }
    }

    /// @inheritdoc IAggregatorV3
    /// @dev Knows only the latest round.
    function getRoundData(uint80)
        external
        view
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)
    {
        return this.latestRoundData();
    }

    /// @inheritdoc IAggregatorV3
    function description() external pure returns (string memory) {
        return "settable feed";
    }

    /// @inheritdoc IAggregatorV3
    function version() external pure returns (uint256) {
        return 1;
    }
}
