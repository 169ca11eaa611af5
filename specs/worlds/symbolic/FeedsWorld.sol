// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {AnchorWorld} from "./AnchorWorld.sol";
import {AnyRound} from "./AnyFeed.sol";
import {vm} from "./Cheats.sol";

/// The desk with feeds that return any five words, revert, or return too little.
abstract contract FeedsWorld is AnchorWorld {
    /// The rule's answers: no step of the proofs here changes what they depend on, so they are worked out once.
    uint256 private _ethUsdByRule;
    uint256 private _salePriceByRule;
    uint256 private _primaryPrice;
    bool private _mayAnchor;

    function _feedCode() internal override returns (bytes memory) {
        return address(new AnyRound()).code;
    }

    function _freeFeeds() internal override {
        _freeRound(ethUsdFeed, "ethUsd");
        _freeRound(cpiFeed, "cpi");
        _freeRound(truflationFeed, "truflation");
        vm.assume(_multiplied()); // Safe: instances of theorems, each proved in the model property that Theorems.sol names
        _ethUsdByRule = _readEthUsd();
        _primaryPrice = _priceAt(cpiFeed);
        _salePriceByRule = _readSalePrice();
        _mayAnchor = _readMayAnchor();
    }

    /// What the feeds' answers are multiplied and divided by never wraps.
    function _multiplied() private view returns (bool) {
        bool answers = both(wadExact(_answerOf(cpiFeed)), wadExact(_answerOf(truflationFeed)));
        return both(answers, cancels(1e10, _answerOf(ethUsdFeed)));
    }

    /// Ether at 2000 dollars, a primary answer a quarter above a fresh anchor, a fallback on it.
    function _ordinary() internal view override returns (bool) {
        bool answers = both(_answerOf(cpiFeed) == 400_00000000, _answerOf(truflationFeed) == 315_60500000);
        return both(both(_answerOf(ethUsdFeed) == 2000_00000000, answers), both(anchor() == 1e18, elapsed() == 0));
    }

    function _huntingGround() internal view override returns (bool) {
        return _ordinary();
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
    function _usable(address feed, uint256 maxAge) private view returns (bool) {
        uint256 answer = _word(feed, 2);
        uint256 updatedAt = _word(feed, 4);
        bool speaks = both(_word(feed, 0) != 1, _word(feed, 0) != 2);
        bool sane = both(answer != 0, answer >> 128 == 0);
        bool fresh = both(updatedAt != 0, both(updatedAt <= block.timestamp, updatedAt >= minusOr0(block.timestamp, maxAge)));
        return both(both(speaks, sane), both(fresh, _word(feed, 5) >= _word(feed, 1)));
    }

    function _answerOf(address feed) private view returns (uint256) {
        return _word(feed, 2);
    }

    /// ETH/USD by the oracle rule, WAD; 0 when there is none. The feed has 8 decimals.
    function ruleEthUsd() internal view returns (uint256) {
        return _ethUsdByRule;
    }

    /// Price of one FLAT by the oracle rule, WAD; 0 when neither CPI feed may be used.
    function salePriceByRule() internal view returns (uint256) {
        return _salePriceByRule;
    }

    /// Price of one FLAT by the primary feed, WAD, whether or not it may be used.
    function primaryPrice() internal view returns (uint256) {
        return _primaryPrice;
    }

    /// Whether the price may become the anchor: it is the primary feed's, or that feed gives none.
    function mayAnchor() internal view returns (bool) {
        return _mayAnchor;
    }

    function _readEthUsd() private view returns (uint256) {
        uint256 answer = _answerOf(ethUsdFeed);
        bool inRange = both(answer >= 1e8, answer <= 1e14);
        return masked(both(_usable(ethUsdFeed, 3900), inRange), unscaled(answer));
    }

    function unscaled(uint256 answer) private pure returns (uint256) {
        unchecked {
            return answer * 1e10;
        }
    }

    /// Price of one FLAT by a CPI feed, WAD, whether or not it may be used.
    function _priceAt(address feed) private view returns (uint256) {
        return D(wad(_answerOf(feed)), 315_60500000);
    }

    /// Whether a price is within 5 % of the anchor for each started period of 28 days, and inside the absolute bounds.
    function _near(uint256 price) private view returns (bool) {
        bool close = both(price >= minusOr0(anchor(), leeway()), price <= plus(anchor(), leeway()));
        return both(close, both(price >= 1e15, price <= 1e24));
    }

    function _readSalePrice() private view returns (uint256) {
        bool first = both(_usable(cpiFeed, 45 days), _near(_priceAt(cpiFeed)));
        bool second = both(_usable(truflationFeed, 7 days), _near(_priceAt(truflationFeed)));
        unchecked {
            return masked(first, _priceAt(cpiFeed)) + masked(both(!first, second), _priceAt(truflationFeed));
        }
    }

    function _readMayAnchor() private view returns (bool) {
        bool gives = both(_usable(cpiFeed, 45 days), _primaryPrice != 0);
        return either(!gives, _near(_primaryPrice));
    }
}
