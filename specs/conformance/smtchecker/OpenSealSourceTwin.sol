// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {OpenSeal} from "../../../contracts/conformance/OpenSeal.sol";

/// That the claim is about something that happens.
contract OpenSealSourceTwin is OpenSeal {
    function twin_OPENSEAL_SHUT_001() external view {
        assert(false);
    }
}
