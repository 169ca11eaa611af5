// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;

import {Vm, vm} from "./Cheats.sol";

/// What was logged while the calls of a scenario were made, for the properties that speak of it.
///
/// Only forge records log entries, those of calls that reverted as well: A-LOGS-KEPT says why no claim counts one.
abstract contract Logs {
    /// Of emitter and event.
    bytes32[] private _kinds;
    /// Indexed arguments, one word each.
    bytes[] private _indexed;
    bytes[] private _data;

    function _record() internal {
        vm.recordLogs();
    }

    function _keep() internal {
        delete _kinds;
        delete _indexed;
        delete _data;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            bytes32[] memory topics = logs[i].topics;
            if (topics.length == 0) continue; // Safe: such an entry is of no event that a property names
            bytes memory indexed_;
            for (uint256 j = 1; j < topics.length; ++j) {
                indexed_ = bytes.concat(indexed_, topics[j]);
            }
            _kinds.push(keccak256(abi.encode(logs[i].emitter, topics[0])));
            _indexed.push(indexed_);
            _data.push(logs[i].data);
        }
    }

    /// How many entries of an event, named with its types, a contract logged.
    function saidTimes(address by, string memory event_) internal view returns (uint256 count) {
        (count,) = _find(by, event_);
    }

    /// Whether it logged the event once, with these indexed arguments and this data, each ABI-encoded.
    function saidOnce(address by, string memory event_, bytes memory indexed_, bytes memory data)
        internal
        view
        returns (bool)
    {
        (uint256 count, uint256 at) = _find(by, event_);
        if (count != 1) return false;
        return keccak256(_indexed[at]) == keccak256(indexed_) && keccak256(_data[at]) == keccak256(data);
    }

    /// A word of the data of an event that it logged once, from 0. Reverts when there is none, which breaks the claim.
    function saidWord(address by, string memory event_, uint256 word) internal view returns (uint256) {
        (uint256 count, uint256 at) = _find(by, event_);
        bytes memory data = _data[at];
        require(count == 1 && data.length >= 32 * (word + 1)); // Safe: a claim that cannot be evaluated is a violation
        uint256 start = 32 * (word + 1);
        uint256 found;
        assembly ("memory-safe") {
            found := mload(add(data, start))
        }
        return found;
    }

    /// How many there are, and which is the last.
    function _find(address by, string memory event_) private view returns (uint256 count, uint256 at) {
        bytes32 kind = keccak256(abi.encode(by, keccak256(bytes(event_))));
        for (uint256 i; i < _kinds.length; ++i) {
            if (_kinds[i] != kind) continue; // Safe: it is of another event, or of another contract
            ++count;
            at = i;
        }
    }
}
