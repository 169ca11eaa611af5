// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Wire} from "../../../contracts/conformance/Wire.sol";

/// Whether a message could have tripped it. The message of a story is not printed in a form that can be sent.
contract WireSource is Wire {
    function check_WIRE_CALM_001() external view {
        assert(!tripped);
    }
}
