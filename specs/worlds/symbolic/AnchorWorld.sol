// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {FLATSlots} from "../../../harness/generated/Slots.sol";
import {svm, vm} from "./Cheats.sol";
import {DeskWorld} from "./DeskWorld.sol";

/// The desk at any time and with any anchor, for claims about the far-off rule itself.
abstract contract AnchorWorld is DeskWorld {
    function _freeTime() internal virtual override {
        uint256 time = svm.createUint(40, "timestamp");
        vm.assume(time >= 1_800_000_000); // Safe: after deployment
        vm.warp(time);
        _free(address(flat), FLATSlots.anchorPrice, "anchorPrice");
        _free(address(flat), FLATSlots.anchorAt, "anchorAt");
        vm.assume(_farOff()); // Safe: instances of theorems, each proved in the model property that Theorems.sol names
    }

    /// The far-off rule multiplies and divides by what only time bounds: none of it wraps.
    function _farOff() private view returns (bool) {
        return both(both(divMonotone(elapsed(), type(uint40).max, 28 days), cancels(500, anchor())), _steps());
    }

    function _steps() private view returns (bool) {
        bool product = both(fits(anchorStep(), periods(), 89, 40), commutes(anchorStep(), periods()));
        bool quotient = divMonotone(M(anchorStep(), periods()), 2 ** 129, 10_000);
        return both(both(product, quotient), cancels(periods(), anchorStep()));
    }

    /// The anchor, WAD.
    function anchor() internal view returns (uint256) {
        return uint256(_load(address(flat), bytes32(FLATSlots.anchorPrice)));
    }

    /// Five hundred basis points of the anchor, not yet divided.
    function anchorStep() internal view returns (uint256) {
        unchecked {
            return anchor() * 500;
        }
    }

    /// Periods of 28 days that have started since the anchor was set.
    function periods() internal view returns (uint256) {
        unchecked {
            return 1 + D(elapsed(), 28 days);
        }
    }

    /// How far from the anchor a price may be, WAD: 5 % of it for each started period.
    function leeway() internal view returns (uint256) {
        return D(M(anchorStep(), periods()), 10_000);
    }

    /// The bounds of a price by the oracle rule, WAD: never below a tenth of a cent nor above a million dollars.
    function lowestByRule() internal view returns (uint256) {
        uint256 reached = minusOr0(anchor(), leeway());
        return plus(masked(reached > 1e15, reached), masked(reached <= 1e15, 1e15));
    }

    function highestByRule() internal view returns (uint256) {
        uint256 reached = plus(anchor(), leeway());
        return plus(masked(reached < 1e24, reached), masked(reached >= 1e24, 1e24));
    }

    /// The same as FLAT reports it.
    function highestPrice() internal view returns (uint256 high) {
        (, high) = flat.priceBounds();
    }

    /// Seconds since the anchor was set.
    function elapsed() internal view returns (uint256) {
        return minus(block.timestamp, uint256(_load(address(flat), bytes32(FLATSlots.anchorAt))));
    }
}
