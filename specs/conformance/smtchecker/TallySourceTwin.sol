// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Tally} from "../../../contracts/conformance/Tally.sol";

/// That the claim is about something that happens.
contract TallySourceTwin is Tally {
    function twin_TALLY_CAP_001() external view {
        assert(!(count > 0));
    }
}
