// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {GhostMintCoreSlots} from "../../../harness/generated/Slots.sol";
import {svm, vm} from "./Cheats.sol";
import {GhostWorld} from "./GhostWorld.sol";
import {AnyVault} from "./Tier2.sol";

/// GhostMintCore beside a vault that asks any price: what a sale takes does not depend on what the vault is.
abstract contract SaleWorld is GhostWorld {
    function setUp() public virtual override {
        super.setUp();
        vm.etch(address(vault), address(new AnyVault(address(rise))).code);
    }

    function _arbitrary(address a, address b) internal virtual override {
        super._arbitrary(a, b);
        _free(address(vault), 0, "perShare");
        _free(address(vault), 1, "cost");
        _free(address(vault), 4, "supply");
    }

    /// RISE at a tenth of an ether, or at one: there a wei of what a SAVE is worth in RISE is not lost in rounding. Epochs of
    /// a hundred SAVE and of nearly any amount, and calls that pay for a hundred.
    function _huntingGround() internal view override returns (bool) {
        bool mean = either(riseMean() == 1e17, riseMean() == 1e18);
        bool cap = either(ghost.epochLimit() == 100e18, ghost.epochLimit() == 1e36);
        bool supplied = uint256(_load(address(vault), bytes32(uint256(4)))) == 1e24;
        bool paid = either(c.selector != ghost.buy.selector, c.value == 17 ether);
        return both(both(mean, _quoted()), both(both(cap, supplied), paid));
    }

    function _perShare() internal view override returns (uint256) {
        return uint256(_load(address(vault), bytes32(0)));
    }

    /// SAVE that may still be sold in the epoch that a sale now would be of. Without branches: every one doubles a proof.
    function capLeft() internal view returns (uint256) {
        uint256 start = uint256(_load(address(ghost), bytes32(GhostMintCoreSlots.epochStart)));
        uint256 limit = uint256(_load(address(ghost), bytes32(GhostMintCoreSlots.epochLimit)));
        uint256 sold = uint256(_load(address(ghost), bytes32(GhostMintCoreSlots.epochSpent)));
        bool over = minus(block.timestamp, start) >= 1 days;
        uint256 supply = uint256(_load(address(vault), bytes32(uint256(4))));
        return masked(over, basisPoint(supply)) | masked(!over, minus(limit, sold));
    }

    /// RISE that the vault says the sale costs.
    function costOfSale() internal view returns (uint256) {
        return uint256(_load(address(vault), bytes32(uint256(1))));
    }
}
