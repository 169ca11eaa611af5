// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Pair} from "../../../contracts/conformance/Pair.sol";

/// Both numbers, whatever was called before.
contract PairSource is Pair {
    function check_PAIR_EQUAL_001() external view {
        assert(left == right);
    }
}
