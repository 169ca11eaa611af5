// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {vm} from "./Cheats.sol";
import {NotedLimit, PricedQuotes} from "./PricedReader.sol";
import {AnyRisePool} from "./PulseMarket.sol";
import {TreasuryWorld} from "./TreasuryWorld.sol";

/// The treasury beside a reader by which a limit tells the price that it stands for.
abstract contract TreasuryLimitWorld is TreasuryWorld {
    function setUp() public virtual override {
        super.setUp();
        vm.etch(twap, address(new PricedQuotes(risePool, flatPool)).code);
        vm.etch(flatPool, address(new NotedLimit()).code);
    }

    /// Price of RISE that its pool was last told to stop at, WAD, as far as a limit holds it.
    function buysUpTo() internal view returns (uint256) {
        return AnyRisePool(risePool).limit();
    }

    /// The same of FLAT.
    function sellsDownTo() internal view returns (uint256) {
        return NotedLimit(flatPool).limit();
    }
}
