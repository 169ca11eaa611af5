// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {SettableFeed} from "../../../contracts/adversaries/SettableFeed.sol";
import {GenesisNumbers} from "../../../contracts/flat/deploy/GenesisNumbers.sol";
import {Actions} from "./Actions.sol";
import {Draw} from "./Draw.sol";

/// Time, and what the feeds make of it.
abstract contract FeedActions is Actions {
    /// Minutes, hours, days or months pass. Mostly every feed repeats its answer in time, sometimes all fall silent.
    function time_wait(uint256 raw) external happening {
        uint256 way = raw & 15;
        uint256 rest = raw >> 8;
        if (way < 9) _pass(Draw.bound(rest, 12, 30 minutes));
        else if (way < 12) _pass(Draw.bound(rest, 30 minutes, 4 hours));
        else if (way < 14) _pass(Draw.bound(rest, 4 hours, 9 days));
        else _pass(Draw.bound(rest, 28 days, 60 days));
        if ((raw >> 4) & 3 != 0) _refresh();
    }

    /// Two years pass, and every limit in time with them.
    function time_leap() external happening {
        _pass(730 days);
        _refresh();
    }

    /// Every feed moves a little and answers in good order.
    function feed_publish(uint256 raw) external happening {
        _publish(Draw.part(raw, 0), Draw.part(raw, 1), Draw.part(raw, 2));
    }

    /// One feed jumps, in good order: often further than is believed.
    function feed_jump(uint256 which, uint256 raw) external happening {
        SettableFeed feed = _feed(which);
        (, int256 answer,,,) = feed.round();
        uint256 now_ = answer > 0 ? uint256(answer) : 1;
        uint256 then_ = raw & 1 == 0 ? Draw.bound(raw >> 1, now_ / 2, now_ * 2) : Draw.number(raw >> 1);
        feed.setMode(SettableFeed.Mode.answer);
        feed.setAnswer(int256(then_ >> 1));
    }

    /// One feed lies, or fails in one of the ways a feed can fail.
    /// Safe: each way ends where it is done.
    function feed_break(uint256 which, uint256 mode, uint256 raw) external happening {
        SettableFeed feed = _feed(which);
        uint256 way = mode % 10;
        if (way < 5) return feed.setMode(SettableFeed.Mode(way + 1));
        if (way == 5) return feed.setAnswer(0);
        if (way == 6) return feed.setAnswer(-int256(Draw.number(raw) >> 1));
        if (way == 7) return feed.setUpdatedAt(block.timestamp + 1 + Draw.number(raw) / 2);
        if (way == 8) return feed.setUpdatedAt(Draw.bound(raw, 0, block.timestamp - 1));
        (uint256 id, int256 answer, uint256 startedAt, uint256 updatedAt,) = feed.round();
        feed.setMode(SettableFeed.Mode.answer);
        feed.setRound(SettableFeed.Round(id | 2, answer, startedAt, updatedAt, 1));
    }

    /// Both CPI feeds fail at once, while ETH/USD goes on.
    function feed_outage() external happening {
        cpiFeed.setMode(SettableFeed.Mode(1));
        truflationFeed.setMode(SettableFeed.Mode(1));
        _refresh();
    }

    /// Every feed answers again, near genesis.
    function feed_recover(uint256 raw) external happening {
        _recover();
        _publish(Draw.part(raw, 0), Draw.part(raw, 1), Draw.part(raw, 2));
    }

    /// Ether falls to a tenth or less of its price at genesis, and every feed says so: the desk may owe more than it holds.
    function ether_crash(uint256 raw) external happening {
        _recover();
        ethUsdFeed.setAnswer(GenesisNumbers.ETH_USD_ANSWER / int256(Draw.bound(raw, 10, 500)));
    }

    function _feed(uint256 which) private view returns (SettableFeed) {
        if (which % 3 == 0) return ethUsdFeed;
        return which % 3 == 1 ? cpiFeed : truflationFeed;
    }

    /// Feeds that answer give the same answer anew; those that are broken stay so.
    function _refresh() internal {
        for (uint256 i; i < 3; ++i) {
            (, int256 answer,,,) = _feed(i).round();
            _feed(i).setAnswer(answer);
        }
    }

    /// Good answers again: CPI where the last price is, so that it is believed.
    function _recover() internal {
        for (uint256 i; i < 3; ++i) _feed(i).setMode(SettableFeed.Mode.answer);
        ethUsdFeed.setAnswer(GenesisNumbers.ETH_USD_ANSWER);
        uint256 price = flat.lastPrice();
        cpiFeed.setAnswer(int256(flat.cpiGenesis() * price / 1e18));
        truflationFeed.setAnswer(int256(flat.truflationGenesis() * price / 1e18));
    }

    function _publish(uint256 a, uint256 b, uint256 c) private {
        _move(ethUsdFeed, a, 500);
        _move(cpiFeed, b, 100);
        _move(truflationFeed, c, 100);
    }

    /// By at most so many basis points.
    function _move(SettableFeed feed, uint256 raw, uint256 points) private {
        (, int256 answer,,,) = feed.round();
        if (answer <= 0 || answer > type(int128).max) return; // Safe: what is broken is mended by another action
        uint256 last = uint256(answer);
        feed.setAnswer(int256(Draw.bound(raw, last - last * points / 10_000, last + last * points / 10_000)));
    }
}
