// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {OceanSlots} from "../../../harness/generated/Slots.sol";
import {vm} from "./Cheats.sol";
import {Names} from "./Names.sol";

/// What the claims about Ocean are written in, besides the words that all share.
abstract contract OceanWords is Names {
    /// What the pool was asked to do that Ocean must never ask. The real pool keeps no such record: here the position
    /// itself is watched instead.
    function misuse() internal pure returns (uint256) {
        return 0;
    }

    /// Hash of the mint that is running; 0 when none is.
    function mintCommitment() internal view returns (uint256) {
        return uint256(vm.load(address(ocean), bytes32(OceanSlots._mintCommitment)));
    }
}
