// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {SupplyWorld} from "./SupplyWorld.sol";

/// FLAT as a token: no function under study reads a price, so the feeds may answer anything.
abstract contract TokenWorld is SupplyWorld {
    function _freeFeeds() internal override {
        _freeFeed(ethUsdFeed, "ethUsd");
        _freeFeed(cpiFeed, "cpi");
        _freeFeed(truflationFeed, "truflation");
    }
}
