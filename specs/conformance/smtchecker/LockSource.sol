// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Lock} from "../../../contracts/conformance/Lock.sol";

/// Whether it is open after any number of turns.
contract LockSource is Lock {
    function check_LOCK_SHUT_001() external view {
        assert(!open);
    }
}
