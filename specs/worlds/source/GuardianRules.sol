// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Guardian} from "contracts/flat/src/Guardian.sol";

/// The Guardian itself, constructed for any guardian at any time.
abstract contract GuardianRules is Guardian {
    /// When it was constructed.
    uint256 internal immutable deployed;

    constructor(address keyHolder) Guardian(keyHolder) {
        deployed = block.timestamp;
    }
}
