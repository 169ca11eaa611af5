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
