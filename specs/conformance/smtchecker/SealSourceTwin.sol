// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Seal} from "../../../contracts/conformance/Seal.sol";

/// That the claim is about something that happens.
contract SealSourceTwin is Seal {
    function twin_SEAL_SHUT_001() external view {
        assert(false);
    }
}
