// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {svm, vm} from "./Cheats.sol";
import {PulseWorld} from "./PulseWorld.sol";
import {AnyVault} from "./Tier2.sol";

/// PulseCore beside a vault that says anything: how ether is counted does not depend on what the vault is.
abstract contract TreasuryWorld is PulseWorld {
    function setUp() public virtual override {
        super.setUp();
        vm.etch(address(vault), address(new AnyVault(address(rise))).code);
    }

    function _arbitrary(address a, address b) internal virtual override {
        super._arbitrary(a, b);
        _free(address(vault), 3, "worth");
    }
}
