// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {CoreWords} from "./CoreWords.sol";
import {DeskWords} from "./DeskWords.sol";
import {Draw} from "./Draw.sol";
import {Call} from "./Message.sol";
import {OceanWords} from "./OceanWords.sol";
import {PulseWords} from "./PulseWords.sol";

/// How quantified variables may be chosen: `fuzz` expressions of properties are written in these.
abstract contract Choices is DeskWords, OceanWords, CoreWords, PulseWords {
    /// Sender of the message under study; never one of the contracts, which only send what their own code sends.
    address internal caller;

    /// The message under study.
    Call internal c;

    /// How many steps were begun.
    uint256 internal _count;

    /// A word of its own for each quantified variable of each step.
    function _raw(uint256 index) internal view virtual returns (uint256) {
        return uint256(keccak256(abi.encode(_count, index, c.to, c.selector, c.w0)));
    }

    /// Uniform in [low, high].
    /// Safe: a campaign is sampled, and claims nothing of what it does not draw.
    function bound(uint256 raw, uint256 low, uint256 high) internal pure returns (uint256) {
        return Draw.bound(raw, low, high);
    }

    /// Mostly up to `most`, at times more.
    function anyAmount(uint256 raw, uint256 most) internal pure returns (uint256) {
        return Draw.amount(raw, most);
    }

    /// Any number, its order of magnitude uniform.
    function anyNumber(uint256 raw) internal pure returns (uint256) {
        return Draw.number(raw);
    }

    /// One of those who send messages.
    function anyActor(uint256 raw) internal view returns (address) {
        return _world.actors(raw % _world.actorCount());
    }

    /// Anyone: an actor, a contract of the suite, the zero address, a stranger.
    function anyone(uint256 raw) internal view returns (address) {
        return _world.someone(raw);
    }

    /// One of those whose signatures can be made: the same all through one step.
    function signer() internal view returns (address) {
        return _world.signers(_count % _world.signerCount());
    }

    /// The signature of `signer()` over a permit of FLAT, with the owner's present nonce.
    function permitV(address owner, address spender, uint256 value, uint256 deadline) internal view returns (uint8 v) {
        (v,,) = _world.signPermit(_count, owner, spender, value, deadline);
    }

    function permitR(address owner, address spender, uint256 value, uint256 deadline) internal view returns (bytes32 r) {
        (, r,) = _world.signPermit(_count, owner, spender, value, deadline);
    }

    function permitS(address owner, address spender, uint256 value, uint256 deadline) internal view returns (bytes32 s) {
        (,, s) = _world.signPermit(_count, owner, spender, value, deadline);
    }

    /// Mostly someone whom the message names, else anyone.
    function anyInvolved(uint256 raw) internal view returns (address) {
        uint256 way = raw & 7;
        if (way == 0) return c.from;
        if (way < 3) return address(uint160(c.w0));
        if (way == 3) return address(uint160(c.w1));
        if (way == 4) return c.to;
        return anyone(raw >> 3);
    }
}
