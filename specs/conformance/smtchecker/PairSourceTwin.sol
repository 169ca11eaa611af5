// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Pair} from "../../../contracts/conformance/Pair.sol";

/// That the claim is about something that happens.
contract PairSourceTwin is Pair {
    function twin_PAIR_EQUAL_001() external view {
        assert(!(left > 0));
    }
}
