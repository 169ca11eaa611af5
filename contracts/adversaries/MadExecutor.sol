// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// @title MadExecutor
/// @notice Fault: an executor that answers whatever anyone told it to, to every question, or fails with it.
contract MadExecutor {
    /* STORAGE */

    /// @notice Whether it fails.
    bool public fails;

    /// @notice The words it answers.
    uint256[7] private _answer;

    /* EXTERNAL */

    /// @notice Sets every lie.
    function set(bool fails_, uint256[7] calldata answer) external {
        fails = fails_;
        _answer = answer;
    }

    /// @notice Answers any question.
    fallback() external {
        bool failing = fails;
        bytes memory words = abi.encode(_answer);
        assembly ("memory-safe") {
            if failing { revert(add(words, 0x20), mload(words)) }
            return(add(words, 0x20), mload(words))
        }
    }
}
