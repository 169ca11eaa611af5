// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Suite} from "../../../harness/generated/forge/Suite.sol";
import {IObserver} from "../fuzz/Actions.sol";
import {Call} from "../fuzz/Message.sol";
import {Puppet} from "./Puppet.sol";
import {Purse} from "./Purse.sol";

/// The suite, and everything that may be done to it, where no cheatcode sends the messages of others or makes ether:
/// whoever sends messages is a contract that does as it is told, and the ether is what this was made with.
contract PuppetSuite is Suite {
    /// Who does not do as told, such as a contract under study, cannot be made to send.
    error PuppetSuite_NotAnActor(address who);

    /// Made when it is first needed, which is while the contracts that this one extends are constructed.
    Purse private _purse;

    /// Of claims about states.
    IObserver[] private _always;

    /// Of claims about messages, by whom the message goes to: a campaign watches many properties, and most of them do not
    /// speak of most messages.
    mapping(address to => IObserver[]) private _concerned;

    constructor(bool deep) payable Suite(deep) {}

    function watchStates(IObserver observer) external {
        _always.push(observer);
    }

    function watchMessages(IObserver observer, address to) external {
        _concerned[to].push(observer);
    }

    /// Puppets stand for accounts without code.
    function isPlain(address who) external view override returns (bool) {
        return who.code.length == 0 || (_isActor(who) && who != address(receiver));
    }

    function _announce(Call memory message) internal override {
        for (uint256 i; i < _always.length; ++i) _always[i].before(message);
        IObserver[] storage concerned = _concerned[message.to];
        for (uint256 i; i < concerned.length; ++i) concerned[i].before(message);
    }

    function _settle(Call memory message, bool success) internal override returns (bool found) {
        for (uint256 i; i < _always.length; ++i) if (_always[i].afterwards(success)) found = true;
        IObserver[] storage concerned = _concerned[message.to];
        for (uint256 i; i < concerned.length; ++i) if (concerned[i].afterwards(success)) found = true;
    }

    function _newActor(uint256) internal override returns (address) {
        return address(new Puppet());
    }

    function _sendAs(address from, address to, uint256 value, bytes memory data)
        internal
        override
        returns (bool success, bytes memory result)
    {
        if (!_isActor(from)) revert PuppetSuite_NotAnActor(from); // Safe: worlds send as actors only
        // The receiver does as it is told in the same way.
        try Puppet(payable(from)).execute(to, value, data) returns (bytes memory returned) {
            return (true, returned);
        } catch (bytes memory reason) {
            return (false, reason);
        } // Safe: the failure is passed on, and judged
    }

    function _give(address who, uint256 amount) internal override {
        if (address(_purse) == address(0)) _purse = new Purse{value: address(this).balance}();
        _purse.give(who, amount - who.balance);
    }

    function _isActor(address who) private view returns (bool) {
        for (uint256 i; i < actors.length; ++i) if (who == actors[i]) return true;
        return false;
    }
}
