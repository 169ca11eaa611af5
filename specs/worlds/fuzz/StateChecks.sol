// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {FuzzChecks} from "./FuzzChecks.sol";

/// A claim about one state: asked after every message to anyone, after everything else that happens, and at genesis.
abstract contract StateChecks is FuzzChecks {
    uint256 private constant TRIES = 64;

    /// Right after genesis, for many choices of the quantified variables.
    function askAtGenesis() external {
        for (uint256 i; i < TRIES; ++i) {
            _begin(c, anyActor(i));
            try this.prepare() returns (bool admitted) {
                _ready = admitted;
            } catch {}
            _finish();
        }
    }

    /// Only by a message.
    function _reaches() internal view override returns (bool) {
        return c.to != address(0);
    }

    function _applies() internal pure override returns (bool) {
        return true;
    }
}
