// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {DeskWorld} from "./DeskWorld.sol";
import {QuietPool} from "./Market.sol";

/// The desk beside a pool that does nothing; see {QuietPool} for why that suffices for claims about balances and supply.
abstract contract SupplyWorld is DeskWorld {
    function _poolCode() internal override returns (bytes memory) {
        return address(new QuietPool()).code;
    }
}
