// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {OpenSeal} from "../../../contracts/conformance/OpenSeal.sol";
import {Quote} from "../../../contracts/conformance/Quote.sol";
import {SafeTill} from "../../../contracts/conformance/SafeTill.sol";
import {Seal} from "../../../contracts/conformance/Seal.sol";
import {Till} from "../../../contracts/conformance/Till.sol";
import {Wire} from "../../../contracts/conformance/Wire.sol";
import {ITill, Thief, vm} from "../Cheats.sol";
import {Campaign, Hands} from "./Campaign.sol";

contract TillHands is Hands {
    address internal constant HONEST = address(0xA11CE);

    ITill internal immutable _till;

    constructor(ITill till) {
        _till = till;
    }

    function save(uint64 amount) external {
        vm.deal(HONEST, amount);
        vm.prank(HONEST);
        _till.deposit{value: amount}();
    }

    /// A thief of its own each time: one withdraws twice at most.
    function steal(uint64 amount) external {
        Thief thief = new Thief(_till);
        vm.deal(address(this), amount);
        thief.deposit{value: amount}();
        try thief.withdraw() {
            if (amount > 0) reached = true;
        } catch {}
        if (address(_till).balance < _till.owedTo(HONEST)) broken = true;
    }
}

contract TillForge is Campaign {
    function setUp() external {
        hands = address(new TillHands(ITill(address(new Till()))));
    }

    function invariant_TILL_BACKED_001() external view {
        assert(!Hands(hands).broken());
    }

    function invariant_canary_TILL_BACKED_001() external view {
        assert(!Hands(hands).reached());
    }
}

contract SafeTillForge is Campaign {
    function setUp() external {
        hands = address(new TillHands(ITill(address(new SafeTill()))));
    }

    function invariant_SAFETILL_BACKED_001() external view {
        assert(!Hands(hands).broken());
    }

    function invariant_canary_SAFETILL_BACKED_001() external view {
        assert(!Hands(hands).reached());
    }
}

contract QuoteHands is Hands {
    Quote internal _quote = new Quote();

    function tell(uint256 price) external {
        _quote.tell(price);
    }

    /// Around the hour, second by second.
    function readAfter(uint8 seconds_) external {
        uint256 age = 3590 + seconds_ % 20;
        vm.warp(_quote.toldAt() + age);
        try _quote.read() {
            reached = true;
            if (age >= 3600) broken = true;
        } catch {}
    }
}

contract QuoteForge is Campaign {
    function setUp() external {
        hands = address(new QuoteHands());
    }

    function invariant_QUOTE_FRESH_001() external view {
        assert(!Hands(hands).broken());
    }

    function invariant_canary_QUOTE_FRESH_001() external view {
        assert(!Hands(hands).reached());
    }
}

contract WireHands is Hands {
    Wire internal _wire = new Wire();

    function send(uint16 length) external {
        _wire.send(new bytes(length % 4096));
        if (_wire.tripped()) broken = true;
        reached = true;
    }
}

contract WireForge is Campaign {
    function setUp() external {
        hands = address(new WireHands());
    }

    function invariant_WIRE_CALM_001() external view {
        assert(!Hands(hands).broken());
    }

    function invariant_canary_WIRE_CALM_001() external view {
        assert(!Hands(hands).reached());
    }
}

contract SealHands is Hands {
    Seal internal immutable _seal;

    constructor(Seal seal) {
        _seal = seal;
    }

    function act(bytes32 digest, uint8 v, bytes32 r, bytes32 s) external {
        try _seal.act(digest, v, r, s) {} catch {}
        if (_seal.broken()) broken = true;
        reached = true;
    }
}

contract SealForge is Campaign {
    function setUp() external {
        hands = address(new SealHands(new Seal()));
    }

    function invariant_SEAL_SHUT_001() external view {
        assert(!Hands(hands).broken());
    }

    function invariant_canary_SEAL_SHUT_001() external view {
        assert(!Hands(hands).reached());
    }
}

contract OpenSealForge is Campaign {
    function setUp() external {
        hands = address(new SealHands(Seal(address(new OpenSeal()))));
    }

    function invariant_OPENSEAL_SHUT_001() external view {
        assert(!Hands(hands).broken());
    }

    function invariant_canary_OPENSEAL_SHUT_001() external view {
        assert(!Hands(hands).reached());
    }
}
