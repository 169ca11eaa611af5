// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Meter} from "../../../contracts/conformance/Meter.sol";

/// That the claim is about something that happens.
contract MeterSourceTwin is Meter {
    uint128 private seen;

    function look() external {
        seen = reading;
    }

    function twin_METER_RISE_001() external view {
        assert(!(reading > seen));
    }
}
