// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {OpenSeal} from "../../../contracts/conformance/OpenSeal.sol";

/// Whether anyone could have opened it.
contract OpenSealSource is OpenSeal {
    function check_OPENSEAL_SHUT_001() external view {
        assert(!broken);
    }
}
