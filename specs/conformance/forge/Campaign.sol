// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

/// What forge asks a campaign: which contract it may call, and as whom.
abstract contract Campaign {
    address internal hands;

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = hands;
    }

    function targetSenders() external pure returns (address[] memory senders) {
        senders = new address[](1);
        senders[0] = address(0xF0553);
    }
}

/// What a campaign does, and what came of it.
abstract contract Hands {
    /// Something was seen that the claim excludes.
    bool public broken;

    /// Something was seen that the claim speaks of.
    bool public reached;
}
