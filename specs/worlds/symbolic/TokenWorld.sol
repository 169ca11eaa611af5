// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {DeskWorld} from "./DeskWorld.sol";
import {QuietPool} from "./Market.sol";

/// The desk beside a pool that does nothing; see {QuietPool} for why that suffices for claims about the token.
abstract contract TokenWorld is DeskWorld {
    function _poolCode() internal override returns (bytes memory) {
        return address(new QuietPool()).code;
    }

    /// Any answers, also those that the oracle rule refuses: nothing is claimed here of a price.
    function _freeFeeds() internal override {
        _freeFeed(ethUsdFeed, "ethUsd");
        _freeFeed(cpiFeed, "cpi");
        _freeFeed(truflationFeed, "truflation");
    }
}
