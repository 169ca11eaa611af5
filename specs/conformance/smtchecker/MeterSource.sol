// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Meter} from "../../../contracts/conformance/Meter.sol";

/// The reading since somebody looked at it.
contract MeterSource is Meter {
    uint128 private seen;

    function look() external {
        seen = reading;
    }

    function check_METER_RISE_001() external view {
        assert(reading >= seen);
    }
}
