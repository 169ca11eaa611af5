// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Lock} from "../../../contracts/conformance/Lock.sol";
import {Meter} from "../../../contracts/conformance/Meter.sol";
import {Pair} from "../../../contracts/conformance/Pair.sol";
import {Shut} from "../../../contracts/conformance/Shut.sol";
import {Campaign, Hands} from "./Campaign.sol";

contract PairHands is Hands {
    Pair internal _pair = new Pair();

    function bump(uint128 by) external {
        _pair.bump(by);
        if (_pair.left() != _pair.right()) broken = true;
        if (by > 0) reached = true;
    }
}

contract PairForge is Campaign {
    function setUp() external {
        hands = address(new PairHands());
    }

    function invariant_PAIR_EQUAL_001() external view {
        assert(!Hands(hands).broken());
    }

    function invariant_canary_PAIR_EQUAL_001() external view {
        assert(!Hands(hands).reached());
    }
}

contract MeterHands is Hands {
    Meter internal _meter = new Meter();

    function add(uint128 amount) external {
        uint256 before = _meter.reading();
        _meter.add(amount);
        if (_meter.reading() < before) broken = true;
        if (_meter.reading() > before) reached = true;
    }
}

contract MeterForge is Campaign {
    function setUp() external {
        hands = address(new MeterHands());
    }

    function invariant_METER_RISE_001() external view {
        assert(!Hands(hands).broken());
    }

    function invariant_canary_METER_RISE_001() external view {
        assert(!Hands(hands).reached());
    }
}

contract LockHands is Hands {
    Lock internal _lock = new Lock();

    function turn() external {
        _lock.turn();
        if (_lock.open()) broken = true;
        reached = true;
    }

    function wait_() external pure {}
}

contract LockForge is Campaign {
    function setUp() external {
        hands = address(new LockHands());
    }

    function invariant_LOCK_SHUT_001() external view {
        assert(!Hands(hands).broken());
    }

    function invariant_canary_LOCK_SHUT_001() external view {
        assert(!Hands(hands).reached());
    }
}

contract ShutHands is Hands {
    Shut internal _box = new Shut();

    function open(uint256 key) external {
        try _box.open(key) {
            reached = true;
            if (_box.content() != 0) broken = true;
        } catch {}
    }
}

contract ShutForge is Campaign {
    function setUp() external {
        hands = address(new ShutHands());
    }

    function invariant_SHUT_EMPTY_001() external view {
        assert(!Hands(hands).broken());
    }

    function invariant_canary_SHUT_EMPTY_001() external view {
        assert(!Hands(hands).reached());
    }
}
