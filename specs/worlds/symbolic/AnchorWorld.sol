// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {FLATSlots} from "../../../harness/generated/Slots.sol";
import {svm, vm} from "./Cheats.sol";
import {DeskWorld} from "./DeskWorld.sol";

/// The desk at any time and with any anchor, for claims about the far-off rule itself.
abstract contract AnchorWorld is DeskWorld {
    function _freeTime() internal virtual override {
        uint256 time = svm.createUint(40, "timestamp");
        vm.assume(time >= 1_800_000_000); // Safe: after deployment
        vm.warp(time);
        _free(address(flat), FLATSlots.anchorPrice, "anchorPrice");
        _free(address(flat), FLATSlots.anchorAt, "anchorAt");
    }
}
