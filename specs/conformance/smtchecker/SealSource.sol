// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Seal} from "../../../contracts/conformance/Seal.sol";

/// Whether anyone could have opened it. Recovery is any function to the checker, so its alarm is false.
contract SealSource is Seal {
    function check_SEAL_SHUT_001() external view {
        assert(!broken);
    }
}
