// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {vm} from "./Cheats.sol";
import {Draw} from "./Draw.sol";
import {FuzzWorld} from "./FuzzWorld.sol";
import {Call, Messages} from "./Message.sol";

/// Whoever wants to see what happens: a property under study.
interface IObserver {
    /// A message is about to be sent, or, with an empty one, something else is about to happen.
    function before(Call calldata message) external;

    /// It has happened.
    /// @return found Whether the observer keeps something that must not be undone.
    function afterwards(bool success) external returns (bool found);
}

/// How the campaign acts upon the world. A message that fails makes the whole action revert, so that forge counts it and
/// leaves it out of a counterexample; unless an observer found something.
abstract contract Actions is FuzzWorld {
    IObserver[] private _observers;

    function watch(IObserver observer) external {
        _observers.push(observer);
    }

    /// Selectors of everything that forge may do.
    function actions() external pure virtual returns (bytes4[] memory);

    /// Sends one message, watched.
    function _act(address from, address to, uint256 value, bytes memory data) internal {
        (bool kept, bytes memory result) = _attempt(from, to, value, data);
        if (kept) return; // Safe: the message did what it was sent for, or an observer found something
        assembly ("memory-safe") {
            revert(add(result, 0x20), mload(result)) // Safe: the message changed nothing, and no observer found anything
        }
    }

    /// The same, where a failure must not be undone: time that a cheatcode let pass outlives a revert, and a
    /// counterexample without the action that passed it could not be replayed.
    function _attempt(address from, address to, uint256 value, bytes memory data)
        internal
        returns (bool kept, bytes memory result)
    {
        Call memory message = Messages.read(from, to, value, data);
        _announce(message);
        bool success;
        (success, result) = _sendAs(from, to, value, data);
        kept = _settle(message, success) || success;
    }

    /// Something that is no message to a contract under study: only claims about states are asked about it.
    modifier happening() {
        Call memory nothing;
        _announce(nothing);
        _;
        _settle(nothing, true);
    }

    function _announce(Call memory message) internal virtual {
        for (uint256 i; i < _observers.length; ++i) _observers[i].before(message);
    }

    function _settle(Call memory, bool success) internal virtual returns (bool found) {
        for (uint256 i; i < _observers.length; ++i) {
            if (_observers[i].afterwards(success)) found = true;
        }
    }

    /// A sender.
    function _actor(uint256 raw) internal view returns (address) {
        return actors[raw % actors.length];
    }

    /// Anyone at all: an actor, a contract, the zero address, a stranger.
    function someone(uint256 raw) public view returns (address) {
        uint256 way = raw % 16;
        if (way < 9) return _actor(raw >> 4);
        if (way == 9) return address(vault);
        if (way == 10) return address(flat);
        if (way == 11) return address(ocean);
        if (way == 12) return address(rise);
        if (way == 13) return [address(pool), address(core), address(ghost), address(defense)][(raw >> 4) % 4];
        if (way == 14) return raw & 16 == 0 ? address(0) : firstExecutors[(raw >> 5) % 3];
        return address(uint160(raw >> 4));
    }

    /// A signature of FLAT's permit over the owner's present nonce, by the signer with this index.
    function signPermit(uint256 by, address owner, address spender, uint256 value, uint256 deadline)
        public
        view
        returns (uint8 v, bytes32 r, bytes32 s)
    {
        bytes32 kind = keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        bytes32 content = keccak256(abi.encode(kind, owner, spender, value, flat.nonces(owner), deadline));
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", flat.DOMAIN_SEPARATOR(), content));
        return vm.sign(_keys[by % _keys.length], digest);
    }

    function signerCount() external view returns (uint256) {
        return _keys.length;
    }

    /// A stretch of time, and blocks to go with it.
    function _pass(uint256 time) internal {
        vm.warp(block.timestamp + time);
        vm.roll(block.number + 1 + time / 12);
    }

    /// The sender's ether is never what stops a message.
    function _ether(uint256 raw, address from) internal returns (uint256 value) {
        value = Draw.amount(raw, 1_000 ether);
        if (value > 1e27) value %= 1e27;
        enrich(from, value);
    }
}
