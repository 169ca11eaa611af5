// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {vm} from "./Cheats.sol";
import {PricedQuotes} from "./PricedReader.sol";
import {SpendWorld} from "./SpendWorld.sol";
import {AnySharePool} from "./Tier2.sol";

/// NAVDefenseCore beside a reader by which a limit tells the price that it stands for.
abstract contract SpendLimitWorld is SpendWorld {
    function setUp() public virtual override {
        super.setUp();
        vm.etch(twap, address(new PricedQuotes(risePool, savePool)).code);
    }

    /// Price that the pool was last told to stop at, WAD, as far as a limit holds it.
    function stopsAt() internal view returns (uint256) {
        return AnySharePool(savePool).limit();
    }
}
