// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// @title ReentrantReceiver
/// @notice Fault: an account that makes another call as soon as it is paid ether.
contract ReentrantReceiver {
    /* STORAGE */

    /// @notice Whom to call when paid; nobody while zero.
    address public target;

    /// @notice Ether to send along, in wei.
    uint256 public value;

    /// @notice What to call.
    bytes public payload;

    /// @notice Whether to refuse the ether when the call fails.
    bool public insist;

    /// @notice How often it was paid.
    uint256 public payments;

    /// @notice How many of its own calls succeeded.
    uint256 public successes;

    /// @notice What the last call returned, or the reason it failed.
    bytes public lastResult;

    /* EXTERNAL */

    /// @notice Sets the call to make when paid.
    function arm(address target_, uint256 value_, bytes calldata payload_, bool insist_) external {
        (target, value, payload, insist) = (target_, value_, payload_, insist_);
    }

    /// @notice Calls anyone with anything, as this account; the failure is passed on.
    function execute(address to, uint256 value_, bytes calldata data) external payable returns (bytes memory result) {
        bool success;
        (success, result) = to.call{value: value_}(data);
        if (!success) _passOn(result);
    }

    /// @notice Makes the armed call.
    receive() external payable {
        payments += 1;
        if (target == address(0)) return;
        (bool success, bytes memory result) = target.call{value: value}(payload);
        lastResult = result;
        if (success) successes += 1;
        else if (insist) _passOn(result);
    }

    /* INTERNAL */

    function _passOn(bytes memory reason) private pure {
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }
}
