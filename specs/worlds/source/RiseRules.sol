// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {RISE} from "contracts/flat/src/RISE.sol";

/// RISE itself, constructed for any distributor.
abstract contract RiseRules is RISE {
    constructor(address distributor) RISE(distributor) {}
}
