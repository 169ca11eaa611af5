// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {svm, vm} from "./Cheats.sol";
import {DefenseWorld} from "./DefenseWorld.sol";
import {AnySharePool, AnyVault} from "./Tier2.sol";

/// NAVDefenseCore beside a vault that says anything: how ether is counted does not depend on what the vault is.
abstract contract SpendWorld is DefenseWorld {
    function setUp() public virtual override {
        super.setUp();
        vm.etch(address(vault), address(new AnyVault(address(rise))).code);
        vm.etch(savePool, address(new AnySharePool(address(defense), address(vault))).code);
    }

    function _arbitrary(address a, address b) internal virtual override {
        super._arbitrary(a, b);
        _free(address(vault), 2, "saveHeld");
        _free(address(vault), 3, "worth");
    }

    function _huntingGround() internal view virtual override returns (bool) {
        return both(super._huntingGround(), worth() == 30e18);
    }

    /// RISE that the vault says lies behind any amount of SAVE.
    function worth() internal view returns (uint256) {
        return uint256(_load(address(vault), bytes32(uint256(3))));
    }

    /// Ether that the pool was last offered, in wei.
    function offered() internal view returns (uint256) {
        return AnySharePool(savePool).offered();
    }

    /// SAVE that the pool leaves the core with.
    function saveAfter() internal view returns (uint256) {
        return uint256(_load(savePool, bytes32(uint256(1))));
    }
}
