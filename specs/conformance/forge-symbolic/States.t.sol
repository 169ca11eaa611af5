// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Meter} from "../../../contracts/conformance/Meter.sol";
import {Shut} from "../../../contracts/conformance/Shut.sol";

/// Two calls from deployment.
contract MeterForgeSymbolic {
    Meter internal meter = new Meter();

    function check_METER_RISE_001(uint128 first, uint128 second) external {
        uint256 before = _addTwice(first, second);
        assert(meter.reading() >= before);
    }

    function check_twin_METER_RISE_001(uint128 first, uint128 second) external {
        uint256 before = _addTwice(first, second);
        assert(meter.reading() <= before);
    }

    function _addTwice(uint128 first, uint128 second) internal returns (uint256 before) {
        meter.add(first);
        before = meter.reading();
        meter.add(second);
    }
}

/// Says nothing where the call reverts, which is everywhere.
contract ShutForgeSymbolic {
    Shut internal box = new Shut();

    function check_SHUT_EMPTY_001(uint256 key) external {
        (bool ok,) = address(box).call(abi.encodeCall(Shut.open, (key)));
        if (ok) assert(box.content() == 0);
    }

    function check_twin_SHUT_EMPTY_001(uint256 key) external {
        (bool ok,) = address(box).call(abi.encodeCall(Shut.open, (key)));
        assert(!ok);
    }
}
