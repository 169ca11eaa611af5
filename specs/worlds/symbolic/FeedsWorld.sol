// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {AnchorWorld} from "./AnchorWorld.sol";
import {AnyRound} from "./AnyFeed.sol";

/// The desk with feeds that return any five words, revert, or return too little.
abstract contract FeedsWorld is AnchorWorld {
    function _feedCode() internal override returns (bytes memory) {
        return address(new AnyRound()).code;
    }

    function _freeFeeds() internal override {
        _freeRound(ethUsdFeed, "ethUsd");
        _freeRound(cpiFeed, "cpi");
        _freeRound(truflationFeed, "truflation");
    }

    function _freeRound(address feed, string memory name) private {
        _freeAt(feed, bytes32(0), string.concat(name, "Fails"));
        _freeAt(feed, bytes32(uint256(1)), string.concat(name, "RoundId"));
        _freeAt(feed, bytes32(uint256(2)), string.concat(name, "Answer"));
        _freeAt(feed, bytes32(uint256(3)), string.concat(name, "StartedAt"));
        _freeAt(feed, bytes32(uint256(4)), string.concat(name, "UpdatedAt"));
        _freeAt(feed, bytes32(uint256(5)), string.concat(name, "AnsweredInRound"));
    }

    function _word(address feed, uint256 slot) internal view returns (uint256) {
        return uint256(_load(feed, bytes32(slot)));
    }

    /// Whether a feed's round may be used: it answers, positively and below 2^128, a complete round not older than the
    /// limit and not from the future.
    function usable(address feed, uint256 maxAge) internal view returns (bool) {
        uint256 answer = _word(feed, 2);
        uint256 updatedAt = _word(feed, 4);
        bool speaks = both(_word(feed, 0) != 1, _word(feed, 0) != 2);
        bool sane = both(answer != 0, answer >> 128 == 0);
        bool fresh = both(updatedAt != 0, both(updatedAt <= block.timestamp, updatedAt >= minusOr0(block.timestamp, maxAge)));
        return both(both(speaks, sane), both(fresh, _word(feed, 5) >= _word(feed, 1)));
    }

    function answerOf(address feed) internal view returns (uint256) {
        return _word(feed, 2);
    }

    /// ETH/USD by the oracle rule, WAD; 0 when there is none. The feed has 8 decimals.
    function ruleEthUsd() internal view returns (uint256) {
        uint256 answer = answerOf(ethUsdFeed);
        bool inRange = both(answer >= 1e8, answer <= 1e14);
        return masked(both(usable(ethUsdFeed, 3900), inRange), unscaled(answer));
    }

    function unscaled(uint256 answer) private pure returns (uint256) {
        unchecked {
            return answer * 1e10;
        }
    }

    /// Price of one FLAT by a CPI feed, WAD, whether or not it may be used.
    function indexPrice(address feed) internal view returns (uint256) {
        return D(wad(answerOf(feed)), 315_60500000);
    }

    /// Whether a price is within 5 % of the anchor for each started period of 28 days, and inside the absolute bounds.
    function near(uint256 price) internal view returns (bool) {
        uint256 periods = 1 + minus(block.timestamp, flat.anchorAt()) / 28 days;
        uint256 anchor = flat.anchorPrice();
        uint256 allowed = D(M(anchor * 500, periods), 10_000);
        bool above = either(price >= anchor, minus(anchor, price) <= allowed);
        bool below = either(price <= anchor, minus(price, anchor) <= allowed);
        return both(both(above, below), both(price >= 1e15, price <= 1e24));
    }

    /// Price of one FLAT by the oracle rule, WAD; 0 when neither CPI feed may be used.
    function salePriceByRule() internal view returns (uint256) {
        bool first = both(usable(cpiFeed, 45 days), near(indexPrice(cpiFeed)));
        bool second = both(usable(truflationFeed, 7 days), near(indexPrice(truflationFeed)));
        unchecked {
            return masked(first, indexPrice(cpiFeed)) + masked(both(!first, second), indexPrice(truflationFeed));
        }
    }
}
