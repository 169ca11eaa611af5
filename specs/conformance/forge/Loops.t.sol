// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Tally} from "../../../contracts/conformance/Tally.sol";
import {Campaign, Hands} from "./Campaign.sol";

contract TallyHands is Hands {
    Tally public tally = new Tally();
    bool public fourAtMost = true;

    function add(uint256 rounds) external {
        uint256 before = tally.count();
        tally.add(rounds % 300);
        if (tally.count() > tally.CAP()) broken = true;
        if (tally.count() > before + 4) fourAtMost = false;
        if (tally.count() > before) reached = true;
    }
}

contract TallyForge is Campaign {
    function setUp() external {
        hands = address(new TallyHands());
    }

    function invariant_TALLY_CAP_001() external view {
        assert(!Hands(hands).broken());
    }

    function invariant_canary_TALLY_CAP_001() external view {
        assert(!Hands(hands).reached());
    }

    function invariant_TALLY_FOUR_001() external view {
        assert(TallyHands(hands).fourAtMost());
    }

    function invariant_canary_TALLY_FOUR_001() external view {
        assert(!Hands(hands).reached());
    }
}
