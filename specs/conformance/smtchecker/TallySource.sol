// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Tally} from "../../../contracts/conformance/Tally.sol";

/// The count after any number of calls of any number of rounds.
contract TallySource is Tally {
    function check_TALLY_CAP_001() external view {
        assert(count <= CAP);
    }
}
