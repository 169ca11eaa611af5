// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {CoreActions} from "../fuzz/CoreActions.sol";
import {MarketActions} from "../fuzz/MarketActions.sol";
import {ScenarioChecks} from "../fuzz/ScenarioChecks.sol";
import {PuppetSuite} from "./PuppetSuite.sol";

/// What Echidna runs: the world of forge's campaigns and the properties that are watched in it, all made in the
/// constructor. Its functions are drawn evenly, so that the actions, of which there are many, are one of them.
abstract contract EchidnaCampaign {
    /// As many as the longest list of arguments of an action has.
    uint256 internal constant WORDS = 8;

    /// The action came to nothing, and is as if it had never been.
    error EchidnaCampaign_Nothing();

    PuppetSuite internal immutable _world;

    bytes4[] private _actions;
    bytes4[] private _favoured;

    /// The ether that it is made with is all that there will be.
    constructor(bool deep) payable {
        _world = new PuppetSuite{value: address(this).balance}(deep);
        _actions = _world.actions();
    }

    /// From now on half of what is done are actions like this one.
    function _favour(bytes4 selector) internal {
        _favoured.push(selector);
    }

    /// One of the world's actions.
    function _act(uint256 which, uint256[WORDS] calldata raw) internal {
        bytes4[] storage among = which & 1 == 0 && _favoured.length != 0 ? _favoured : _actions;
        bytes4 selector = among[(which >> 1) % among.length];
        uint256[WORDS] memory words = raw;
        uint256 truths = _truths(selector);
        for (uint256 i; truths >> i != 0; ++i) if (truths >> i & 1 == 1) words[i] &= 1;
        (bool done,) = address(_world).call(abi.encodeWithSelector(selector, words));
        if (!done) revert EchidnaCampaign_Nothing(); // Safe: an action that failed did nothing
    }

    /// A fixed list of calls, in whatever state the campaign has come to; nothing at all where it does not apply.
    function _play(ScenarioChecks check, uint256 sender, uint256[8] calldata raw) internal {
        try check.scenario(sender, raw) {} catch {} // Safe: where it does not apply; the canary tells if that is everywhere
    }

    /// Which arguments of an action are truth values, as bits: any other word would be no argument at all.
    function _truths(bytes4 selector) private pure returns (uint256) {
        if (selector == CoreActions.token_swap.selector) return 3;
        if (selector == CoreActions.guardian_decide.selector) return 2;
        if (selector == MarketActions.pool_swap.selector) return 1;
        if (selector == MarketActions.receiver_arm.selector) return 4;
        return 0;
    }
}
