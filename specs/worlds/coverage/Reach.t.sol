// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Suite} from "../../../harness/generated/forge/Suite.sol";

/// What every campaign does, with no property watched: only where it comes to is of interest.
abstract contract Reach {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    bool private immutable _deep;
    Suite private _world;

    constructor(bool deep) {
        _deep = deep;
    }

    function setUp() external {
        _world = new Suite(_deep);
    }

    /// Forge asks these.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_world);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory all) {
        all = new FuzzSelector[](1);
        all[0] = FuzzSelector(address(_world), _world.actions());
    }

    function targetSenders() external pure returns (address[] memory senders) {
        senders = new address[](1);
        senders[0] = address(0xF0553);
    }

    /// Never violated: a campaign that finds something ends early.
    function invariant_nothing() external view {}
}

contract Reach_Balanced is Reach(false) {}

contract Reach_Deep is Reach(true) {}
