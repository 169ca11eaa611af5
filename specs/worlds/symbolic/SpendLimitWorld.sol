// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {vm} from "./Cheats.sol";
import {DefenseWorld} from "./DefenseWorld.sol";
import {PricedQuotes} from "./PricedReader.sol";
import {SpendWorld} from "./SpendWorld.sol";
import {AnySharePool} from "./Tier2.sol";

/// NAVDefenseCore beside a reader by which a limit tells the price that it stands for.
abstract contract SpendLimitWorld is SpendWorld {
    function setUp() public virtual override {
        super.setUp();
        vm.etch(twap, address(new PricedQuotes(risePool, savePool)).code);
    }

    /// NAV above the mean price of SAVE, and below it and no whole number of wei: which of the two is told, and how it is rounded.
    function _huntingGround() internal view override returns (bool) {
        return both(DefenseWorld._huntingGround(), either(worth() == 30e18, worth() == 8e17 + 7));
    }

    /// Price that the pool was last told to stop at, WAD, as far as a limit holds it.
    function stopsAt() internal view returns (uint256) {
        return AnySharePool(savePool).limit();
    }
}
