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

    /// One thing at a time, and little of it: a plan that buys RISE does not charge.
    function _huntingGround() internal view virtual override returns (bool) {
        bool one = both(either(planned(0) == 0, planned(1) == 0), planned(2) == 0);
        bool little = both(planned(0) <= 2 ether, both(planned(1) <= 2 ether, planned(3) <= 2 ether));
        bool earned = both(etherAfterCharge() >= 100 ether, etherAfterCharge() <= 102 ether);
        bool spent = both(etherAfterSwap() >= 98 ether, etherAfterSwap() <= 100 ether);
        return both(both(super._huntingGround(), both(one, little)), both(earned, spent));
    }
}
