// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {OpenSeal} from "../../../contracts/conformance/OpenSeal.sol";
import {Quote} from "../../../contracts/conformance/Quote.sol";
import {SafeTill} from "../../../contracts/conformance/SafeTill.sol";
import {Seal} from "../../../contracts/conformance/Seal.sol";
import {Till} from "../../../contracts/conformance/Till.sol";
import {Wire} from "../../../contracts/conformance/Wire.sol";
import {ITill, svm, Thief, vm} from "../Cheats.sol";

/// One deposit of each, and one withdrawal of a thief who withdraws once more while being paid.
abstract contract TillCase {
    address internal constant HONEST = address(0xA11CE);

    ITill internal till;
    Thief internal thief;
    uint256 internal stolen;

    function _withdraw() internal {
        uint256 saved = svm.createUint(64, "saved");
        stolen = svm.createUint(64, "stolen");
        vm.deal(HONEST, saved);
        vm.prank(HONEST);
        till.deposit{value: saved}();
        vm.deal(address(this), stolen);
        thief.deposit{value: stolen}();
        (bool ok,) = address(thief).call(abi.encodeCall(Thief.withdraw, ()));
        ok;
    }

    function _backed() internal view returns (bool) {
        return address(till).balance >= till.owedTo(HONEST) + till.owedTo(address(thief));
    }
}

contract TillHalmos is TillCase {
    constructor() {
        till = ITill(address(new Till()));
        thief = new Thief(till);
    }

    function check_TILL_BACKED_001() external {
        _withdraw();
        assert(_backed());
    }

    function twin_TILL_BACKED_001() external {
        _withdraw();
        assert(stolen == 0 || till.owedTo(HONEST) == 0);
    }
}

contract SafeTillHalmos is TillCase {
    constructor() {
        till = ITill(address(new SafeTill()));
        thief = new Thief(till);
    }

    function check_SAFETILL_BACKED_001() external {
        _withdraw();
        assert(_backed());
    }

    function twin_SAFETILL_BACKED_001() external {
        _withdraw();
        assert(stolen == 0 || till.owedTo(HONEST) == 0);
    }
}

contract QuoteHalmos {
    Quote internal quote = new Quote();

    function check_QUOTE_FRESH_001() external {
        (uint256 age, bool ok) = _read();
        if (ok) assert(age < quote.HOUR());
    }

    function twin_QUOTE_FRESH_001() external {
        (uint256 age, bool ok) = _read();
        if (ok) assert(age == 0);
    }

    function _read() internal returns (uint256 age, bool ok) {
        age = svm.createUint(32, "age");
        quote.tell(svm.createUint256("price"));
        vm.warp(block.timestamp + age);
        (ok,) = address(quote).call(abi.encodeCall(Quote.read, ()));
    }
}

/// Any signature of any digest.
abstract contract SealCase {
    function _message() internal returns (bytes memory) {
        bytes32 digest = svm.createBytes32("digest");
        uint8 v = uint8(svm.createUint(8, "v"));
        return abi.encodeCall(Seal.act, (digest, v, svm.createBytes32("r"), svm.createBytes32("s")));
    }
}

contract SealHalmos is SealCase {
    Seal internal seal = new Seal();

    function check_SEAL_SHUT_001() external {
        (bool ok,) = address(seal).call(_message());
        ok;
        assert(!seal.broken());
    }

    function twin_SEAL_SHUT_001() external {
        (bool ok,) = address(seal).call(_message());
        assert(ok);
    }
}

contract OpenSealHalmos is SealCase {
    OpenSeal internal seal = new OpenSeal();

    function check_OPENSEAL_SHUT_001() external {
        (bool ok,) = address(seal).call(_message());
        ok;
        assert(!seal.broken());
    }

    function twin_OPENSEAL_SHUT_001() external {
        (bool ok,) = address(seal).call(_message());
        assert(!ok);
    }
}

contract WireHalmos {
    Wire internal wire = new Wire();

    function check_WIRE_CALM_001(bytes memory message) external {
        wire.send(message);
        assert(!wire.tripped());
    }

    function twin_WIRE_CALM_001(bytes memory message) external {
        wire.send(message);
        assert(message.length != 65);
    }
}
