// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Lock} from "../../../contracts/conformance/Lock.sol";

/// That the claim is about something that happens.
contract LockSourceTwin is Lock {
    function twin_LOCK_SHUT_001() external view {
        assert(!(turns > 0));
    }
}
