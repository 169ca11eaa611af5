// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Lock} from "../../../contracts/conformance/Lock.sol";
import {Meter} from "../../../contracts/conformance/Meter.sol";
import {Pair} from "../../../contracts/conformance/Pair.sol";
import {Shut} from "../../../contracts/conformance/Shut.sol";
import {svm, vm} from "../Cheats.sol";

/// From any two numbers, also those that no call leads to: without the lemma that they are equal, this cannot be shown.
contract PairHalmos {
    Pair internal pair = new Pair();

    function check_PAIR_EQUAL_001() external {
        _bump();
        assert(pair.left() == pair.right());
    }

    function twin_PAIR_EQUAL_001() external {
        _bump();
        assert(pair.left() != pair.right());
    }

    function _bump() internal {
        vm.store(address(pair), bytes32(uint256(0)), bytes32(svm.createUint(128, "left")));
        vm.store(address(pair), bytes32(uint256(1)), bytes32(svm.createUint(128, "right")));
        pair.bump(uint128(svm.createUint(128, "by")));
    }
}

/// Two calls from deployment.
contract MeterHalmos {
    Meter internal meter = new Meter();

    function check_METER_RISE_001() external {
        uint256 before = _addTwice();
        assert(meter.reading() >= before);
    }

    function twin_METER_RISE_001() external {
        uint256 before = _addTwice();
        assert(meter.reading() <= before);
    }

    function _addTwice() internal returns (uint256 before) {
        meter.add(uint128(svm.createUint(128, "first")));
        before = meter.reading();
        meter.add(uint128(svm.createUint(128, "second")));
    }
}

/// Three calls from deployment.
contract LockHalmos {
    Lock internal lock = new Lock();

    function check_LOCK_SHUT_001() external {
        _turnThrice();
        assert(!lock.open());
    }

    function twin_LOCK_SHUT_001() external {
        _turnThrice();
        assert(lock.turns() != 3);
    }

    function _turnThrice() internal {
        for (uint256 i = 0; i < 3; ++i) {
            (bool ok,) = address(lock).call(abi.encodeCall(Lock.turn, ()));
            assert(ok);
        }
    }
}

/// Says nothing where the call reverts, which is everywhere.
contract ShutHalmos {
    Shut internal box = new Shut();

    function check_SHUT_EMPTY_001() external {
        (bool ok,) = address(box).call(abi.encodeCall(Shut.open, (svm.createUint256("key"))));
        if (ok) assert(box.content() == 0);
    }

    function twin_SHUT_EMPTY_001() external {
        (bool ok,) = address(box).call(abi.encodeCall(Shut.open, (svm.createUint256("key"))));
        assert(!ok);
    }
}
