// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Wire} from "../../../contracts/conformance/Wire.sol";

/// That the claim is about something that happens.
contract WireSourceTwin is Wire {
    function twin_WIRE_CALM_001() external view {
        assert(false);
    }
}
