// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {LeakyPurse} from "../../../contracts/conformance/LeakyPurse.sol";
import {Purse} from "../../../contracts/conformance/Purse.sol";
import {vm} from "../Cheats.sol";
import {Campaign, Hands} from "./Campaign.sol";

interface IPurse {
    function balanceOf(address owner) external view returns (uint256);
    function transfer(address to, uint256 amount) external;
}

contract PurseHands is Hands {
    IPurse internal immutable _purse;

    constructor(IPurse purse) {
        _purse = purse;
    }

    /// Among three people, who are now and then the same.
    function transfer(uint8 who, uint8 whom, uint256 amount) external {
        (address from, address to) = (_person(who), _person(whom));
        uint256 had = _purse.balanceOf(from);
        uint256 before = _sum(from, to);
        // Nothing may be read between the two: the next call is the one that `from` makes.
        vm.prank(from);
        _purse.transfer(to, amount % (had + 1));
        if (_sum(from, to) != before) broken = true;
        if (_purse.balanceOf(from) < had) reached = true;
    }

    function _person(uint8 number) internal pure returns (address) {
        return address(uint160(0xF1) + number % 3);
    }

    function _sum(address from, address to) internal view returns (uint256) {
        return from == to ? _purse.balanceOf(from) : _purse.balanceOf(from) + _purse.balanceOf(to);
    }
}

contract PurseForge is Campaign {
    function setUp() external {
        hands = address(new PurseHands(IPurse(address(new Purse(address(0xF1))))));
    }

    function invariant_PURSE_SUM_001() external view {
        assert(!Hands(hands).broken());
    }

    function invariant_canary_PURSE_SUM_001() external view {
        assert(!Hands(hands).reached());
    }
}

contract LeakyPurseForge is Campaign {
    function setUp() external {
        hands = address(new PurseHands(IPurse(address(new LeakyPurse(address(0xF1))))));
    }

    function invariant_LEAKY_SUM_001() external view {
        assert(!Hands(hands).broken());
    }

    function invariant_canary_LEAKY_SUM_001() external view {
        assert(!Hands(hands).reached());
    }
}
